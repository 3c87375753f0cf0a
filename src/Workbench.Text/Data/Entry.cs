namespace Workbench.Text.Data;

/// <summary>The classes of lexicon entries; each has a trie of its own, so that walks stay short.</summary>
internal enum LexClass
{
    Numeral,
    Connector,
    Attached,
    Unit,

    /// <summary>Of these the currencies that may stand before a sum.</summary>
    CurrencyBefore,
    UnitBefore,
    Dual,
    Classifier,
    BoundBefore,
    BoundAfter,
    BoundHead,
    BoundTail,
    RangeOpen,
    RangeMiddle,
    RangeClose,
    PeriodBefore,
    PeriodAfter,
    PeriodCue,
    ContextBefore,
    ContextAfter,
    Phrase,
    Abbreviation,
    Cue,
    PlaceCue,

    /// <summary>Of these all but the articles: beside them a name may stand.</summary>
    PlaceWord,

    /// <summary>Words inside a clause that show whether it is one.</summary>
    Clause,

    /// <summary>Words that end no sentence, in scripts without full stops. The last class: there are as many tries as its number and one.</summary>
    BreakBefore,
}

/// <summary>How a number word joins its neighbours.</summary>
internal enum NumeralRole
{
    /// <summary>0 to 9, added.</summary>
    Unit,

    /// <summary>10 to 19, added.</summary>
    Teen,

    /// <summary>20 to 99, added; a unit may follow, or come before it where the language counts so.</summary>
    Ten,

    /// <summary>200 and the like in one word, added.</summary>
    Hundred,

    /// <summary>10, 12, 100 or a larger power that multiplies the piece before it, inside a section.</summary>
    Times,

    /// <summary>A thousand and more: multiplies the section before it.</summary>
    Scale,

    /// <summary>A half: of one alone, of the last scale after a scale.</summary>
    Half,

    /// <summary>A half added: "and a half".</summary>
    PlusHalf,

    /// <summary>A denominator: thirds, quarters.</summary>
    Denominator,

    /// <summary>The word between the whole and the decimals.</summary>
    Point,

    /// <summary>The word between numerator and denominator: một phần ba, หนึ่งในสาม.</summary>
    Over,

    /// <summary>Fills an empty place: Vietnamese linh; adds nothing.</summary>
    Filler,

    /// <summary>An article that counts as one before a scale: a hundred.</summary>
    Article,

    /// <summary>The minus word.</summary>
    Minus,

    /// <summary>A longer word that only looks like a number word; stops the reading.</summary>
    Not,
}

[Flags]
internal enum EntryFlags
{
    None = 0,

    /// <summary>A scale that stands for itself without a number before it: "million people".</summary>
    Alone = 1,

    /// <summary>A number word that takes no part in figures: "one" as article or pronoun.</summary>
    One = 2,

    /// <summary>Not read after tens: Vietnamese năm, which is "year" there ("hai mươi năm" is twenty years).</summary>
    NotAfterTen = 4,

    /// <summary>Two of the scale where no number stands before it and no ending says otherwise: ألفا أسرة is 2000 families.</summary>
    Twice = 8,

    /// <summary>A common word too: states a figure only before a known unit.</summary>
    Common = 16,

    /// <summary>A plural that also stands without a number: no scale of the year before it (in 2023 thousands of people).</summary>
    Plural = 32,

    /// <summary>A collective that says a round number: une vingtaine, "some twenty".</summary>
    About = 64,

    /// <summary>The end of an ordinal, with which the number words before it are one too: (сто) двадцять п'ятий.</summary>
    Ordinal = 128,
}

/// <summary>A row of a language's lexicon. One shape for all classes, so that matches carry an index and nothing is allocated.</summary>
internal sealed record Entry
{
    public required string File { get; init; }

    public required int Line { get; init; }

    public required string Forms { get; init; }

    /// <summary>The role or value column as written.</summary>
    public string Role { get; init; } = "";

    public decimal Value { get; init; }

    public NumeralRole Numeral { get; init; }

    public EntryFlags Flags { get; init; }

    public UnitInfo? Unit { get; init; }

    public Bound Bound { get; init; }

    /// <summary>Groups of units a classifier goes with; units that a bound leaves alone.</summary>
    public string[] Groups { get; init; } = [];

    public PeriodRole Period { get; init; }
}

/// <summary>A canonical unit.</summary>
internal sealed record UnitInfo(string Id, QuantityKind Kind, string Group, string Plural)
{
    /// <summary>The place among all canonical units and currencies; -1 for a noun that is its own unit.</summary>
    public int Number { get; init; } = -1;

    /// <summary>How many decimals sums in a currency are written with.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>Of a place, how high it stands: villages 1, communes 2, districts 3, provinces 4; else 0.</summary>
    public int Level { get; init; }

    /// <summary>No unit of the tables: the counted noun itself, in the singular.</summary>
    public bool IsOwnNoun { get; init; }
}

internal enum PeriodRole
{
    None,
    Month,
    YearBefore,
    YearAfter,
    EraBefore,
    EraAfter,
    In,
    Since,
    SinceAfter,
    Until,
    UntilAfter,
    EndOf,
    EndOfAfter,
    StartOf,
    StartOfAfter,
    Last,
    LastAfter,
    Quarter,
    Half,
    SchoolYear,
    Months,
    Now,
    Each,
    Founded,
    SinceFounded,
    ThisYear,
    YearToDate,
    LastYear,
    NextYear,
    LastYears,
    LastMonths,
    LastWeeks,
    DaysAgo,
    MonthsAgo,
    YearsBefore,
    MonthsBefore,
    Compared,
    ComparedAfter,
    ComparedCue,
    NextAfter,
    DayBefore,
    DateJoin,
    Weekday,
    State,
    SchoolYearsAgo,
    SameTime,

    /// <summary>The day of a month as a word: пятнадцатого мая.</summary>
    DayWord,

    /// <summary>A part of a month, before it: the first week of November.</summary>
    MonthPart,

    /// <summary>The same behind it: november első hetében.</summary>
    MonthPartAfter,

    /// <summary>What is aimed at for a time: of the target for 2025.</summary>
    Goal,

    /// <summary>So many years before that of publication: год назад.</summary>
    YearsAgo,

    /// <summary>Before a year: in the same period of 2023.</summary>
    SamePart,

    /// <summary>Behind a year: 2023 azonos időszakában.</summary>
    SamePartAfter,
}
