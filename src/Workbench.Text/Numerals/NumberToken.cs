namespace Workbench.Text.Numerals;

internal enum NumberShape : byte
{
    Plain,
    Range,
    Ratio,
    Date,
    Clock,

    /// <summary>Part of a code, document number, phone number or version: no amount.</summary>
    Code,
    Ordinal,
}

[Flags]
internal enum NumberFlags : ushort
{
    None = 0,
    Words = 1,
    Grouped = 2,
    Decimal = 4,

    /// <summary>The separator can be read in two ways here.</summary>
    Ambiguous = 8,
    Scaled = 16,

    /// <summary>The word "one" and nothing more.</summary>
    One = 32,
    Negative = 64,

    /// <summary>Taken by a date or period, or for another reason no quantity.</summary>
    Used = 128,

    /// <summary>Begins with 0 and has more digits.</summary>
    LeadingZero = 256,

    /// <summary>Year-like: four plain digits.</summary>
    FourDigits = 512,

    /// <summary>Read as grouped; as a decimal it would be a thousandth.</summary>
    ReadAsGrouped = 1024,

    /// <summary>A noun in the dual: two by its form alone.</summary>
    Dual = 2048,

    /// <summary>A single word that is a common word too (Russian семью, "family"): a number only where what it counts is known.</summary>
    Common = 4096,

    /// <summary>A collective that says a round number: une vingtaine.</summary>
    About = 8192,
}

/// <summary>A number found in a text, before it is known what it counts.</summary>
internal struct NumberToken
{
    /// <summary>What no number may grow beyond by scales and separators: a decimal holds 7.9e28.</summary>
    public const decimal Largest = 1_000_000_000_000_000_000_000_000_000m;

    public int Start;
    public int End;

    /// <summary>Where the digits or words end, before any scale word.</summary>
    public int DigitsEnd;
    public decimal Value;
    public decimal High;

    /// <summary>The value before any scale word.</summary>
    public decimal Base;
    public NumberShape Shape;
    public NumberFlags Flags;

    /// <summary>Of a date; 0 when it has none.</summary>
    public int Year;
    public int Month;
    public int Day;

    public readonly bool Has(NumberFlags flag) => (Flags & flag) != 0;

    public readonly bool IsPlainInteger => Shape == NumberShape.Plain && (Flags & (NumberFlags.Decimal | NumberFlags.Grouped | NumberFlags.Scaled | NumberFlags.Negative)) == 0;
}
