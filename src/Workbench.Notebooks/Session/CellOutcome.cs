namespace Workbench.Notebooks;

/// <summary>How the execution of a cell ended.</summary>
public enum CellStatus
{
    /// <summary>To its end.</summary>
    Succeeded,

    /// <summary>By an error, of the compiler or while running.</summary>
    Failed,

    /// <summary>By an interrupt.</summary>
    Interrupted,
}

/// <summary>An error of a cell, as it is shown to the person who wrote the cell.</summary>
/// <param name="Name">The kind of error: the exception's type, such as <c>DivideByZeroException</c>, or <c>CompilationError</c>.</param>
/// <param name="Message">The message.</param>
/// <param name="Trace">Lines to show below: for compiler errors the place of each, for exceptions the frames in cells, innermost first.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Trace)
{
    /// <summary>The line in the cell at which the error came up, counted from 1; null where it is not known.</summary>
    public int? Line { get; init; }
}

/// <summary>What came of one execution of C# code.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="HasValue">True when the code ended with an expression, whose value is <paramref name="Value"/>.</param>
/// <param name="Value">The value of the last expression.</param>
/// <param name="Error">The error, unless the code succeeded.</param>
public sealed record CellOutcome(CellStatus Status, bool HasValue, object? Value, CellError? Error)
{
    internal static CellOutcome Done { get; } = new(CellStatus.Succeeded, false, null, null);

    internal static CellOutcome Fail(CellError error) => new(CellStatus.Failed, false, null, error);
}

/// <summary>A variable of a session.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Value">Its value now.</param>
public sealed record SessionVariable(string Name, Type Type, object? Value);
