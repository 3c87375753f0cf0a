using Workbench.Twins;

namespace Workbench;

public sealed partial class CampaignWorkbench
{
    /// <summary>Finds reports that repeat others, in any language. The answer depends on the reports alone, not on the order in which they came.</summary>
    /// <param name="cancellationToken">Stops between steps.</param>
    public IReadOnlyList<Twin> FindTwins(CancellationToken cancellationToken = default) => new TwinFinder(Connection).Find(cancellationToken);

    /// <summary>Finds twins and records them in the table <c>twins</c>, in place of what stood there: from now on they count as one report in comparisons and conflicts.</summary>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="WorkbenchException">WB5108: opened for reading.</exception>
    public IReadOnlyList<Twin> RecordTwins(CancellationToken cancellationToken = default)
    {
        CheckWritable();
        var twins = FindTwins(cancellationToken);
        return RecordTwins(twins);
    }

    /// <summary>Records twins that were found, in place of what the table <c>twins</c> held.</summary>
    /// <param name="twins">As <see cref="FindTwins"/> gave them, which needs no writer.</param>
    /// <returns>Those that were recorded: all but those of which the store no longer has one of the two reports.</returns>
    /// <exception cref="WorkbenchException">WB5108: opened for reading.</exception>
    public IReadOnlyList<Twin> RecordTwins(IReadOnlyList<Twin> twins)
    {
        ArgumentNullException.ThrowIfNull(twins);
        CheckWritable();
        using var transaction = Connection.BeginTransaction();
        using (var command = Connection.CreateCommand())
        {
            command.CommandText = "DELETE FROM twins";
            command.ExecuteNonQuery();
        }
        using (var rows = Connection.CreateAppender("twins"))
            foreach (var twin in twins)
                rows.CreateRow().AppendValue(twin.ReportId).AppendValue(twin.TwinOf).AppendValue(twin.Score).AppendValue(twin.How).EndRow();
        // A report may have been taken out since they were found.
        using (var command = Connection.CreateCommand())
        {
            command.CommandText = "DELETE FROM twins WHERE report_id NOT IN (SELECT report_id FROM reports) OR twin_of NOT IN (SELECT report_id FROM reports)";
            if (command.ExecuteNonQuery() > 0)
            {
                command.CommandText = "SELECT report_id FROM twins";
                using var reader = command.ExecuteReader();
                var recorded = new HashSet<string>(StringComparer.Ordinal);
                while (reader.Read())
                    recorded.Add(reader.GetString(0));
                twins = [.. twins.Where(t => recorded.Contains(t.ReportId))];
            }
        }
        transaction.Commit();
        return twins;
    }
}
