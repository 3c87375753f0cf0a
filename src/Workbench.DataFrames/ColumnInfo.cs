namespace Workbench.DataFrames;

/// <summary>What a column holds and what it means.</summary>
public sealed record ColumnInfo
{
    /// <summary>Name, unique in its frame without regard to case (as in SQL).</summary>
    public required string Name { get; init; }

    /// <summary>C# type of the values; nulls come apart from it, as a mask.</summary>
    public required Type Type { get; init; }

    /// <summary>The engine's type, for example <c>DECIMAL(18,2)</c>.</summary>
    public string SqlType { get; init; } = "";

    /// <summary>Unit of the values: <c>VND</c>, <c>household</c>, <c>%</c>. Null when none is known; values of unlike units are never added.</summary>
    public string? Unit { get; init; }

    /// <summary>Kind of quantity: <c>count</c>, <c>money</c>, <c>percent</c>, <c>ratio</c> and the others of the reports. Null when unknown.</summary>
    public string? Kind { get; init; }

    /// <summary>Text for people: the title of an axis. Null to use the name.</summary>
    public string? Label { get; init; }

    /// <summary>Where the values come from. Null when unknown.</summary>
    public string? Source { get; init; }
}
