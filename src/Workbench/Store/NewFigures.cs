using DuckDB.NET.Data;
using Workbench.Ingestion;
using Workbench.Text;

namespace Workbench.Store;

/// <summary>
/// Figures on their way into the store: they are written to a temporary table first, so that what they add to the coverage is counted
/// from them alone and not from all that the store has.
/// </summary>
internal static class NewFigures
{
    public const string Table = "new_figures";

    /// <summary>Prepares the empty temporary table.</summary>
    public static void Begin(DuckDBConnection connection) => Run(connection, $"CREATE OR REPLACE TEMP TABLE {Table} AS SELECT * FROM figures LIMIT 0");

    /// <summary>Moves them into <c>figures</c>. The coverage is the caller's to keep.</summary>
    public static void Store(DuckDBConnection connection) => Run(connection, $"INSERT INTO figures SELECT * FROM {Table}");

    public static void End(DuckDBConnection connection) => Run(connection, $"DROP TABLE IF EXISTS temp.main.{Table}");

    /// <summary>What a figure repeats of the report and sentence that it stands in.</summary>
    public sealed record Surroundings(string ReportId, string Language, DateOnly? Published, string? PlaceId, Func<int, (string? Category, double? Probability)> OfSentence);

    public static void Append(IDuckDBAppenderRow row, Figure figure, Surroundings surroundings)
    {
        var (category, probability) = surroundings.OfSentence(figure.SentenceNo);
        row.AppendValue(FigureIds.OfReport(surroundings.ReportId, figure.Start, figure.End));
        row.AppendValue(surroundings.ReportId);
        row.AppendValue(figure.SentenceNo);
        row.AppendValue(figure.Start);
        row.AppendValue(figure.End);
        row.AppendValue(figure.Raw);
        row.AppendValue(figure.Value);
        row.AppendValue(figure.ValueHigh);
        row.AppendValue(QuantityKinds.ToName(figure.Kind));
        ReportWriter.Append(row, figure.Unit);
        ReportWriter.Append(row, figure.Noun);
        row.AppendValue(Bounds.ToName(figure.Bound));
        ReportWriter.Append(row, figure.PeriodStart);
        ReportWriter.Append(row, figure.PeriodEnd);
        ReportWriter.Append(row, figure.PlaceId);
        ReportWriter.Append(row, figure.PlaceName);
        row.AppendValue(figure.Doubts.ToArray().AsEnumerable());
        row.AppendValue("extracted");
        row.AppendValue("report");
        ReportWriter.Append(row, category);
        row.AppendValue(surroundings.Language);
        row.AppendNullValue();
        row.AppendNullValue();
        row.AppendValue(false);
        if (probability is { } known)
            row.AppendValue(known);
        else
            row.AppendNullValue();
        ReportWriter.Append(row, surroundings.Published);
        ReportWriter.Append(row, figure.PlaceId ?? surroundings.PlaceId);
        row.EndRow();
    }

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
