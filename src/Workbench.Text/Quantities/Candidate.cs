using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>A quantity as found, before it becomes a result: what it is, and what decides whether it is a figure.</summary>
internal struct Candidate
{
    public NumberToken Token;
    public UnitInfo? Unit;
    public Entry? UnitEntry;
    public QuantityKind Kind;
    public Bound Bound;
    public int NounStart;
    public int NounEnd;

    /// <summary>Inside quotation marks that hold a name or motto.</summary>
    public bool Quoted;

    /// <summary>A span of time that only says how long ago or since when.</summary>
    public bool IsTimeSpan;

    /// <summary>Where the whole expression begins and ends, with currency, bound and unit.</summary>
    public int OuterStart;
    public int OuterEnd;
}
