namespace Workbench.Text.Data;

/// <summary>What a noun counts where certain words stand near: <c>đơn vị=unit of blood:máu</c>; with <c>!</c> behind the noun in its own sentence only; not where a word with a <c>-</c> before it stands. With <c>!!</c> the words end with the number and the noun themselves, and nothing stands behind but a mark or a word with a <c>&gt;</c> before it. The noun is folded.</summary>
internal sealed record Sense(string Noun, UnitInfo Unit, CueWords Words, CueWords Without, string[] Behind, bool InSentence, bool AtNumber)
{
    public static Sense[] Parse(string setting)
    {
        string[] rows = setting.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Sense[] senses = new Sense[rows.Length];
        for (int index = 0; index < rows.Length; index++)
        {
            string row = rows[index];
            int sign = row.IndexOf('='), colon = row.IndexOf(':');
            string noun = row[..sign];
            UnitInfo unit = SharedUnits.Find(row[(sign + 1)..colon]) ?? throw new InvalidDataException($"'{row}' names no canonical unit");
            string[] words = row[(colon + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            senses[index] = new Sense(Chars.FoldAll(noun.TrimEnd('!')), unit, new CueWords(Array.FindAll(words, static word => word[0] is not ('-' or '>'))), new CueWords(Marked(words, '-')), Marked(words, '>'), noun.EndsWith('!'), noun.EndsWith("!!", StringComparison.Ordinal));
        }
        return senses;
    }

    private static string[] Marked(string[] words, char mark) => Array.ConvertAll(Array.FindAll(words, word => word[0] == mark), static word => word[1..]);
}
