using System.Globalization;

namespace Workbench.Text.Data;

internal sealed partial class LanguageData
{
    // words: Every entry but the units'.
    internal LanguageData(string code, IReadOnlyDictionary<string, string> settings, List<Entry> words)
    {
        Code = code;
        Settings = settings;
        IsSpaced = Flag("spaces", true);
        DecimalMarks = Setting("decimal", ".");
        GroupMarks = Setting("group", "").Replace("space", " ", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        GroupsWithSpace = Setting("group", "").Contains("space", StringComparison.Ordinal);
        NumeralsJoined = Flag("numerals-joined", false);
        UnitsBeforeTens = Flag("units-before-tens", false);
        NounBefore = Flag("noun-before", false);
        HyphenDescribes = Flag("hyphen-describes", false);
        HeadLast = Flag("head-last", false);
        PostedWords = Words("posted-words");
        NounsAreUnits = Flag("nouns-are-units", false);
        DescribingNouns = Words("describing-nouns").ToHashSet(StringComparer.Ordinal);
        Determiners = Words("determiners").ToHashSet(StringComparer.OrdinalIgnoreCase);
        IrregularPlurals = Words("irregular-plurals").ToDictionary(static pair => pair[..pair.IndexOf('=', StringComparison.Ordinal)], static pair => pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal);
        LawWords = Words("law-words");
        SaidWords = Words("said-words");
        ThatWords = Words("that-words");
        ReviewWords = Words("review-words");
        AheadWords = Words("ahead-words");
        PlacesInflected = Flag("places-inflected", true);
        ZeroIsCommonWord = Flag("zero-is-common-word", false);
        Compounds = Flag("compounds", false);
        MaxSkip = int.Parse(Setting("max-skip", "3"), CultureInfo.InvariantCulture);
        Prefixes = Words("prefixes");
        PrefixLetters = string.Concat(Prefixes);
        SpeechWords = [.. Words("speech-words").Select(Chars.FoldAll)];
        NumeralPrefixes = Words("numeral-prefixes", "prefixes");
        UnitPrefixes = Words("unit-prefixes", "prefixes");
        NumeralSuffixes = Words("numeral-suffixes");
        BoundSuffixes = Array.FindAll(NumeralSuffixes, suffix => suffix.Length >= 3 && words.Exists(entry => entry.File.EndsWith("bounds.tsv", StringComparison.Ordinal)
            && ("|" + entry.Forms).Contains("|" + suffix + " ", StringComparison.Ordinal)));
        UntilSuffixes = Words("until-suffixes");
        SinceSuffixes = Words("since-suffixes");
        PartitiveEndings = Words("partitive-endings");
        Distributive = Setting("distributive", "no") == "yes";
        AdjectiveEnding = Setting("adjective-ending", "");
        ListedEndings = Words("listed-endings");
        ChangeFromEndings = Words("change-from-endings");
        ChangeToEndings = Words("change-to-endings");
        ComplementEndings = Words("complement-endings");
        PeopleEndings = Words("people-endings");
        People = PeopleEndings.Length > 0 ? SharedUnits.Find("person") : null;
        PredicateEndings = Words("predicate-endings");
        OwnedEnding = Setting("owned-ending", "");
        ParticipleEndings = Words("participle-endings");
        WordsBeforeLast = int.Parse(Setting("words-before-last", "0"), CultureInfo.InvariantCulture);
        HundredLeftOut = Setting("hundred-left-out", "no") == "yes";
        FractionsBeforeArticle = Words("fractions-before-article");
        BoundPrepositions = Words("bound-prepositions");
        SlashCounts = Setting("slash-counts", "no") == "yes";
        DashDays = Setting("dash-days", "no") == "yes";
        PointDays = Setting("point-days", "no") == "yes";
        HourWords = Words("hour-words");
        ArticleLookalikes = Words("article-lookalikes");
        Articles = Words("articles");
        BareScale = Setting("bare-scale", "") is { Length: > 0 } currency ? SharedUnits.FindCurrency(currency) : null;
        OrdinalDot = Flag("ordinal-dot", false);
        BloodWords = Words("blood-words");
        GluedCurrencyWords = Words("glued-currency-words");
        ChangeBy = Words("change-by");
        HoursAreClock = Flag("hours-are-clock", true);
        LastingWords = Words("lasting-words");
        BareTakesLast = Flag("bare-takes-last", false);
        BareEndsClause = Flag("bare-ends-clause", false);
        Senses = Sense.Parse(Setting("senses", ""));
        HomeCurrencies = HomeCurrencies.Parse(Setting("home-currencies", ""), Flag("spaces", true));
        NamedBeforeNumber = Flag("named-before-number", false);
        BareMonthsAnnounced = Setting("bare-months", "no") == "announced";
        BareMonthsIntroduced = Setting("bare-months", "no") == "introduced";
        VerbEndings = Words("verb-endings");
        VerbEndingsAfterMany = Words("verb-endings-after-many");
        VerbEndingsAfterSums = Words("verb-endings-after-sums");
        ManyEndings = Words("many-endings");
        PassiveEndings = Words("passive-endings");
        Vowels = Setting("vowels", "");
        PastEndings = Words("past-endings");
        PlainSpans = Words("plain-spans");
        FirstWords = Words("first-words");
        CommaAdjectiveEndings = Words("comma-adjective-endings");
        MidWords = Words("mid-words");
        MonthLeads = Words("month-leads");
        ExceededWords = Words("exceeded-words");
        GluedAnd = Setting("glued-and", "");
        TermWords = Words("term-words");
        CountedAdjectiveEndings = Words("counted-adjective-endings");
        ManyAdjectiveEndings = Words("many-adjective-endings");
        AdjectiveEndings = Words("adjective-endings");
        CarriedAfter = Words("carried-after");
        RecipientEndings = Words("recipient-endings");
        ForWords = Words("for-words");
        DivisionWords = Words("division-words");
        OtherWords = Words("other-words");
        TheseWords = Words("these-words");
        ThemWords = Words("them-words");
        Collectives = Words("collectives");
        ReportCurrency = Flag("report-currency", false);
        AgoUnits = Words("ago-units");
        NamesBeforePlaces = Flag("names-before-places", false);
        HalfAfterUnit = Flag("half-after-unit", false);
        TailIsTenths = Flag("tail-is-tenths", false);
        HasSpansBefore = words.Exists(static entry => entry.Period is PeriodRole.YearsBefore or PeriodRole.MonthsBefore);
        HasNumberBehind = words.Exists(static entry => entry.Role == "number-behind");
        HasBoundVerbs = words.Exists(static entry => entry.Role == "verb");
        ShortNounsDirect = Flag("short-nouns-direct", false);
        HasBoundsBehind = words.Exists(static entry => entry.Role == "behind");
        HasChanges = words.Exists(static entry => entry.Role == "change");
        HasScores = words.Exists(static entry => entry.Role == "score");
        HasAreaWords = words.Exists(static entry => entry.Role == "area-of");
    }

    public string Code { get; }

    /// <summary>Nouns that describe the plural behind them, though a table knows them: 12 sports teams, 3 cattle troughs.</summary>
    public HashSet<string> DescribingNouns { get; }

    /// <summary>Words that may open a clause before its subject.</summary>
    public HashSet<string> Determiners { get; }

    /// <summary>The singulars of plurals that follow no rule: leaves, leaf.</summary>
    public Dictionary<string, string> IrregularPlurals { get; }

    /// <summary>Words for documents that no unit has, whose day is no time of figures.</summary>
    public string[] LawWords { get; }

    /// <summary>Verbs of saying: the day beside one is that of the speech.</summary>
    public string[] SaidWords { get; }

    /// <summary>Words for "that" behind them: a day behind these is of what is said.</summary>
    public string[] ThatWords { get; }

    /// <summary>Words that end right before the year that is looked back on (по итогам 2023 года).</summary>
    public string[] ReviewWords { get; }

    /// <summary>Words that put the day of their sentence into the future.</summary>
    public string[] AheadWords { get; }

    /// <summary>Whether the language lists words for the scores of matches.</summary>
    public bool HasScores { get; }

    public IReadOnlyDictionary<string, string> Settings { get; }

    public bool IsSpaced { get; }

    /// <summary>The decimal marks in use; the first is the habit, and what is not in it is in doubt when three digits follow.</summary>
    public string DecimalMarks { get; }

    public string GroupMarks { get; }

    public bool GroupsWithSpace { get; }

    public bool NumeralsJoined { get; }

    public bool UnitsBeforeTens { get; }

    /// <summary>Endings of a noun that say "out of" (Hungarian -ból): the bare number behind it counts the same.</summary>
    public string[] PartitiveEndings { get; }

    /// <summary>Whether a number said twice, joined by a hyphen, is so many each: 20-20 család.</summary>
    public bool Distributive { get; }

    /// <summary>The ending that makes a noun an adjective of the one behind it (Hungarian -i); empty when there is none.</summary>
    public string AdjectiveEnding { get; }

    /// <summary>Endings of what describes a noun that a list names once, behind its last number (3 első, 5 második díj).</summary>
    public string[] ListedEndings { get; }

    /// <summary>Endings of a number or its noun that say from what and to what it changed (Hungarian -ról, -ra).</summary>
    public string[] ChangeFromEndings { get; }

    public string[] ChangeToEndings { get; }

    /// <summary>Endings of a noun that belongs to a participle behind it (Hungarian -ban), and of such participles (-ott, -ó).</summary>
    public string[] ComplementEndings { get; }

    public string[] ParticipleEndings { get; }

    /// <summary>Endings of verbs: a word that no table knows and that ends so is no noun that a number counts.</summary>
    public string[] PredicateEndings { get; }

    /// <summary>The ending of a plural that stands for "number of" said before (Hungarian -ké); empty when there is none.</summary>
    public string OwnedEnding { get; }

    /// <summary>Endings with which a number word counts people (Hungarian kétszázan), and what they then are.</summary>
    public string[] PeopleEndings { get; }

    public UnitInfo? People { get; }

    /// <summary>Endings of verbs, which no noun has that a number governs; those that none has after one, and after five and more.</summary>
    public string[] VerbEndings { get; }

    public string[] VerbEndingsAfterMany { get; }

    /// <summary>More endings of verbs, behind a million or more, which only a genitive plural may follow.</summary>
    public string[] VerbEndingsAfterSums { get; }

    /// <summary>Endings of nouns and adjectives in the case that follows "many".</summary>
    public string[] ManyEndings { get; }

    public string[] ManyAdjectiveEndings { get; }

    /// <summary>Endings of words that tell of the past (отремонтировано, открыли).</summary>
    public string[] PastEndings { get; }

    /// <summary>Words for "the first" before a span of time, which is no figure then (in its first two weeks).</summary>
    public string[] FirstWords { get; }

    /// <summary>Words before a span of time that do not say whether it is past: за три года.</summary>
    public string[] PlainSpans { get; }

    /// <summary>Endings of adjectives that a comma joins to another before the counted noun.</summary>
    public string[] CommaAdjectiveEndings { get; }

    /// <summary>What a word for the middle of a month or year has in it.</summary>
    public string[] MidWords { get; }

    /// <summary>Words before a month that part it from a number before them, where a form of the month begins with them.</summary>
    public string[] MonthLeads { get; }

    /// <summary>What stands behind an amount by which a plan is exceeded.</summary>
    public string[] ExceededWords { get; }

    /// <summary>The word for "and" that is written onto the next one; empty where there is none.</summary>
    public string GluedAnd { get; }

    /// <summary>What a word for the term of a congress or council has in it.</summary>
    public string[] TermWords { get; }

    /// <summary>Endings of passives without a person, which may stand between what is counted and its number (бесед проведено 205).</summary>
    public string[] PassiveEndings { get; }

    /// <summary>The vowels: a noun that ends in one is no genitive of the plural before such a passive.</summary>
    public string Vowels { get; }

    /// <summary>Endings of adjectives between a number and the noun that it counts.</summary>
    public string[] CountedAdjectiveEndings { get; }

    /// <summary>Endings of adjectives, so that numbers of a list that have an adjective only count the noun behind the last (2 вторых, 3 третьих приза).</summary>
    public string[] AdjectiveEndings { get; }

    /// <summary>Words after which a number that ends its clause counts what was counted last (сейчас их 47).</summary>
    public string[] CarriedAfter { get; }

    /// <summary>Endings of a plural that says to whom (200 — пенсионерам).</summary>
    public string[] RecipientEndings { get; }

    /// <summary>Words that say whom an item of a list is for, which is not what its number counts (tickets 300 roubles, для детей — 150).</summary>
    public string[] ForWords { get; }

    /// <summary>Words of a heading that say by what a list divides what its last number counts (по рынкам: …, piacok szerint: …).</summary>
    public string[] DivisionWords { get; }

    /// <summary>Words that stand for the other members at the end of such a list (прочие 36 человек).</summary>
    public string[] OtherWords { get; }

    /// <summary>Words for "of them" before a verb and a number that ends its clause (их осталось 5).</summary>
    public string[] ThemWords { get; }

    /// <summary>Words behind a dash that point at what was counted (из них 12 — это дети).</summary>
    public string[] TheseWords { get; }

    /// <summary>Words for a number that count people where no noun says otherwise.</summary>
    public string[] Collectives { get; }

    /// <summary>Whether round sums of nothing are of the currency beside them in the sentence.</summary>
    public bool ReportCurrency { get; }

    public bool NounBefore { get; }

    public bool HeadLast { get; }

    /// <summary>Whether a small number word and a noun joined by a hyphen describe a thing (two-storey houses).</summary>
    public bool HyphenDescribes { get; }

    /// <summary>Words before a colon that lead to the day of publication: Posted on: 08/11/2023.</summary>
    public string[] PostedWords { get; }

    /// <summary>Whether a counted noun that no table knows is its own unit, in the singular, as the canonical units are words of this language.</summary>
    public bool NounsAreUnits { get; }

    public bool Compounds { get; }

    /// <summary>Whether names of places take endings.</summary>
    public bool PlacesInflected { get; }

    /// <summary>Whether the word for zero is a common word too (Vietnamese không, "not").</summary>
    public bool ZeroIsCommonWord { get; }

    public int MaxSkip { get; }

    public string[] Prefixes { get; }

    /// <summary>The letters of the prefixes.</summary>
    public string PrefixLetters { get; }

    /// <summary>Words for "that" between a verb of saying and what is said.</summary>
    public string[] SpeechWords { get; }

    /// <summary>Prefixes that number words take; not the article where it makes ordinals.</summary>
    public string[] NumeralPrefixes { get; }

    /// <summary>Prefixes that a counted noun may take; others say that the noun is not counted.</summary>
    public string[] UnitPrefixes { get; }

    /// <summary>Endings of a month or year that mean "until" it, and "since" it.</summary>
    public string[] UntilSuffixes { get; }

    public string[] SinceSuffixes { get; }

    public string[] NumeralSuffixes { get; }

    /// <summary>Those of them that a bound behind the number begins with: ötvennél több.</summary>
    public string[] BoundSuffixes { get; }

    /// <summary>Definite articles, which tell an ordinal before a capital from the end of a sentence.</summary>
    public string[] Articles { get; }

    /// <summary>Whether a day and its month may be written with a dash (30-9).</summary>
    public bool DashDays { get; }

    /// <summary>Whether a day and its month are written with a full stop between and no year: 8.03.</summary>
    public bool PointDays { get; }

    /// <summary>Words that lead to an hour of the day: о 10.05.</summary>
    public string[] HourWords { get; }

    /// <summary>Whether 3/5 km is three of five, as 17/17 criteria are.</summary>
    public bool SlashCounts { get; }

    /// <summary>Nouns whose own first letters look like the article.</summary>
    public string[] ArticleLookalikes { get; }

    /// <summary>The currency that a million or more with nothing behind it is counted in (770 triệu); null where it must be said.</summary>
    public UnitInfo? BareScale { get; }

    /// <summary>Prepositions that may stand between a bound and its number: почти в 27 км.</summary>
    public string[] BoundPrepositions { get; }

    /// <summary>How many words may stand between a span of time and the word that says "after" or "during": két hónap munka után.</summary>
    public int WordsBeforeLast { get; }

    /// <summary>Whether a unit and tens alone say hundreds: one twenty two.</summary>
    public bool HundredLeftOut { get; }

    /// <summary>Words for a number that say a fraction before a noun with the article: خمس السكان.</summary>
    public string[] FractionsBeforeArticle { get; }

    /// <summary>Whether a full stop after a number makes it an ordinal: <c>65. évforduló</c>.</summary>
    public bool OrdinalDot { get; }

    /// <summary>Whether a month without a day or year needs any word for time right before it, as its name means other things too.</summary>
    public bool BareMonthsIntroduced { get; }

    /// <summary>Whether a month without a day or year needs a word such as "in" or "since" right before it.</summary>
    public bool BareMonthsAnnounced { get; }

    /// <summary>How words begin that say that the units of their paragraph are units of blood.</summary>
    public string[] BloodWords { get; }

    /// <summary>Words near which a capital letter written onto a plain number is money: P350.</summary>
    public string[] GluedCurrencyWords { get; }

    /// <summary>The words that stand before the measure of a change: rose by 350.</summary>
    public string[] ChangeBy { get; }

    /// <summary>Whether "from 7 hours to 10 hours" names times of the day; not where times have a word of their own.</summary>
    public bool HoursAreClock { get; }

    /// <summary>Words before hours and minutes that make them a span and no time of the clock.</summary>
    public string[] LastingWords { get; }

    /// <summary>Whether a number with nothing behind it counts what its sentence counted last.</summary>
    public bool BareTakesLast { get; }

    /// <summary>Whether such a number may end its clause, as where the verb comes first: وأصيب 21.</summary>
    public bool BareEndsClause { get; }

    /// <summary>What nouns count where certain words stand near.</summary>
    public Sense[] Senses { get; }

    /// <summary>Which country's money a currency of several countries is.</summary>
    public HomeCurrencies? HomeCurrencies { get; }

    /// <summary>Whether people and households may be named right before the number that ends their clause (giáo viên 34, …).</summary>
    public bool NamedBeforeNumber { get; }

    public bool HasNumerals => !Forms(LexClass.Numeral).IsEmpty;

    /// <summary>Forms of a span of time that say how long ago (Hungarian két éve); no figure.</summary>
    public string[] AgoUnits { get; }

    /// <summary>Whether the number of a village stands between its name and the word for village (Tuong 3 falu).</summary>
    public bool NamesBeforePlaces { get; }

    /// <summary>Whether a half may stand behind the measure it is added to (hai năm rưỡi).</summary>
    public bool HalfAfterUnit { get; }

    /// <summary>Whether a digit right after a place value counts its tenths (Vietnamese ba triệu hai, 3.2 million).</summary>
    public bool TailIsTenths { get; }

    /// <summary>Whether the noun of a span of time may stand before its number: the years 3 past.</summary>
    public bool HasSpansBefore { get; }

    /// <summary>Whether "number of" may stand behind its noun.</summary>
    public bool HasNumberBehind { get; }

    /// <summary>Whether a verb may bound a number across its subject.</summary>
    public bool HasBoundVerbs { get; }

    /// <summary>Whether a noun of one syllable is counted only right behind the number; farther off it is the end of a longer word (12 nhạc cụ).</summary>
    public bool ShortNounsDirect { get; }

    /// <summary>Whether a bound may stand behind the adjectives of what is counted.</summary>
    public bool HasBoundsBehind { get; }

    /// <summary>Whether words are known that make "from 5 to 7" a change and no range.</summary>
    public bool HasChanges { get; }

    /// <summary>Whether words are known behind which metres are square metres.</summary>
    public bool HasAreaWords { get; }

    /// <summary>Whether the language has nouns that say "two" by their form alone.</summary>
    public bool HasDuals => !Forms(LexClass.Dual).IsEmpty;

    public string Setting(string name, string otherwise) => Settings.TryGetValue(name, out string? value) ? value : otherwise;

    // The words of a setting, separated by |; where it is not given those of another, or none.
    private string[] Words(string name, string? otherwise = null) =>
        Setting(name, otherwise is null ? "" : Setting(otherwise, "")).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private bool Flag(string name, bool otherwise) =>
        Settings.TryGetValue(name, out string? value) ? value == "yes" : otherwise;
}
