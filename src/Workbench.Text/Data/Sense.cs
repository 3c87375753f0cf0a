namespace Workbench.Text.Data;

/// <summary>What a noun counts where certain words stand near: <c>đơn vị=unit of blood:máu</c>; with <c>!</c> behind the noun in its own sentence only; not where a word with a <c>-</c> before it stands. With <c>!!</c> the words end with the number and the noun themselves, and nothing stands behind but a mark or a word with a <c>&gt;</c> before it. The noun is folded.</summary>
internal sealed record Sense(string Noun, UnitInfo Unit, string[] Words, string[] Without, string[] Behind, bool InSentence, bool AtNumber)
{
    public static Sense[] Parse(string setting) =>
        [.. setting.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static row =>
        {
            int sign = row.IndexOf('=', StringComparison.Ordinal), colon = row.IndexOf(':', StringComparison.Ordinal);
            string noun = row[..sign];
            UnitInfo unit = SharedUnits.Find(row[(sign + 1)..colon]) ?? throw new InvalidDataException($"'{row}' names no canonical unit");
            string[] words = row[(colon + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return new Sense(Chars.FoldAll(noun.TrimEnd('!')), unit, [.. words.Where(static word => word[0] is not ('-' or '>'))], Marked(words, '-'), Marked(words, '>'), noun.EndsWith('!'), noun.EndsWith("!!", StringComparison.Ordinal));
        })];

    private static string[] Marked(string[] words, char mark) => [.. words.Where(word => word[0] == mark).Select(static word => word[1..])];
}
