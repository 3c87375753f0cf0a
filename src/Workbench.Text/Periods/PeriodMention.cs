namespace Workbench.Text.Periods;

internal enum MentionKind : byte
{
    /// <summary>A time that figures near it are about.</summary>
    Stated,

    /// <summary>"now", "each year": what follows is about no stated time, and inherits none.</summary>
    Blocks,

    /// <summary>"founded in 2012": the time of another event; figures before it do not take it.</summary>
    Founded,

    /// <summary>"compared with 2015": the time that something is held against; no figure is about it.</summary>
    Compared,

    /// <summary>"since its founding": from the time of the last founding on.</summary>
    SinceFounded,

    /// <summary>A part of a year that is named apart: the first quarter, six months. Its dates are those of the year 4.</summary>
    PartOfYear,

    /// <summary>What the sentence tells is so, or will be (the mill employs, will get); it is not of the time that was told before.</summary>
    State,

    /// <summary>The year before the one that the sentence named last.</summary>
    YearBefore,

    /// <summary>The year after the one that the sentence named last.</summary>
    YearAfter,

    /// <summary>"at that time": the time that the report named last, in whatever paragraph.</summary>
    SameTime,

    /// <summary>"that day": the same, where it is one day.</summary>
    SameDay,

    /// <summary>"in the same year": the year of that time.</summary>
    SameYear,

    /// <summary>"during the term": the last span of years that was told; no time where there is none.</summary>
    SameTerm,
}

/// <summary>A time that a sentence names. Offsets as of the sentence's text.</summary>
internal readonly record struct PeriodMention(int Start, int End, DateOnly? From, DateOnly? To, MentionKind Kind)
{
    /// <summary>Said in brackets of a figure there: (6.73% in 2012). It is the time of that figure only.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Behind a comma and a word for "and": figures before it do not take it.</summary>
    public bool OpensClause { get; init; }

    /// <summary>Of what is founded, as a part of its name: the club founded in 2019 has 45 members.</summary>
    public bool Describes { get; init; }

    /// <summary>Of a year: of the part of it that was told of another one, in the same period of 2023.</summary>
    public bool IsSamePart { get; init; }

    /// <summary>Since a thing began that is named behind it: since the launch of the model.</summary>
    public bool IsOfThing { get; init; }

    /// <summary>Behind a word that points ahead: hopes to open it in January.</summary>
    public bool IsAhead { get; init; }

    /// <summary>Since a month, in a clause that tells of the past.</summary>
    public bool IsPast { get; init; }

    /// <summary>So many months of a year, which are its first.</summary>
    public bool IsMonths { get; init; }

    /// <summary>The last half-year or quarter that is over; its words name no year.</summary>
    public bool IsLastPart { get; init; }

    /// <summary>A month or day without a year: that was told from the day of publication, and gives way to the year of a month that it is joined with.</summary>
    public bool IsGuessed { get; init; }

    /// <summary>A day of the week, which a date beside it says better.</summary>
    public bool IsWeekday { get; init; }

    /// <summary>Says how often within a year: each month, daily.</summary>
    public bool IsWithinYear { get; init; }

    /// <summary>Its clause has a figure of its own behind it: the population in 2018 was 142,605. Figures of the clauses before it are not about it.</summary>
    public bool HasOwn { get; init; }

    /// <summary>Where the number ends that this time follows, held against another: 4,100 in September; no other figure is about it. 0 where there is none.</summary>
    public int ComparedAt { get; init; }

    public static PeriodMention Year(int start, int end, int first, int last) =>
        new(start, end, new DateOnly(first, 1, 1), new DateOnly(last, 12, 31), MentionKind.Stated);
}
