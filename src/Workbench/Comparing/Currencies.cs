using System.Globalization;
using DuckDB.NET.Data;

namespace Workbench.Comparing;

/// <summary>Money in one currency, by the rates that the store was given and no others.</summary>
internal static class Currencies
{
    /// <summary>The facts in the currency of <paramref name="query"/>. Those without a rate go to <paramref name="excluded"/> with the reason.</summary>
    public static Facts Convert(DuckDBConnection connection, ComparisonQuery query, Facts facts, List<(int Fact, string Why)> excluded)
    {
        var money = new HashSet<int>();
        foreach (var fact in facts.Live)
            if (facts.Kind.At(fact) == "money")
                money.Add(facts.Unit[fact]);
        var currencies = money.Select(facts.Unit.Text).Order(StringComparer.Ordinal).ToList();
        if (query.Currency is null)
            return currencies.Count > 1 ? throw Errors.MixedCurrencies(string.Join(", ", currencies)) : facts;
        if (currencies.Count == 0)
            throw Errors.NotMoney(query.Unit);
        var rates = Rates(connection, query.Currency);
        if (rates.Count == 0 && currencies.Any(c => c != query.Currency))
            throw Errors.NoRates(query.Currency, Known(connection));
        var converted = new List<int>(facts.Live.Length);
        var (values, highs) = (facts.CopyValues(), facts.CopyHighs());
        foreach (var fact in facts.Live)
        {
            var (unit, year) = (facts.Unit.At(fact)!, (facts.End(fact) ?? facts.Start(fact) ?? facts.Published(fact))?.Year);
            if (unit != query.Currency)
            {
                if (Rate(rates, unit, year) is not { } rate)
                {
                    excluded.Add((fact, string.Create(CultureInfo.InvariantCulture, $"no rate from {unit} into {query.Currency} for {year?.ToString(CultureInfo.InvariantCulture) ?? "an unknown year"}")));
                    continue;
                }
                values[fact] = decimal.Round(values[fact] * rate, 6);
                if (highs?[fact] is { } high)
                    highs[fact] = decimal.Round(high * rate, 6);
            }
            converted.Add(fact);
        }
        return converted.Count > 0 ? facts.Converted([.. converted], values, highs, query.Currency) : throw Errors.NoRates(query.Currency, Known(connection));
    }

    private static decimal? Rate(Dictionary<(string, int?), decimal> rates, string currency, int? year) =>
        rates.TryGetValue((currency, year), out var rate) || rates.TryGetValue((currency, null), out rate) ? rate : null;

    private static Dictionary<(string, int?), decimal> Rates(DuckDBConnection connection, string into)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT currency, year, rate FROM conversions WHERE into_currency = $1";
        command.Parameters.Add(new DuckDBParameter(into));
        using var reader = command.ExecuteReader();
        var rates = new Dictionary<(string, int?), decimal>();
        while (reader.Read())
            rates[(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetInt32(1))] = reader.GetDecimal(2);
        return rates;
    }

    private static string Known(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT string_agg(DISTINCT into_currency, ', ' ORDER BY into_currency) FROM conversions";
        return command.ExecuteScalar() as string ?? "none; no rates are loaded";
    }
}
