using DuckDB.NET.Data;

namespace Workbench.Conflicts;

/// <summary>Reads and appends the record of how conflicts were settled.</summary>
internal static class Settlements
{
    /// <summary>The figures (<c>figure_id</c>) that settlements in force leave out of comparisons.</summary>
    public const string SetAsideSql = "SELECT DISTINCT unnest(set_aside) AS figure_id FROM settlements s WHERE rule <> 'withdraw' AND NOT EXISTS (SELECT 1 FROM settlements w WHERE w.withdraws = s.settlement_no)";

    public static IReadOnlyList<Settlement> All(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT settlement_no, rule, array_to_string(kept, ' '), array_to_string(set_aside, ' '), withdraws, reason, reviewer, settled_at
            FROM settlements ORDER BY settlement_no
            """;
        using var reader = command.ExecuteReader();
        var all = new List<Settlement>();
        while (reader.Read())
            all.Add(new Settlement(reader.GetInt64(0), reader.GetString(1), Ids(reader.GetString(2)), Ids(reader.GetString(3)),
                reader.IsDBNull(4) ? null : reader.GetInt64(4), reader.GetString(5), reader.GetString(6), reader.GetDateTime(7)));
        return all;
    }

    public static void Append(DuckDBConnection connection, IEnumerable<Settlement> settlements)
    {
        using var transaction = connection.BeginTransaction();
        using (var rows = connection.CreateAppender("settlements"))
            foreach (var s in settlements)
            {
                var row = rows.CreateRow().AppendValue(s.Number).AppendValue(s.Rule).AppendValue(s.Kept.ToArray().AsEnumerable()).AppendValue(s.SetAside.ToArray().AsEnumerable());
                row = s.Withdraws is { } number ? row.AppendValue(number) : row.AppendNullValue();
                row.AppendValue(s.Reason).AppendValue(s.Reviewer).AppendValue(s.SettledAt).EndRow();
            }
        transaction.Commit();
    }

    private static string[] Ids(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
