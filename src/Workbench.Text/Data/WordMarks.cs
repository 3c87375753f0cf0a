namespace Workbench.Text.Data;

/// <summary>What may begin at a place of a text; a bit that is missing says that nothing of its kind does.</summary>
[Flags]
internal enum WordMarks : byte
{
    None = 0,

    /// <summary>A digit or a fraction sign.</summary>
    Digit = 1,

    /// <summary>A number word.</summary>
    Numeral = 2,

    /// <summary>A noun in the dual.</summary>
    Dual = 4,

    /// <summary>A word that names a time.</summary>
    PeriodCue = 8,

    /// <summary>A name of the gazetteer.</summary>
    Place = 16,

    /// <summary>A word beside which a name of a place stands.</summary>
    PlaceCue = 32,

    /// <summary>All of them.</summary>
    All = 63,

    /// <summary>Not only at its beginning: a run of letters that is more than one word.</summary>
    Inside = 64,

    /// <summary>Some of them only where the next word goes on with certain letters.</summary>
    Unsure = 128,
}

/// <summary>What is worked out of a word once: what may begin there, and what it says of the language.</summary>
internal struct WordFacts
{
    public WordMarks Marks;

    /// <summary>Whether it has a letter that the language lacks.</summary>
    public bool Lacking;

    /// <summary>What it counts for as one of the commonest words of the language: 2, or 1 where another language has it too, or 0.</summary>
    public byte Known;

    /// <summary>Letters of the script of the language, and of others.</summary>
    public ushort Own;
    public ushort Foreign;
}
