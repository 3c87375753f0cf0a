using System.Globalization;
using System.Text;

namespace Workbench.DataFrames;

/// <summary>A query being written: text, and values that are passed beside it, never in it.</summary>
internal sealed class SqlText
{
    private readonly List<object> parts = [];

    internal static SqlText Of(string sql) => new SqlText().Add(sql);

    internal static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>Text as a literal, where the engine takes no parameter: file names and options of COPY.</summary>
    internal static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    internal SqlText Add(string sql)
    {
        parts.Add(sql);
        return this;
    }

    internal SqlText Name(string name) => Add(Quote(name));

    internal SqlText Names(IEnumerable<string> names, string prefix = "") => Add(string.Join(", ", names.Select(name => prefix + Quote(name))));

    internal SqlText Add(SqlText other)
    {
        parts.AddRange(other.parts);
        return this;
    }

    internal SqlText Value(LiteralValue value)
    {
        parts.Add(value);
        return this;
    }

    /// <summary>The text with parameters as $1, $2 ..., and their values in that order. Equal values share a number.</summary>
    internal (string Sql, IReadOnlyList<LiteralValue> Values) Render()
    {
        var text = new StringBuilder();
        var values = new List<LiteralValue>();
        var numbers = new Dictionary<LiteralValue, int>();
        foreach (object part in parts)
        {
            if (part is LiteralValue value)
            {
                if (!numbers.TryGetValue(value, out int number))
                {
                    values.Add(value);
                    numbers[value] = number = values.Count;
                }

                // The cast fixes the type before the value is bound, so that the columns' types are known without running the query.
                text.Append(CultureInfo.InvariantCulture, $"${number}::{value.SqlType}");
            }
            else
            {
                text.Append((string)part);
            }
        }

        return (text.ToString(), values);
    }
}
