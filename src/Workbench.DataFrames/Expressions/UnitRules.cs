namespace Workbench.DataFrames;

/// <summary>What unit and kind come out of an operation, and which operations have none.</summary>
internal static class UnitRules
{
    internal static ColumnMeta Combine(BinaryMeaning meaning, string operation, Expr left, Expr right, Scope scope)
    {
        ColumnMeta l = left.Meaning(scope);
        ColumnMeta r = right.Meaning(scope);
        switch (meaning)
        {
            case BinaryMeaning.Add:
                return SameUnit(operation == "+" ? "Adding" : operation == "-" ? "Subtracting" : "Dividing", [left, right], [l, r]);
            case BinaryMeaning.Compare:
                SameUnit("Comparing", [left, right], [l, r]);
                return new("");
            case BinaryMeaning.Multiply:
                // A share of something is that something: 17 % of 88,578 officials are officials.
                return l.Unit is null || l.Unit == "%" ? Plain(r, l)
                    : r.Unit is null || r.Unit == "%" ? Plain(l, r)
                    : new("", $"{l.Unit}·{r.Unit}");
            case BinaryMeaning.Divide:
                return r.Unit is null ? Plain(l, r)
                    : l.Unit == r.Unit ? new("", Kind: "ratio")
                    : new("", $"{l.Unit ?? "1"}/{r.Unit}", "ratio");
            default:
                return new("");
        }
    }

    internal static ColumnMeta SameUnit(string operation, IReadOnlyList<Expr> expressions, IReadOnlyList<ColumnMeta> meanings)
    {
        int first = Enumerable.Range(0, meanings.Count).FirstOrDefault(i => meanings[i].Unit is not null, -1);
        if (first < 0)
        {
            return meanings.FirstOrDefault(meaning => meaning.Kind is not null) is { } kind ? Plain(kind, kind) : new("");
        }

        for (int i = first + 1; i < meanings.Count; i++)
        {
            if (meanings[i].Unit is { } unit && unit != meanings[first].Unit)
            {
                throw Errors.UnlikeUnits(operation, Name(expressions[first]), meanings[first].Unit!, Name(expressions[i]), unit);
            }
        }

        return Plain(meanings[first], meanings[first]);
    }

    internal static string Name(Expr expression) => expression.OutputName ?? expression.ToString();

    // The unit and kind stay, the label and source of one operand do not describe the result.
    private static ColumnMeta Plain(ColumnMeta of, ColumnMeta other) => new("", of.Unit, of.Kind ?? (of.Unit is null ? other.Kind : null));
}
