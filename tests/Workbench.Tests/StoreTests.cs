using DuckDB.NET.Data;

namespace Workbench.Tests;

public sealed class StoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("workbench-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string File_(string name) => Path.Combine(folder, name);

    private static void Execute(string path, string sql)
    {
        using var connection = new DuckDBConnection($"Data Source={path}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [Fact]
    public void Reports_that_come_as_texts_are_looked_up_at_once()
    {
        using var campaign = new Campaign();
        campaign.Workbench.UseModel(null);
        ReceivedReport Of(int households) => new() { Text = $"The campaign helped {households} households out of poverty.", Language = "en" };
        campaign.Workbench.Receive([Of(1)]);
        IReadOnlyList<IngestedReport> outcomes = [];
        var asked = campaign.Asked(() => outcomes = campaign.Workbench.Receive([Of(1), Of(2), Of(3), Of(2)]).Reports);
        Assert.Equal([IngestOutcome.Unchanged, IngestOutcome.Stored, IngestOutcome.Stored, IngestOutcome.Unchanged], outcomes.Select(o => o.Outcome));
        Assert.Single(asked, q => q.StartsWith("SELECT report_id FROM reports WHERE report_id IN", StringComparison.Ordinal));
        Assert.DoesNotContain(asked, q => q.StartsWith("SELECT count(*) FROM reports", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_of_reports_is_the_file_that_is_named()
    {
        File.WriteAllText(File_("r1.csv"), "text\nThe campaign helped 7 households out of poverty.\n");
        File.WriteAllText(File_("r[1].csv"), "title,text\nFirst,\"The campaign helped 8 households\nout of poverty.\"\nSecond,The campaign helped 9 households out of poverty.\n");
        using var workbench = CampaignWorkbench.Open(":memory:");
        workbench.UseModel(null);
        Assert.Equal(2, (await workbench.IngestAsync(File_("r[1].csv"), cancellationToken: TestContext.Current.CancellationToken)).Stored);
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = "SELECT string_agg(title, ' ' ORDER BY title) FROM reports";
        Assert.Equal("First Second", command.ExecuteScalar());
    }

    [Fact]
    public void A_new_store_has_the_tables_the_places_and_the_categories()
    {
        var path = File_("new.duckdb");
        using (CampaignWorkbench.Open(path))
        {
            // Only created.
        }
        using var workbench = CampaignWorkbench.OpenReadOnly(path);
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = "SELECT string_agg(table_name, ' ' ORDER BY table_name) FROM duckdb_tables() WHERE NOT internal";
        Assert.Equal("categories conversions coverage figures labellings labels models places populations reports reviews sentences settlements twins workbench", command.ExecuteScalar());
        command.CommandText = "SELECT (SELECT count(*) FROM categories), (SELECT count(*) FROM places WHERE level = 'province')";
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal(11, reader.GetInt64(0));
        Assert.Equal(63, reader.GetInt64(1));
    }

    [Fact]
    public void A_missing_store_cannot_be_read()
    {
        var path = File_("absent.duckdb");
        var error = Assert.Throws<WorkbenchException>(() => CampaignWorkbench.OpenReadOnly(path));
        Assert.Equal($"WB5101: There is no store at '{path}'. Create one with `workbench ingest PATH --db {path}`.", error.Message);
    }

    [Fact]
    public void Another_database_is_refused_and_left_as_it_is()
    {
        var path = File_("other.duckdb");
        Execute(path, "CREATE TABLE shop (item VARCHAR)");
        var error = Assert.Throws<WorkbenchException>(() => CampaignWorkbench.Open(path));
        Assert.Equal($"WB5102: '{path}' is a DuckDB file but not a workbench: it holds other tables. Choose another file name, and `workbench ingest` will create a store there.", error.Message);
        Execute(path, "INSERT INTO shop VALUES ('still here')");
    }

    [Fact]
    public void A_file_of_another_kind_is_refused_and_left_as_it_is()
    {
        var path = File_("letter.duckdb");
        File.WriteAllText(path, "Dear reader, this is no database at all.");
        var error = Assert.Throws<WorkbenchException>(() => CampaignWorkbench.Open(path));
        Assert.Equal("WB5103", error.Code);
        Assert.StartsWith($"WB5103: '{path}' is not a DuckDB file.", error.Message, StringComparison.Ordinal);
        Assert.Equal("Dear reader, this is no database at all.", File.ReadAllText(path));
    }

    [Fact]
    public void A_store_of_a_newer_workbench_is_refused()
    {
        var path = File_("newer.duckdb");
        CampaignWorkbench.Open(path).Dispose();
        Execute(path, "UPDATE workbench SET schema_version = 99");
        Assert.Equal("WB5104", Assert.Throws<WorkbenchException>(() => CampaignWorkbench.Open(path)).Code);
        var error = Assert.Throws<WorkbenchException>(() => CampaignWorkbench.OpenReadOnly(path));
        Assert.Contains("schema 99", error.Message, StringComparison.Ordinal);
        Assert.Contains("Update the workbench", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said()
    {
        var error = Assert.Throws<WorkbenchException>(() => CampaignWorkbench.Open(File_("no/such/folder/x.duckdb")));
        Assert.Equal("WB5106", error.Code);
    }

    [Fact]
    public void Writing_to_a_store_opened_for_reading_is_refused()
    {
        var path = File_("read.duckdb");
        CampaignWorkbench.Open(path).Dispose();
        using var workbench = CampaignWorkbench.OpenReadOnly(path);
        Assert.Equal("WB5108", Assert.Throws<WorkbenchException>(() => workbench.Import("any.csv")).Code);
    }

    [Fact]
    public void A_store_of_the_former_schema_is_refused_for_reading_and_brought_up_to_date_for_writing()
    {
        var path = File_("former.duckdb");
        static string Shown(CampaignWorkbench workbench) => string.Join("\n", workbench.Indicators().Select(i => $"{i.Id} {i.Places} {i.Districts} {i.Figures} {i.Reports} {i.Periods} {string.Join(' ', i.Languages)} {i.Doubts}")
            .Concat(workbench.Compare("household").Rows.Select(r => $"{r.Key} {r.Value} {r.ValueHigh} {string.Join(' ', r.FigureIds)}")));
        static string? Columns(CampaignWorkbench workbench)
        {
            using var command = workbench.Connection.CreateCommand();
            command.CommandText = "SELECT string_agg(column_name || ' ' || data_type, ', ' ORDER BY column_index) FROM duckdb_columns() WHERE table_name = 'facts'";
            return command.ExecuteScalar() as string;
        }
        string before;
        using (var workbench = CampaignWorkbench.Open(path))
        {
            workbench.UseModel(null);
            workbench.Receive([new ReceivedReport { Text = "In 2023 the campaign helped 273 households out of poverty in Dak Song district.", Place = "Đắk Song", Published = new DateOnly(2024, 1, 1), Language = "en" }], TestContext.Current.CancellationToken);
            using var command = workbench.Connection.CreateCommand();
            command.CommandText = "UPDATE sentences SET category = 'poverty-reduction', probability = 0.8";
            command.ExecuteNonQuery();
            workbench.Refresh();
            File.WriteAllText(File_("t.csv"), "district,unit,value,category\nChâu Phú,household,5,poverty-reduction\nAtlantis,house,7,housing-infrastructure\n");
            workbench.Import(File_("t.csv"));
            before = Shown(workbench);
        }
        Assert.StartsWith("household:poverty-reduction 2 2 2 2 1 en und 0\nhouse:housing-infrastructure 1 0 1 1 0 und 1\nĐắk Song 273", before, StringComparison.Ordinal);
        // As schema 4 had it: no repeated columns, no coverage, and a category only on figures of tables.
        Execute(path, "DROP TABLE coverage; ALTER TABLE figures DROP COLUMN probability; ALTER TABLE figures DROP COLUMN published; ALTER TABLE figures DROP COLUMN at_place; ALTER TABLE workbench DROP COLUMN ordered; UPDATE figures SET category = NULL, language = NULL WHERE origin = 'report'; UPDATE workbench SET schema_version = 4");
        Execute(path, "CREATE OR REPLACE VIEW facts AS SELECT figure_id FROM figures");
        Assert.Equal("WB5107", Assert.Throws<WorkbenchException>(() => CampaignWorkbench.OpenReadOnly(path)).Code);
        using (var migrated = CampaignWorkbench.Open(path))
        {
            Assert.Equal(before, Shown(migrated));
            using var fresh = CampaignWorkbench.Open(":memory:");
            Assert.Equal(Columns(fresh), Columns(migrated));
        }
        using var read = CampaignWorkbench.OpenReadOnly(path);
        Assert.Equal(before, Shown(read));
    }
}
