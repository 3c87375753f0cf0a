using System.Collections.Concurrent;

namespace Workbench.Text.Data;

/// <summary>All that is known of one language, compiled from its folder of data. Immutable; loaded once, when first met.</summary>
internal sealed partial class LanguageData
{
    /// <summary>The neutral language: shared symbols only. Used where the language is unknown.</summary>
    public const string Undetermined = "und";

    private static readonly ConcurrentDictionary<string, Lazy<LanguageData>> Loaded = new(StringComparer.Ordinal);

    // Taken once, before anybody reads.
    private Trie[] tries = [];
    private List<Entry> entries = [];
    private LookUpRecord? record;

    /// <summary>Folded patterns of lines that belong to the page, not to the report.</summary>
    public required IReadOnlyList<string> Furniture
    {
        get;
        init
        {
            field = value;
            FurnitureByFirst = ByFirst(value);
        }
    }

    public Dictionary<char, List<string>> FurnitureByFirst { get; private init; } = [];

    /// <summary>Whether a space ends a sentence, where full stops do not; empty for languages that have them.</summary>
    public required Sentences.BreakModel Breaks { get; init; }

    /// <summary>Takes the forms of each class and the entries that they lead to, when all are known.</summary>
    internal void Take(Trie[] forms, List<Entry> of) => (tries, entries) = (forms, of);

    public IReadOnlyList<Entry> Entries => entries;

    /// <summary>The codes of all languages that have a folder of data, in ordinal order.</summary>
    public static IReadOnlyList<string> Codes => field ??= ReadCodes();

    private static List<string> ReadCodes()
    {
        const string Folder = "Languages/", File = "/language.tsv";
        List<string> codes = [];
        foreach (string name in DataFile.Names)
            if (name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(File, StringComparison.Ordinal)) codes.Add(name[Folder.Length..^File.Length]);
        codes.Sort(StringComparer.Ordinal);
        return codes;
    }

    private static Dictionary<char, List<string>> ByFirst(IReadOnlyList<string> patterns)
    {
        Dictionary<char, List<string>> groups = [];
        foreach (string pattern in patterns)
        {
            if (!groups.TryGetValue(pattern[0], out List<string>? group)) groups.Add(pattern[0], group = []);
            group.Add(pattern);
        }
        return groups;
    }

    /// <summary>Whether there is a folder of data for a language.</summary>
    public static bool IsKnown(string code) => DataFile.Exists($"Languages/{code}/language.tsv");

    public static LanguageData Get(string? code)
    {
        if (code is null or Undetermined) code = Undetermined;
        else if (!IsKnown(code)) throw Errors.UnknownLanguage(code, Codes);
        return Loaded.GetOrAdd(code, static key => new Lazy<LanguageData>(() => LanguageLoader.Load(key))).Value;
    }

    /// <summary>Whether any form of a class begins with this letter.</summary>
    public bool Begins(LexClass lexClass, char c) => tries[(int)lexClass].Begins(c);

    /// <summary>How long a form of a class may be that ends before <paramref name="stop"/> (<see cref="EndFilter"/>); 0 for most places.</summary>
    public ulong LengthsBefore(LexClass lexClass, ReadOnlySpan<char> text, int stop)
    {
        record?.Ask();
        return tries[(int)lexClass].LengthsBefore(text, stop);
    }

    public bool TryMatch(LexClass lexClass, ReadOnlySpan<char> text, int start, out int end, out Entry entry, bool joined = false)
    {
        if (tries[(int)lexClass].TryMatch(text, start, out end, out int payload, joined) && (record is null || record.Find(payload)))
        {
            entry = entries[payload];
            return true;
        }
        entry = null!;
        return false;
    }

    /// <summary>Whether any form of a class begins with these folded letters, or is the first of them.</summary>
    public bool MayBegin(LexClass lexClass, char first, char second) => tries[(int)lexClass].MayBegin(first, second);

    /// <summary>Whether a form of a class could be found at the beginning of a word (<see cref="Trie.MayMatch"/>).</summary>
    public bool MayMatch(LexClass lexClass, ReadOnlySpan<char> word, bool joined, out uint next) => tries[(int)lexClass].MayMatch(word, joined, out next);

    /// <summary>The forms of a class, for those who keep what they found in them.</summary>
    public Trie Forms(LexClass lexClass) => tries[(int)lexClass];

    /// <summary>Begins to note what is looked up; for tests, and not for use by several threads.</summary>
    internal LookUpRecord Record() => record = new LookUpRecord(entries.Count);

}
