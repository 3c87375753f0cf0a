using System.Globalization;

namespace Workbench.Text.Data;

/// <summary>Compiles a language from its folder: reads each file in its fixed format, builds a trie for each class.</summary>
internal sealed class LanguageLoader
{
    // More than the units of a language need, so that they are not copied while they grow; memory that is not written to costs nothing.
    private const int UnitNodes = 1 << 18;

    private readonly string folder;
    private readonly List<Entry> entries = [];
    private readonly Trie.Builder?[] builders = new Trie.Builder[(int)LexClass.BreakBefore + 1];

    private LanguageLoader(string folder) => this.folder = folder;

    public static LanguageData Load(string code)
    {
        string folder = $"Languages/{code}/";
        // Units are more than half of a language: a thread of their own reads them, while the settings and all else are read.
        LanguageLoader units = new(folder), words = new(folder);
        Task reading = Task.Factory.StartNew(units.LoadUnits, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Dictionary<string, string> settings = new(StringComparer.Ordinal);
        string[]? unitEndings = null;
        foreach (DataRow row in DataFile.Read(folder + "language.tsv"))
        {
            settings[row[0]] = row[1];
            if (row[0] == "unit-endings") unitEndings = [.. row.Forms(1)];
        }
        if (unitEndings is not null) Array.Sort(unitEndings, StringComparer.Ordinal);
        bool spaced = settings.GetValueOrDefault("spaces", "yes") == "yes";
        int maxSuffix = int.Parse(settings.GetValueOrDefault("max-suffix", "4"), CultureInfo.InvariantCulture);

        words.LoadNumerals();
        words.LoadBounds();
        words.LoadPeriods(settings.GetValueOrDefault("bare-months", "no") != "no");
        words.LoadContexts();
        Sentences.BreakModel breaks = new(DataFile.Read(folder + "breaks.tsv"));
        List<string> furniture = ReadFurniture(folder);
        Trie?[] all = Laid(words);
        LanguageData language = new(code, settings, words.entries) { Breaks = breaks, Furniture = furniture };
        reading.GetAwaiter().GetResult();
        Trie?[] ofUnits = Laid(units);
        for (int index = 0; index < all.Length; index++)
        {
            // No class has words of both; there are more units.
            all[index]?.Shift(units.entries.Count);
            all[index] ??= ofUnits[index] ?? new Trie.Builder().Build(maxSuffix, spaced);
        }
        language.Take(all!, [.. units.entries, .. words.entries]);
        return language;

        Trie?[] Laid(LanguageLoader loader)
        {
            Trie?[] tries = new Trie?[loader.builders.Length];
            for (int index = 0; index < tries.Length; index++)
                tries[index] = loader.builders[index]?.Build(maxSuffix, spaced, index == (int)LexClass.Unit ? unitEndings : null);
            return tries;
        }
    }

    private static List<string> ReadFurniture(string folder)
    {
        List<string> patterns = [];
        foreach (string file in (string[])[folder + "furniture.tsv", "Languages/furniture.tsv"])
            foreach (DataRow row in DataFile.Read(file))
                foreach (string form in row.Forms(1)) patterns.Add(Chars.FoldAll(form));
        return patterns;
    }

    private void LoadNumerals()
    {
        foreach (DataRow row in DataFile.Read(folder + "numerals.tsv"))
        {
            if (row[1] == "and")
            {
                Add(LexClass.Connector, row, 2, new() { File = row.File, Line = row.Line, Forms = row[2] });
                continue;
            }
            NumeralRole role = (NumeralRole)Roles.Find(Roles.Numerals, row, 1);
            decimal value = role is NumeralRole.Not or NumeralRole.Point or NumeralRole.Minus or NumeralRole.Filler or NumeralRole.Over ? 0 : Number(row, 0);
            EntryFlags flags = value == 1 && role is NumeralRole.Unit or NumeralRole.Article ? EntryFlags.One : EntryFlags.None;
            if (row[3].Contains("pronoun", StringComparison.Ordinal)) flags |= EntryFlags.One;
            if (row[3].Contains("common", StringComparison.Ordinal)) flags |= EntryFlags.Common;
            if (row[3].Contains("alone", StringComparison.Ordinal)) flags |= EntryFlags.Alone;
            if (row[3].Contains("about", StringComparison.Ordinal)) flags |= EntryFlags.About;
            if (row[3].Contains("not-after-ten", StringComparison.Ordinal)) flags |= EntryFlags.NotAfterTen;
            if (row[3].Contains("ordinal", StringComparison.Ordinal)) flags |= EntryFlags.Ordinal;
            Add(LexClass.Numeral, row, 2, new() { File = row.File, Line = row.Line, Forms = row[2], Value = value, Numeral = role, Flags = flags });
        }
        foreach (DataRow row in DataFile.Read(folder + "scales.tsv"))
        {
            EntryFlags flags = row[1].Contains("alone", StringComparison.Ordinal) ? EntryFlags.Alone : EntryFlags.None;
            if (row[1].Contains("twice", StringComparison.Ordinal)) flags |= EntryFlags.Twice;
            if (row[1] is not ("-" or "alone" or "alone,twice" or "attached" or "attached,money" or "attached,small" or "plural" or "money")) throw row.Bad($"'{row[1]}' is no flag of a scale; use -, alone, attached, plural or money");
            if (row[1] == "plural") flags |= EntryFlags.Plural;
            Entry entry = new() { File = row.File, Line = row.Line, Forms = row[2], Value = Number(row, 0), Numeral = NumeralRole.Scale, Flags = flags, Role = row[1] };
            Add(row[1].Contains("attached", StringComparison.Ordinal) ? LexClass.Attached : LexClass.Numeral, row, 2, entry);
        }
    }

    /// <summary>How many the form of a unit says alone: a dual two, félóra a half; 0 where a number says it.</summary>
    internal static decimal AmountOf(DataRow row)
    {
        string flag = row[2];
        if (flag.StartsWith("alone=", StringComparison.Ordinal))
            return decimal.TryParse(flag.AsSpan(6), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) && number > 0 ? number
                : throw row.Bad($"'{flag}' names no number above nought; write it in plain digits with a point, as alone=0.5");
        if (flag is not ("" or "direct" or "before" or "dual" or "generic" or "attributive" or "symbol" or "own" or "whole" or "subject")) throw row.Bad($"'{flag}' is no flag of a unit; use direct, before, dual, generic, attributive, symbol, own, whole, subject or alone=0.5");
        return flag == "dual" ? 2 : 0;
    }

    private void LoadUnits()
    {
        foreach (DataRow row in DataFile.Read(folder + "units.tsv"))
        {
            UnitInfo unit = SharedUnits.Find(row[0]) ?? throw row.Bad($"'{row[0]}' is no canonical unit of Languages/units.tsv; add it there or correct it");
            decimal says = AmountOf(row);
            Add(row[2] switch { "before" or "subject" => LexClass.UnitBefore, _ => says > 0 ? LexClass.Dual : LexClass.Unit }, row, 1, new() { File = row.File, Line = row.Line, Forms = row[1], Unit = unit, Role = row[2], Value = says });
        }
        foreach (DataRow row in DataFile.Read(folder + "currencies.tsv"))
        {
            UnitInfo unit = SharedUnits.FindCurrency(row[0]) ?? throw row.Bad($"'{row[0]}' is no currency of Languages/currencies.tsv; add it there or correct it");
            if (row[2] is not ("" or "after" or "large" or "direct" or "glued") && !row[2].StartsWith("part=", StringComparison.Ordinal)) throw row.Bad($"'{row[2]}' is no flag of a currency; use after, large, direct, glued, or part=0.01");
            // A hundredth of it with a name of its own: kopecks, satang.
            bool part = row[2].StartsWith("part=", StringComparison.Ordinal);
            decimal share = !part ? 0 : decimal.TryParse(row[2].AsSpan(5), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) && number is > 0 and not 1 ? number : throw row.Bad($"'{row[2]}' names no part or multiple of one; write it in plain digits with a point, as part=0.01 or part=1000");
            Add(row[2] == "glued" ? LexClass.CurrencyBefore : LexClass.Unit, row, 1, new() { File = row.File, Line = row.Line, Forms = row[1], Unit = unit, Role = part ? "part" : row[2], Value = share });
        }
        foreach (SymbolForms symbol in SharedUnits.Symbols)
            Add(LexClass.Unit, symbol.Row, symbol.Forms, new() { File = symbol.Row.File, Line = symbol.Row.Line, Forms = symbol.Forms, Unit = symbol.Unit, Role = symbol.Role });
        foreach (DataRow row in DataFile.Read(folder + "classifiers.tsv"))
        {
            UnitInfo? unit = row[0] is "-" or "" ? null : SharedUnits.Find(row[0]) ?? throw row.Bad($"'{row[0]}' is no canonical unit of Languages/units.tsv");
            string[] groups = row[2].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            Add(LexClass.Classifier, row, 1, new() { File = row.File, Line = row.Line, Forms = row[1], Unit = unit, Groups = groups, Role = row[3] });
        }
    }

    private void LoadBounds()
    {
        foreach (DataRow row in DataFile.Read(folder + "bounds.tsv"))
        {
            if (!Bounds.TryParse(row[0], out Bound bound)) throw row.Bad($"'{row[0]}' is no bound; use exact, about, atLeast or atMost");
            LexClass lexClass = row[1] switch
            {
                "before" or "large" or "past" or "on" or "measure" or "way" => LexClass.BoundBefore,
                "after" or "behind" => LexClass.BoundAfter,
                "head" or "verb" => LexClass.BoundHead,
                "tail" => LexClass.BoundTail,
                _ => throw row.Bad($"'{row[1]}' is no side; use before, large, past, on, measure, way, after, behind, head, tail or verb"),
            };
            string[] units = row[3].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            foreach (string unit in units) if (SharedUnits.Find(unit) is null) throw row.Bad($"'{unit}' is no canonical unit of Languages/units.tsv");
            Add(lexClass, row, 2, new() { File = row.File, Line = row.Line, Forms = row[2], Bound = bound, Role = row[1], Groups = units });
        }
        foreach (DataRow row in DataFile.Read(folder + "ranges.tsv"))
        {
            LexClass lexClass = row[0] switch
            {
                "open" => LexClass.RangeOpen,
                "middle" => LexClass.RangeMiddle,
                "ratio" => LexClass.RangeMiddle,
                "close" => LexClass.RangeClose,
                _ => throw row.Bad($"'{row[0]}' is no part of a range; use open, middle, close or ratio"),
            };
            Add(lexClass, row, 2, new() { File = row.File, Line = row.Line, Forms = row[2], Role = row[0] == "ratio" && row[1] is not ("many" or "round") ? "ratio" : row[1] });
        }
    }

    private void LoadPeriods(bool bareMonths)
    {
        foreach (DataRow row in DataFile.Read(folder + "periods.tsv"))
        {
            decimal value = row[1] is "" or "-" ? 0 : Number(row, 1);
            PeriodRole role = (PeriodRole)Roles.Find(Roles.Periods, row, 0);
            Entry entry = new() { File = row.File, Line = row.Line, Forms = row[2], Period = role, Value = value, Role = row[0] };
            foreach (LexClass side in SidesOf(role, row[0])) Add(side, row, 2, entry);
            if (role == PeriodRole.Month && value > 0 && bareMonths) Add(LexClass.PeriodCue, row, 2, entry);
        }
    }

    /// <summary>On which side of a number a word of this role stands; a form may have one role before it and another after it.</summary>
    private static LexClass[] SidesOf(PeriodRole role, string name) => role switch
    {
        PeriodRole.Month or PeriodRole.SchoolYear or PeriodRole.Founded => [LexClass.PeriodBefore, LexClass.PeriodAfter],
        PeriodRole.Now or PeriodRole.State or PeriodRole.Each or PeriodRole.SinceFounded or PeriodRole.ThisYear or PeriodRole.YearToDate or PeriodRole.LastYear or PeriodRole.NextYear or PeriodRole.ComparedCue or PeriodRole.LastYears or PeriodRole.LastMonths or PeriodRole.LastWeeks or PeriodRole.DaysAgo or PeriodRole.MonthsAgo or PeriodRole.YearsAgo or PeriodRole.Weekday or PeriodRole.Quarter or PeriodRole.Half or PeriodRole.Months or PeriodRole.SchoolYearsAgo or PeriodRole.SameTime => [LexClass.PeriodCue],
        _ => name.EndsWith("-after", StringComparison.Ordinal) ? [LexClass.PeriodAfter] : [LexClass.PeriodBefore],
    };

    private void LoadContexts()
    {
        foreach (DataRow row in DataFile.Read(folder + "contexts.tsv"))
        {
            LexClass lexClass = row[1] switch
            {
                "before" => LexClass.ContextBefore,
                "after" => LexClass.ContextAfter,
                _ => throw row.Bad($"'{row[1]}' is no side; use before or after"),
            };
            if (row[3] is not ("" or "plural" or "many")) throw row.Bad($"'{row[3]}' is no number of a noun; use plural, many or nothing");
            Add(lexClass, row, 2, new() { File = row.File, Line = row.Line, Forms = row[2], Role = row[0], Value = row[3] switch { "plural" => 1, "many" => 2, _ => 0 } });
        }
        foreach (DataRow row in DataFile.Read(folder + "phrases.tsv"))
        {
            if (row[2] is not ("" or "people")) throw row.Bad($"'{row[2]}' is no flag of a phrase; use people or nothing");
            Add(LexClass.Phrase, row, 1, new() { File = row.File, Line = row.Line, Forms = row[1], Role = row[0], Value = row[2] == "people" ? 1 : 0 });
        }
        foreach (DataRow row in DataFile.Read(folder + "places.tsv"))
        {
            if (row[0] is not ("province" or "district" or "commune" or "article")) throw row.Bad($"'{row[0]}' is no level; use province, district, commune or article");
            if (row[1] is not ("before" or "after" or "-")) throw row.Bad($"'{row[1]}' is no side of the name; use before or after");
            Entry entry = new() { File = row.File, Line = row.Line, Forms = row[2], Role = row[0], Value = row[1] == "after" ? 1 : 0 };
            Add(LexClass.PlaceCue, row, 2, entry);
            if (row[0] != "article") Add(LexClass.PlaceWord, row, 2, entry);
        }
        foreach (DataRow row in DataFile.Read(folder + "sentences.tsv"))
            Add(ClassOf(row[0]), row, 1, new() { File = row.File, Line = row.Line, Forms = row[1], Role = row[0] });
    }

    private static LexClass ClassOf(string sentenceRole) => sentenceRole switch
    {
        "abbreviation" => LexClass.Abbreviation,
        "end-open" or "end-said" or "end-list" or "end-link" or "end-year" or "end-share" => LexClass.BreakBefore,
        _ => sentenceRole.StartsWith("clause-", StringComparison.Ordinal) ? LexClass.Clause : LexClass.Cue,
    };

    private void Add(LexClass lexClass, DataRow row, int column, Entry entry) => Add(lexClass, row, row[column], entry);

    private void Add(LexClass lexClass, DataRow row, string forms, Entry entry)
    {
        int payload = entries.Count;
        if (payload > 0 && ReferenceEquals(entries[payload - 1], entry)) payload--;
        else entries.Add(entry);
        bool before = lexClass == LexClass.Unit && entry.Unit!.Kind == QuantityKind.Money && entry.Role is not ("after" or "large");
        for (int start = 0, stop; start <= forms.Length; start = stop + 1)
        {
            stop = forms.IndexOf('|', start);
            if (stop < 0) stop = forms.Length;
            ReadOnlySpan<char> form = forms.AsSpan(start, stop - start).Trim();
            if (!BuilderOf(lexClass).Add(form, payload)) throw row.Unclosed(form);
            if (before) BuilderOf(LexClass.CurrencyBefore).Add(form, payload);
        }
    }

    private Trie.Builder BuilderOf(LexClass lexClass) => builders[(int)lexClass] ??= new(lexClass == LexClass.Unit ? UnitNodes : 64);

    private static decimal Number(DataRow row, int column) =>
        decimal.TryParse(row[column], NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value)
            ? value : throw row.Bad($"'{row[column]}' is no number; write it in plain digits with a point");
}
