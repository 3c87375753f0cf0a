using System.Globalization;
using DuckDB.NET.Data;

namespace Workbench.Comparing;

/// <summary>Money in one currency, by the rates that the store was given and no others.</summary>
internal static class Currencies
{
    /// <summary>The facts in the currency of <paramref name="query"/>. Those without a rate go to <paramref name="excluded"/> with the reason.</summary>
    public static List<Fact> Convert(DuckDBConnection connection, ComparisonQuery query, List<Fact> facts, List<(Fact Fact, string Why)> excluded)
    {
        var currencies = facts.Where(f => f.Kind == "money").Select(f => f.Unit).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (query.Currency is null)
            return currencies.Count > 1 ? throw Errors.MixedCurrencies(string.Join(", ", currencies)) : facts;
        if (currencies.Count == 0)
            throw Errors.NotMoney(query.Unit);
        var rates = Rates(connection, query.Currency);
        if (rates.Count == 0 && currencies.Any(c => c != query.Currency))
            throw Errors.NoRates(query.Currency, Known(connection));
        var converted = new List<Fact>(facts.Count);
        foreach (var fact in facts)
        {
            var year = (fact.End ?? fact.Start ?? fact.Published)?.Year;
            if (fact.Unit == query.Currency)
                converted.Add(fact);
            else if (Rate(rates, fact.Unit, year) is { } rate)
                converted.Add(fact with { Unit = query.Currency, Value = decimal.Round(fact.Value * rate, 6), ValueHigh = fact.ValueHigh is { } high ? decimal.Round(high * rate, 6) : null });
            else
                excluded.Add((fact, string.Create(CultureInfo.InvariantCulture, $"no rate from {fact.Unit} into {query.Currency} for {year?.ToString(CultureInfo.InvariantCulture) ?? "an unknown year"}")));
        }
        return converted.Count > 0 ? converted : throw Errors.NoRates(query.Currency, Known(connection));
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
