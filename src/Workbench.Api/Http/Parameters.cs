using System.Globalization;

namespace Workbench.Api.Http;

/// <summary>A parameter of the query string: what it is called, what it may be, and what the OpenAPI document says of it. A former name is taken and told nowhere.</summary>
internal sealed record Parameter(string Name, string Description, string Type = "string", string? Example = null, string[]? Allowed = null, bool Required = false, bool Repeats = false, bool Former = false)
{
    public static Parameter Choice(string name, string description, params string[] allowed) => new(name, description, "string", allowed[0], allowed);

    public static readonly Parameter Limit = new("limit", "How many items the answer has at most, 1 to 500.", "integer", "50");

    public static readonly Parameter Cursor = new("cursor", "Where to go on: `next` of the answer before.");

    public static readonly Parameter Explain = Choice("explain", "`sql` adds the query that was asked of the store.", "sql");

    public static readonly Parameter Format = Choice("format", "The form of the answer; the same as `Accept`.", "json", "csv", "parquet");
}

/// <summary>The parameters that an endpoint takes. An endpoint that has these refuses others by name.</summary>
internal sealed record ParameterSet(params Parameter[] All);

/// <summary>Reads the query string of a request.</summary>
internal sealed class Arguments(IQueryCollection query)
{
    /// <summary>Refuses a parameter that the endpoint does not know: a misspelt filter must not give an unfiltered answer.</summary>
    public void Check(ParameterSet known)
    {
        foreach (var (name, values) in query)
        {
            var parameter = known.All.FirstOrDefault(p => p.Name == name)
                ?? throw Errors.UnknownParameter(name, known.All.Length == 0 ? "none" : string.Join(", ", known.All.Where(p => !p.Former).Select(p => p.Name)));
            if (values.Count > 1 && !parameter.Repeats)
                throw Errors.BadParameter(name, string.Join("&", values.ToArray()), "one value");
            if (parameter.Allowed is not null)
                foreach (var value in values)
                    if (!parameter.Allowed.Contains(value, StringComparer.Ordinal))
                        throw Errors.BadParameter(name, value ?? "", string.Join(", ", parameter.Allowed));
            foreach (var value in values)
                if (value is { Length: > 2000 } || (value?.Contains('\0', StringComparison.Ordinal) ?? false))
                    throw Errors.BadParameter(name, value[..Math.Min(40, value.Length)].Replace("\0", "\\0", StringComparison.Ordinal) + "…", "at most 2000 characters without U+0000");
        }
        foreach (var parameter in known.All)
            if (parameter.Required && Text(parameter.Name) is null)
                throw Errors.MissingParameter(parameter.Name, parameter.Example ?? "…");
    }

    public string? Text(string name) => query.TryGetValue(name, out var values) && values.Count > 0 && values[0] is { Length: > 0 } text ? text : null;

    public IReadOnlyList<string> Texts(string name) => query.TryGetValue(name, out var values) ? [.. values.Where(v => !string.IsNullOrEmpty(v)).Select(v => v!)] : [];

    public int Integer(string name, int otherwise, int low, int high)
    {
        if (Text(name) is not { } text)
            return otherwise;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high ? value
            : throw Errors.BadParameter(name, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from {low} to {high}"));
    }

    public decimal? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1e21m ? value
            : throw Errors.BadParameter(name, text, "a number such as 273 or 0.5, below 10^21");
    }

    public DateOnly? Date(string name)
    {
        if (Text(name) is not { } text)
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value
            : throw Errors.BadParameter(name, text, "a day such as 2024-12-31");
    }

    /// <summary>A day, a month or a year: the first day of it, or the last when <paramref name="end"/> is asked.</summary>
    public DateOnly? Period(string name, bool end)
    {
        if (Text(name) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return end ? month.AddMonths(1).AddDays(-1) : month;
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0)
            return end ? new DateOnly(year, 12, 31) : new DateOnly(year, 1, 1);
        throw Errors.BadParameter(name, text, "a day, a month or a year such as 2024-12-31, 2024-12 or 2024");
    }
}
