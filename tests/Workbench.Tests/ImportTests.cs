namespace Workbench.Tests;

public sealed class ImportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("workbench-test-").FullName;
    private readonly CampaignWorkbench workbench = CampaignWorkbench.Open(":memory:");

    public void Dispose()
    {
        workbench.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void Rows_become_figures_with_their_place_and_their_row()
    {
        var path = Write("figures.csv", "district,province,unit,value,kind,category,bound,indicator\nĐắk Song,Đắk Nông,household,273,count,poverty-reduction,exact,households helped\n,Lào Cai,agency,633,count,ideology-study,exact,units\n");
        var result = workbench.Import(path);
        Assert.Equal((2, 0), (result.Rows, result.Rejected.Count));
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = "SELECT place || '|' || coalesce(district, '') || '|' || province || '|' || value::INTEGER || '|' || source_row FROM facts ORDER BY source_row";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        Assert.Equal(["Đắk Song|Đắk Song|Đắk Nông|273|1", "Lào Cai||Lào Cai|633|2"], rows);
    }

    [Theory]
    [InlineData("a[1].csv")]
    [InlineData("a?.csv")]
    [InlineData("a*.csv")]
    public void A_name_with_signs_of_a_pattern_is_that_file_and_no_other(string name)
    {
        Write("a1.csv", "district,unit,value\nĐắk Song,household,1\n");
        var path = Write(name, "district,unit,value\nĐắk Song,household,2\n");
        Assert.Equal(1, workbench.Import(path).Rows);
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = "SELECT string_agg(CAST(value AS INTEGER), ' ') FROM figures";
        Assert.Equal("2", command.ExecuteScalar());
    }

    [Fact]
    public void Upper_ends_short_and_long_are_compared_with_their_values()
    {
        var result = workbench.Import(Write("ranges.csv", "district,unit,value,value_high,kind\nĐắk Song,household,7,9,range\nĐắk Song,household,7,-9,range\nĐắk Song,VND,9,123456789012.5,money\nĐắk Song,VND,123456789012.5,9,money\nĐắk Song,household,17,9,ratio\nĐắk Song,household,5,,count\n"));
        Assert.Equal([(2L, "`value_high` -9 is below `value` 7."), (4L, "`value_high` 9 is below `value` 123456789012.5.")], result.Rejected.Select(r => (r.Row, r.Reason)));
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = "SELECT string_agg(coalesce(CAST(CAST(value_high AS DOUBLE) AS VARCHAR), ''), ' ' ORDER BY source_row) FROM figures";
        Assert.Equal("9.0 123456789012.5 9.0 ", command.ExecuteScalar());
    }

    [Fact]
    public void Importing_again_changes_nothing()
    {
        var path = Write("figures.csv", "district,unit,value\nĐắk Song,household,273\n");
        Assert.Equal(1, workbench.Import(path).Rows);
        var second = workbench.Import(Write("copy.csv", File.ReadAllText(path)));
        Assert.Equal((0, 1), (second.Rows, second.Unchanged));
    }

    [Fact]
    public void Each_bad_row_is_rejected_with_its_reason_and_the_others_are_taken()
    {
        var path = Write("figures.csv", """
            district,unit,value,value_high,kind,bound,category,period_start,period_end
            Đắk Song,household,273,,count,exact,poverty-reduction,,
            Đắk Song,household,many,,count,exact,poverty-reduction,,
            Đắk Song,,5,,count,exact,poverty-reduction,,
            Đắk Song,household,5,,weight,exact,poverty-reduction,,
            Đắk Song,household,5,,count,exact,poverty,,
            Đắk Song,household,5,,count,exact,poverty-reduction,31.12.2023,
            Đắk Song,household,5,,count,exact,poverty-reduction,2024-01-01,2023-12-31
            Đắk Song,driver,7,5,range,exact,health-welfare,,
            """);
        var result = workbench.Import(path);
        Assert.Equal(1, result.Rows);
        Assert.Equal([2L, 3, 4, 5, 6, 7, 8], result.Rejected.Select(r => r.Row));
        Assert.Equal("`value` 'many' is not a number. Write digits with a point, without grouping.", result.Rejected[0].Reason);
        Assert.Equal("`unit` is empty.", result.Rejected[1].Reason);
        Assert.StartsWith("`kind` 'weight' is unknown. Allowed: count, money, percent,", result.Rejected[2].Reason, StringComparison.Ordinal);
        Assert.StartsWith("`category` 'poverty' is unknown. Allowed: ", result.Rejected[3].Reason, StringComparison.Ordinal);
        Assert.Equal("`period_start` '31.12.2023' is not a date. Write it as 2023-12-31.", result.Rejected[4].Reason);
        Assert.Equal("`period_start` 2024-01-01 is after `period_end` 2023-12-31.", result.Rejected[5].Reason);
        Assert.Equal("`value_high` 5 is below `value` 7.", result.Rejected[6].Reason);
    }

    [Fact]
    public void An_unknown_place_is_kept_as_written_and_doubted()
    {
        workbench.Import(Write("figures.csv", "district,province,unit,value\nAtlantis,Đắk Nông,household,5\n"));
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = "SELECT place_name || '|' || (place_id IS NULL) || '|' || doubt[1] FROM figures";
        Assert.Equal("Atlantis|true|place-unknown", command.ExecuteScalar());
    }

    [Fact]
    public void A_name_that_several_places_share_is_decided_by_the_province_or_doubted()
    {
        // Châu Thành is a district of ten provinces, Đắk Song of one; the last row is read cell by cell and must not differ.
        workbench.Import(Write("figures.csv", "district,province,unit,value\nChâu Thành,,household,1\nChâu Thành,An Giang,household,2\nChâu Thành,Lào Cai,household,3\nChâu Thành,Atlantis,household,4\nĐắk Song,Atlantis,household,5\nĐắk Song,,household,6\nChâu Thành,,household,+7\n"));
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = "SELECT string_agg(value::INTEGER || ' ' || coalesce(place_id, '?') || ' ' || array_to_string(doubt, ','), '; ' ORDER BY source_row) FROM figures";
        Assert.Equal("1 ? ambiguous-place; 2 an-giang/chau-thanh ; 3 ? place-unknown; 4 ? ambiguous-place; 5 dak-nong/dak-song province-unknown; 6 dak-nong/dak-song ; 7 ? ambiguous-place", command.ExecuteScalar());
        // It waits in the review queue, and in no row of a district.
        Assert.DoesNotContain(workbench.Compare("household").Rows, r => r.PlaceId is not null && r.Key == "Châu Thành" && r.Province != "An Giang" && r.IsReported);
        Assert.Contains(workbench.ReviewQueue(), i => i.Doubts.Contains("ambiguous-place"));
    }

    [Fact]
    public void A_table_without_the_needed_columns_is_refused()
    {
        var path = Write("other.csv", "name,amount\na,1\n");
        var error = Assert.Throws<WorkbenchException>(() => workbench.Import(path));
        Assert.Equal($"WB5301: '{path}' lacks the column `unit`. Its columns: name, amount. A table of figures needs `district` or `province`, `unit` and `value`.", error.Message);
    }

    [Fact]
    public void Missing_and_foreign_files_are_refused()
    {
        Assert.Equal("WB5201", Assert.Throws<WorkbenchException>(() => workbench.Import(Path.Combine(folder, "absent.csv"))).Code);
        Assert.Equal("WB5303", Assert.Throws<WorkbenchException>(() => workbench.Import(Write("figures.pdf", "x"))).Code);
    }

    [Fact]
    public void Unusual_cells_are_taken_as_plain_ones_are()
    {
        // Exponents, a day with a time, spaces of any kind, capitals of "true", a repeated row, and one that an earlier import brought.
        workbench.Import(Write("first.csv", "district,unit,value,period_end,target\nĐắk Song,house,12,,\n"));
        var result = workbench.Import(Write("figures.csv", "district,unit,value,period_end,target\nĐắk Song,household,2.5e2,,\nĐắk Song,household,+7,2023-12-31 00:00:00,\n\u00a0Đắk Song , household\u3000,1.25,2023-12-31,TRUE\nĐắk Song,household,1.25,2023-12-31,TRUE\nĐắk Song,house,12,,\nĐắk Song,household,1.5,0000-01-01,\n"));
        Assert.Equal((3, 2), (result.Rows, result.Unchanged));
        Assert.Equal("`period_end` '0000-01-01' is not a date. Write it as 2023-12-31.", Assert.Single(result.Rejected).Reason);
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = "SELECT string_agg(value::DOUBLE || ' ' || coalesce(period_end::VARCHAR, '-') || ' ' || target || ' ' || place_id || ' ' || unit, '; ' ORDER BY source_row) FROM figures WHERE unit = 'household'";
        Assert.Equal("250.0 - false dak-nong/dak-song household; 7.0 2023-12-31 false dak-nong/dak-song household; 1.25 2023-12-31 true dak-nong/dak-song household", command.ExecuteScalar());
    }

    [Fact]
    public void The_id_of_a_row_comes_from_its_cells_alone()
    {
        workbench.Import(Write("figures.csv", "unit,district,value,value_high\nhousehold,Đắk Song,273,\n"));
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = "SELECT figure_id FROM figures";
        // Worked out apart: the first 16 digits of the SHA-256 of "table", a line end, and the cells by name with U+0001 between.
        var text = "table\n" + string.Join('\u0001', "district=Đắk Song", "unit=household", "value=273", "value_high=");
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..16], command.ExecuteScalar());
    }
}
