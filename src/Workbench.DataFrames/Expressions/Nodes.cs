namespace Workbench.DataFrames;

internal enum BinaryMeaning
{
    None,
    Add,
    Multiply,
    Divide,
    Compare,
}

internal enum CallMeaning
{
    None,
    First,
    Same,
}

internal enum AggregateMeaning
{
    Keep,
    Sum,
    Mean,
    Count,
}

internal sealed class ColumnExpr(string name) : Expr
{
    internal override string OutputName => name;

    internal override void Write(SqlText sql, Scope? scope) => sql.Name(scope is null ? name : scope.Find(name).Name);

    internal override ColumnMeta Meaning(Scope scope) => scope.Find(name);
}

internal sealed class LiteralExpr(object? value) : Expr
{
    internal override void Write(SqlText sql, Scope? scope)
    {
        if (value is null)
        {
            sql.Add("NULL");
        }
        else
        {
            sql.Value(LiteralValue.From(value));
        }
    }

    internal override ColumnMeta Meaning(Scope scope) => new("");
}

internal sealed class NamedExpr(Expr inner, string name) : Expr
{
    internal override string OutputName => name;

    internal override bool IsAggregate => inner.IsAggregate;

    internal override void Write(SqlText sql, Scope? scope) => inner.Write(sql, scope);

    internal override ColumnMeta Meaning(Scope scope) => inner.Meaning(scope);
}

internal sealed class MeaningExpr(Expr inner, string? unit, string? kind, string? label) : Expr
{
    internal override string? OutputName => inner.OutputName;

    internal override bool IsAggregate => inner.IsAggregate;

    internal override void Write(SqlText sql, Scope? scope) => inner.Write(sql, scope);

    // What lies beneath may mix units on purpose: this says what comes out, so it is not asked.
    internal override ColumnMeta Meaning(Scope scope) => new("", unit, kind, label);
}

internal sealed class CastExpr(Expr inner, string type, bool fails) : Expr
{
    internal override string? OutputName => inner.OutputName;

    internal override bool IsAggregate => inner.IsAggregate;

    internal override void Write(SqlText sql, Scope? scope)
    {
        sql.Add(fails ? "CAST(" : "TRY_CAST(");
        inner.Write(sql, scope);
        sql.Add($" AS {type})");
    }

    internal override ColumnMeta Meaning(Scope scope) => inner.Meaning(scope);
}

internal sealed class BinaryExpr(string operation, BinaryMeaning meaning, Expr left, Expr right) : Expr
{
    internal override bool IsAggregate => left.IsAggregate || right.IsAggregate;

    internal override void Write(SqlText sql, Scope? scope)
    {
        sql.Add("(");
        (left ?? Expressions.Null).Write(sql, scope);
        sql.Add($" {operation} ");
        (right ?? Expressions.Null).Write(sql, scope);
        sql.Add(")");
    }

    internal override ColumnMeta Meaning(Scope scope) =>
        UnitRules.Combine(meaning, operation, left ?? Expressions.Null, right ?? Expressions.Null, scope);
}

/// <summary>A function of the engine; {0}, {1} ... stand for its arguments.</summary>
internal sealed class CallExpr(string template, CallMeaning meaning, IReadOnlyList<Expr> arguments) : Expr
{
    internal override bool IsAggregate => arguments.Any(argument => argument.IsAggregate);

    internal override string? OutputName => meaning == CallMeaning.First ? arguments[0].OutputName : null;

    internal override void Write(SqlText sql, Scope? scope) => Template.Write(sql, scope, template, arguments);

    internal override ColumnMeta Meaning(Scope scope)
    {
        ColumnMeta[] meanings = [.. arguments.Select(argument => argument.Meaning(scope))];
        return meaning switch
        {
            CallMeaning.First => meanings[0],
            CallMeaning.Same => UnitRules.SameUnit("Choosing between", arguments, meanings),
            _ => new(""),
        };
    }
}

internal sealed class AggregateExpr(string template, AggregateMeaning meaning, IReadOnlyList<Expr> arguments) : Expr
{
    internal override bool IsAggregate => true;

    internal override string? OutputName => arguments.Count > 0 ? arguments[0].OutputName : null;

    internal override void Write(SqlText sql, Scope? scope) => Template.Write(sql, scope, template, arguments);

    internal override ColumnMeta Meaning(Scope scope)
    {
        if (meaning == AggregateMeaning.Count)
        {
            foreach (Expr argument in arguments)
            {
                argument.Meaning(scope);
            }

            return new("", Kind: "count");
        }

        ColumnMeta inner = arguments[0].Meaning(scope);
        string name = arguments[0].OutputName ?? arguments[0].ToString();
        return inner.IsRate && meaning == AggregateMeaning.Sum ? throw Errors.SumOfRates(name, inner.RateName)
            : inner.IsRate && meaning == AggregateMeaning.Mean ? throw Errors.MeanOfRates(name, inner.RateName)
            : inner;
    }
}

/// <summary>CASE WHEN ... THEN ... ELSE ... END.</summary>
internal sealed class WhenExpr(Expr condition, Expr then, Expr otherwise) : Expr
{
    internal override bool IsAggregate => condition.IsAggregate || then.IsAggregate || otherwise.IsAggregate;

    internal override void Write(SqlText sql, Scope? scope) =>
        Template.Write(sql, scope, "CASE WHEN {0} THEN {1} ELSE {2} END", [condition, then, otherwise]);

    internal override ColumnMeta Meaning(Scope scope)
    {
        condition.Meaning(scope);
        return UnitRules.SameUnit("Choosing between", [then, otherwise], [then.Meaning(scope), otherwise.Meaning(scope)]);
    }
}

internal static class Template
{
    internal static void Write(SqlText sql, Scope? scope, string template, IReadOnlyList<Expr> arguments)
    {
        int at = 0;
        for (int open = template.IndexOf('{', at); open >= 0; open = template.IndexOf('{', at))
        {
            int close = template.IndexOf('}', open);
            sql.Add(template[at..open]);
            (arguments[int.Parse(template.AsSpan(open + 1, close - open - 1), System.Globalization.CultureInfo.InvariantCulture)] ?? Expressions.Null).Write(sql, scope);
            at = close + 1;
        }

        sql.Add(template[at..]);
    }
}
