namespace Workbench.Text.Data;

/// <summary>The canonical units and currencies, the same for all languages, with the symbols that are written in any of them.</summary>
internal static class SharedUnits
{
    private static readonly Dictionary<string, UnitInfo> Units = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, UnitInfo> Currencies = new(StringComparer.Ordinal);
    private static readonly List<string> IdList = [];
    private static readonly List<SymbolForms> SymbolRows = [];

    static SharedUnits()
    {
        foreach (DataRow row in DataFile.Read("Languages/units.tsv", required: true))
        {
            if (!QuantityKinds.TryParse(row[1], out QuantityKind kind)) throw row.Bad($"'{row[1]}' is no kind of quantity");
            UnitInfo unit = new(row[0], kind, row[2], row[3]) { Number = Numbered(row[0]), Level = LevelOf(row) };
            if (!Units.TryAdd(row[0], unit)) throw row.Bad($"the unit '{row[0]}' is there twice");
            if (row[4].Length > 0) SymbolRows.Add(new(row, unit, row[4], "symbol"));
        }
        foreach (DataRow row in DataFile.Read("Languages/currencies.tsv", required: true))
        {
            UnitInfo unit = new(row[0], QuantityKind.Money, "money", row[0]) { Number = Numbered(row[0]), Decimals = DecimalsOf(row) };
            if (!Currencies.TryAdd(row[0], unit)) throw row.Bad($"the currency '{row[0]}' is there twice");
            SymbolRows.Add(new(row, unit, row[0], "code"));
            if (row[1].Length > 0) SymbolRows.Add(new(row, unit, row[1], "symbol"));
        }
        // Signs shared by several currencies: the commonest is read, and the reading is in doubt.
        foreach (DataRow row in DataFile.Read("Languages/signs.tsv", required: true))
        {
            UnitInfo unit = Currencies.GetValueOrDefault(row[0]) ?? throw row.Bad($"'{row[0]}' is no currency of Languages/currencies.tsv");
            SymbolRows.Add(new(row, unit, row[1], row[2]));
        }
    }

    private static int LevelOf(DataRow row) => row[5] switch { "" => 0, "1" => 1, "2" => 2, "3" => 3, "4" => 4, _ => throw row.Bad($"'{row[5]}' is no level of a place; use 1 to 4, or nothing") };

    private static int DecimalsOf(DataRow row) => row[3] switch { "" => 2, "0" => 0, "3" => 3, _ => throw row.Bad($"'{row[3]}' is no number of decimals; use 0 or 3, or nothing for 2") };

    private static int Numbered(string id)
    {
        IdList.Add(id);
        return IdList.Count - 1;
    }

    /// <summary>The names of units and currencies, by <see cref="UnitInfo.Number"/>.</summary>
    public static IReadOnlyList<string> Ids => IdList;

    public static IReadOnlyList<SymbolForms> Symbols => SymbolRows;

    public static IEnumerable<UnitInfo> All => Units.Values;

    public static UnitInfo? Find(string id) => Units.GetValueOrDefault(id);

    public static UnitInfo? FindCurrency(string code) => Currencies.GetValueOrDefault(code);
}

/// <summary>How a unit is written in any language.</summary>
internal sealed record SymbolForms(DataRow Row, UnitInfo Unit, string Forms, string Role);
