namespace Workbench.Classification;

/// <summary>What the header of a model file says, beside the card: all that prediction needs except the table.</summary>
internal record ModelHeader
{
    public required IReadOnlyList<string> Categories { get; init; }

    public required FeatureOptions Features { get; init; }

    public required float[] Bias { get; init; }

    public required int SlotCount { get; init; }

    public ContextParameters? Context { get; init; }
}

/// <summary>The header as the file holds it.</summary>
internal sealed record ModelFileHeader : ModelHeader
{
    public required ModelCard Card { get; init; }
}
