namespace Workbench.Classification;

/// <summary>What the semantic fields of words give as features.</summary>
public enum FieldFeatures
{
    /// <summary>By the number of training sentences: fields and groups up to 10,000, fields alone above.</summary>
    Automatic,

    /// <summary>Nothing.</summary>
    None,

    /// <summary>The field of each word.</summary>
    Fields,

    /// <summary>The field of each word and the group of that field, each counted twice: the fewer sentences there are to learn from, the more they say.</summary>
    FieldsAndGroups,
}

/// <summary>Which features a sentence has. The defaults were chosen by cross-validation on the labelled reports of this
/// project, each language on its own; the table is in <c>docs/guide/classification.md</c>. Stored in the model file.</summary>
public sealed record FeatureOptions
{
    /// <summary>Length of the word beginning that stands for all forms of an inflected word, in UTF-16 units; 0 for none. Default 5.</summary>
    public int Prefix { get; init; } = 5;

    /// <summary>Whether two words in a row are a feature. Default true.</summary>
    public bool WordPairs { get; init; } = true;

    /// <summary>Whether the canonical units that words name are features, alone and two in a row: <c>household</c> for any word for it, in any language that
    /// <see cref="Text.NamedWordFinder"/> knows. Default true.</summary>
    public bool UnitWords { get; init; } = true;

    /// <summary>Whether the semantic fields that words belong to are features: <c>epidemic</c>, of the group <c>health</c>, for <i>vaccine</i>, in any language that
    /// <see cref="Text.NamedWordFinder"/> knows. Default <see cref="FieldFeatures.Automatic"/>.</summary>
    public FieldFeatures Fields { get; init; }

    /// <summary>Least length of a character n-gram, 1 to 8; in Han and kana always 1, as one sign is a word there. Default 3.</summary>
    public int MinCharacters { get; init; } = 3;

    /// <summary>Greatest length of a character n-gram, up to 8; 0 for words alone, which trains several times faster and errs more often.
    /// Default 5.</summary>
    public int MaxNgram { get; init; } = 5;

    /// <summary>The same for scripts without spaces between words, where n-grams have to stand for words; up to 8. Default 5.</summary>
    public int MaxUnspaced { get; init; } = 5;

    /// <summary>Weight of a word against that of a character n-gram, which is 1; above 0. Default 1.</summary>
    public float WordWeight { get; init; } = 1f;

    /// <summary>Of how many training sentences a feature must be, 1 (all are kept) or more. Default 1.</summary>
    public int MinSentences { get; init; } = 1;

    /// <summary>How many UTF-16 units of a text are read; the rest is ignored. Default 20,000,
    /// at most 100,000.</summary>
    public int MaxCharacters { get; init; } = 20_000;

    // Up to so many sentences groups are features as well: at 5,000 they gained two points, at 26,000 none.
    private const int FewSentences = 10_000;

    internal FeatureOptions For(int sentences) => Fields != FieldFeatures.Automatic ? this
        : this with { Fields = sentences <= FewSentences ? FieldFeatures.FieldsAndGroups : FieldFeatures.Fields };

    internal void Check()
    {
        if (Prefix is < 0 or > 32) throw Errors.Option(nameof(Prefix), Prefix, "0 to 32");
        if (MinCharacters is < 1 or > 8) throw Errors.Option(nameof(MinCharacters), MinCharacters, "1 to 8");
        if (MaxNgram != 0 && (MaxNgram < MinCharacters || MaxNgram > 8)) throw Errors.Option(nameof(MaxNgram), MaxNgram, "0, or MinCharacters to 8");
        if (MaxUnspaced < MinCharacters || MaxUnspaced > 8) throw Errors.Option(nameof(MaxUnspaced), MaxUnspaced, "MinCharacters to 8");
        if (!(WordWeight > 0 && WordWeight < 100)) throw Errors.Option(nameof(WordWeight), WordWeight, "above 0, below 100");
        if (!Enum.IsDefined(Fields)) throw Errors.Option(nameof(Fields), (int)Fields, "a known choice");
        if (MinSentences is < 1 or > 1000) throw Errors.Option(nameof(MinSentences), MinSentences, "1 to 1000");
        if (MaxCharacters is < 1 or > 100_000) throw Errors.Option(nameof(MaxCharacters), MaxCharacters, "1 to 100000");
    }
}
