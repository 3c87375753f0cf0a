using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using Workbench.Charts;

namespace Workbench.Comparing;

/// <summary>What a drawn comparison says in one language. The wordings stand in <c>words.tsv</c>, a column a language.</summary>
internal sealed class ComparisonWords
{
    private static readonly Lazy<FrozenDictionary<string, ComparisonWords>> All = new(Load);
    private readonly FrozenDictionary<string, string> words;

    private ComparisonWords(FrozenDictionary<string, string> words) => this.words = words;

    /// <summary>The words of a language that charts speak.</summary>
    /// <exception cref="ChartException">WB3105 when charts do not speak it.</exception>
    public static ComparisonWords Of(string language) => All.Value[ChartLanguage.Of(language).Code];

    /// <summary>The languages of the table.</summary>
    public static IReadOnlyCollection<string> Languages => All.Value.Keys;

    /// <summary>The keys of the table, such as <c>by-district</c>.</summary>
    public IReadOnlyCollection<string> Keys => words.Keys;

    public string this[string key] => words[key];

    public string Say(string key, params object[] parts) => string.Format(CultureInfo.InvariantCulture, words[key], parts);

    /// <summary>The word for a kind of figures; the kind itself when it has none.</summary>
    public string Kind(string kind) => words.GetValueOrDefault("kind-" + kind, kind);

    private static FrozenDictionary<string, ComparisonWords> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("comparing-words.tsv")
            ?? throw new InvalidOperationException("The resource comparing-words.tsv is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).ToList();
        return rows[0].Skip(1).Select((language, i) => (language, words: rows.Skip(1).ToFrozenDictionary(row => row[0], row => row[i + 1], StringComparer.Ordinal)))
            .ToFrozenDictionary(l => l.language, l => new ComparisonWords(l.words), StringComparer.Ordinal);
    }
}
