namespace DuckDB.NET.Native;

/// <summary>Classes of errors, as numbered by <c>duckdb_error_type</c>.</summary>
public enum DuckDBErrorType
{
    /// <summary>No error, or an unknown one.</summary>
    Invalid = 0,

    /// <summary>A value is out of the range of its type.</summary>
    OutOfRange = 1,

    /// <summary>A value cannot be converted to the type.</summary>
    Conversion = 2,

    /// <summary>The type is not known.</summary>
    UnknownType = 3,

    /// <summary>A decimal operation failed.</summary>
    Decimal = 4,

    /// <summary>The types of the operands do not fit.</summary>
    MismatchType = 5,

    /// <summary>A division by zero.</summary>
    DivideByZero = 6,

    /// <summary>An object has the wrong size.</summary>
    ObjectSize = 7,

    /// <summary>The type cannot be used here.</summary>
    InvalidType = 8,

    /// <summary>Data could not be written or read back.</summary>
    Serialization = 9,

    /// <summary>The transaction cannot go on, or conflicts with another.</summary>
    Transaction = 10,

    /// <summary>The engine does not do this yet.</summary>
    NotImplemented = 11,

    /// <summary>An expression is wrong.</summary>
    Expression = 12,

    /// <summary>A table, column, function or schema is not there, or is there already.</summary>
    Catalog = 13,

    /// <summary>The statement is not SQL.</summary>
    Parser = 14,

    /// <summary>The statement could not be planned.</summary>
    Planner = 15,

    /// <summary>The scheduler failed.</summary>
    Scheduler = 16,

    /// <summary>Execution failed.</summary>
    Executor = 17,

    /// <summary>A constraint is violated.</summary>
    Constraint = 18,

    /// <summary>An index failed.</summary>
    Index = 19,

    /// <summary>Statistics failed.</summary>
    Stat = 20,

    /// <summary>The connection failed.</summary>
    Connection = 21,

    /// <summary>The syntax is wrong.</summary>
    Syntax = 22,

    /// <summary>A setting is wrong.</summary>
    Settings = 23,

    /// <summary>Names or types of the statement do not bind.</summary>
    Binder = 24,

    /// <summary>The network failed.</summary>
    Network = 25,

    /// <summary>The optimizer failed.</summary>
    Optimizer = 26,

    /// <summary>A null pointer was met.</summary>
    NullPointer = 27,

    /// <summary>A file could not be read or written.</summary>
    Io = 28,

    /// <summary>The query was interrupted.</summary>
    Interrupt = 29,

    /// <summary>The database cannot be used any more.</summary>
    Fatal = 30,

    /// <summary>A defect of the engine.</summary>
    Internal = 31,

    /// <summary>An argument or a value is not allowed.</summary>
    InvalidInput = 32,

    /// <summary>The memory limit was reached.</summary>
    OutOfMemory = 33,

    /// <summary>The operation is not permitted.</summary>
    Permission = 34,

    /// <summary>The type of a parameter could not be inferred.</summary>
    ParameterNotResolved = 35,

    /// <summary>A parameter stands where none is allowed.</summary>
    ParameterNotAllowed = 36,

    /// <summary>Something else depends on the object.</summary>
    Dependency = 37,

    /// <summary>An HTTP request failed.</summary>
    Http = 38,

    /// <summary>An extension is needed and not loaded.</summary>
    MissingExtension = 39,

    /// <summary>An extension could not be loaded.</summary>
    Autoload = 40,

    /// <summary>A sequence failed.</summary>
    Sequence = 41,

    /// <summary>A configuration is not allowed.</summary>
    InvalidConfiguration = 42,
}
