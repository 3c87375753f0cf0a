using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Workbench.Notebooks;

/// <summary>Turns an exception into what the writer of a cell needs: the message and the frames in cells, nothing of the machinery.</summary>
internal static partial class StackFrames
{
    /// <param name="exception">The exception as it left the cell.</param>
    /// <param name="isCell">True for source paths that are cells or files loaded by cells.</param>
    public static CellError Describe(Exception exception, Func<string, bool> isCell)
    {
        // A task that failed with one exception failed with that exception.
        while (exception is AggregateException { InnerExceptions.Count: 1 } or TargetInvocationException { InnerException: not null })
            exception = exception.InnerException!;
        var trace = new List<string>();
        int? line = null;
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (!ReferenceEquals(current, exception))
                trace.Add($"caused by {current.GetType().Name}: {current.Message}");
            foreach (var frame in new StackTrace(current, fNeedFileInfo: true).GetFrames())
            {
                if (frame.GetFileName() is not { } file || !isCell(file))
                    continue;
                line ??= frame.GetFileLineNumber();
                var function = FunctionName(frame);
                var place = string.Create(CultureInfo.InvariantCulture, $"{file}, line {frame.GetFileLineNumber()}");
                var text = function is null ? "   at " + place : $"   at {function} in {place}";
                // async machinery passes one failure through two frames of the same place.
                if (trace.Count == 0 || trace[^1] != text)
                    trace.Add(text);
            }
        }
        return new CellError(exception.GetType().Name, exception.Message, trace) { Line = line };
    }

    /// <summary>The name as written in the cell; null for the cell's own statements.</summary>
    private static string? FunctionName(StackFrame frame)
    {
        var method = frame.GetMethod();
        var names = new List<string>();
        for (var type = method?.DeclaringType; type is not null && !type.Name.StartsWith("Submission#", StringComparison.Ordinal); type = type.DeclaringType)
            names.Insert(0, type.Name);
        if (method is not null)
            names.Add(method.Name);
        var readable = new List<string>();
        foreach (var name in names)
        {
            if (!name.StartsWith('<'))
            {
                if (name != "MoveNext")
                    readable.Add(name is ".ctor" ? "constructor" : name);
                continue;
            }
            // <<Initialize>>d__0 is the cell itself, <Outer>g__Local|0_1 a local function, <Outer>d__2 an async or iterator function, <Outer>b__0 a lambda.
            if (LocalFunction().Match(name) is { Success: true } local)
                readable.Add(local.Groups[1].Value);
            else if (StateMachine().Match(name) is { Success: true } machine && machine.Groups[1].Value is not ("<Initialize>" or "<Factory>"))
                readable.Add(machine.Groups[1].Value);
            else if (name.Contains(">b__", StringComparison.Ordinal))
                readable.Add("lambda");
        }
        return readable.Count == 0 ? null : string.Join('.', readable);
    }

    [GeneratedRegex(@">g__([^|]+)\|", RegexOptions.CultureInvariant)]
    private static partial Regex LocalFunction();

    [GeneratedRegex(@"^<(.+)>d(__\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex StateMachine();
}
