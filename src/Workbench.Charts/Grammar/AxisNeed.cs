using System.Collections.Immutable;

namespace Workbench.Charts.Grammar;

internal enum AxisType
{
    Category, Number, Time,
}

/// <summary>Space that a label takes beyond the value it stands at, in pixels.</summary>
internal readonly record struct Room(double Value, double Pixels);

/// <summary>What one chart asks of one of its axes. The axes of layered charts are the union of what each asks.</summary>
internal sealed record AxisNeed
{
    public required string Channel { get; init; }

    public required AxisType Type { get; init; }

    public required string Title { get; init; }

    public string? Unit { get; init; }

    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Categories are points on the axis and not bands: lines over names.</summary>
    public bool Points { get; init; }

    /// <summary>Pixels that a band needs at least.</summary>
    public double Band { get; init; } = 28;

    public double Min { get; init; } = double.PositiveInfinity;

    public double Max { get; init; } = double.NegativeInfinity;

    public bool Zero { get; init; }

    public ValueScale Scale { get; init; }

    public ImmutableArray<Room> After { get; init; } = [];

    public ImmutableArray<Room> Before { get; init; } = [];

    public AxisNeed Union(AxisNeed other)
    {
        if (Type != other.Type) throw Errors.UnlikeAxes(Channel, Name(Type), Name(other.Type));
        if (Unit is not null && other.Unit is not null && Unit != other.Unit) throw Errors.UnlikeUnits(Channel, Unit, other.Unit);
        return this with
        {
            Unit = Unit ?? other.Unit,
            Categories = [.. Categories.Union(other.Categories)],
            Points = Points && other.Points,
            Band = Math.Max(Band, other.Band),
            Min = Math.Min(Min, other.Min),
            Max = Math.Max(Max, other.Max),
            Zero = Zero || other.Zero,
            Scale = Scale == ValueScale.Linear ? other.Scale : Scale,
            After = After.AddRange(other.After),
            Before = Before.AddRange(other.Before),
        };
    }

    private static string Name(AxisType type) => type switch { AxisType.Category => "category", AxisType.Time => "time", _ => "number" };
}
