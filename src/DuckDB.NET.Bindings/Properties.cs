using System.Runtime.CompilerServices;

// Every struct of the API is laid out as C lays it out; the runtime need not (and must not) convert any of them.
[assembly: DisableRuntimeMarshalling]
