namespace Workbench.Charts;

/// <summary>What a column's values are, which decides their axis.</summary>
public enum ChartColumnType
{
    /// <summary>Numbers on a continuous scale.</summary>
    Quantitative,

    /// <summary>Names without an order.</summary>
    Nominal,

    /// <summary>Names in the order of the rows.</summary>
    Ordinal,

    /// <summary>Dates.</summary>
    Temporal,
}

/// <summary>A column of <see cref="ChartData"/>: what its values are and how they are named to readers.</summary>
/// <param name="Name">Name in the rows, as encodings use it. Case matters.</param>
/// <param name="Type">What the values are.</param>
/// <param name="Unit">Unit of all values (<c>household</c>, <c>percent</c>), or an ISO 4217 code for money (<c>VND</c>); null when they have none.
/// Two columns of unlike units cannot share an axis.</param>
/// <param name="Label">Name for readers, for axis and tooltip; null to use <paramref name="Name"/>.</param>
/// <param name="Kind">Kind of quantity (<c>money</c>, <c>percent</c>, <c>count</c> …) when known.</param>
/// <param name="Source">Where the values come from, shown as source line when a chart has none of its own.</param>
public sealed record ChartColumn(
    string Name, ChartColumnType Type, string? Unit = null, string? Label = null, string? Kind = null, string? Source = null)
{
    /// <summary>The name shown to readers: <see cref="Label"/>, or else <see cref="Name"/>.</summary>
    public string Title => Label ?? Name;
}
