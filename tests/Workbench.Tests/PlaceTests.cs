namespace Workbench.Tests;

/// <summary>Names of places that the gazetteer does not know: reported, mapped to a place or added as one, and found from then on.</summary>
public sealed class PlaceTests
{
    private static ReceivedReport Report(string text) => new() { Name = "a.txt", Text = text, Language = "vi" };

    private static string? PlaceOfFigure(CampaignWorkbench workbench)
    {
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = "SELECT place_id FROM figures";
        return command.ExecuteScalar() as string;
    }

    [Fact]
    public void An_unknown_name_is_reported_mapped_and_found_when_the_store_is_read_again()
    {
        using var workbench = CampaignWorkbench.Open(":memory:");
        var outcome = workbench.Receive([Report("Huyện Xứ Thượng trao 12 suất quà.")]).Reports[0];
        var unknown = Assert.Single(outcome.UnknownPlaces);
        Assert.Equal(("Xứ Thượng", "district"), (unknown.Name, unknown.Level));
        Assert.Equal("Xứ Thượng", Assert.Single(workbench.UnknownPlaces()).Name);
        Assert.Null(PlaceOfFigure(workbench));

        Assert.Equal("dak-nong/dak-glong", workbench.MapPlace("Xứ Thượng", "Đắk Glong"));
        workbench.UpdateExtractor();

        Assert.Empty(workbench.UnknownPlaces());
        Assert.Equal("dak-nong/dak-glong", PlaceOfFigure(workbench));
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = "SELECT place_id FROM reports";
        Assert.Equal("dak-nong/dak-glong", command.ExecuteScalar());
    }

    /// <summary>A gazetteer is made anew when places changed, by whatever connection; else the analyser would lose what it keeps for one with every report.</summary>
    [Fact]
    public void The_gazetteer_of_a_store_stays_until_a_place_changes()
    {
        using var workbench = CampaignWorkbench.Open(":memory:");
        Assert.Same(Text.Gazetteer.Default, Places.StorePlaces.Gazetteer(workbench.Connection));
        workbench.AddPlace("Xứ Thượng", "district", "Sơn La");
        var added = Places.StorePlaces.Gazetteer(workbench.Connection);
        Assert.Same(added, Places.StorePlaces.Gazetteer(workbench.Connection));
        using var other = workbench.Connection.Duplicate();
        other.Open();
        Assert.Same(added, Places.StorePlaces.Gazetteer(other));

        using (var command = other.CreateCommand())
        {
            command.CommandText = "UPDATE places SET aliases = list_append(aliases, 'Thượng Xứ') WHERE name = 'Xứ Thượng'";
            command.ExecuteNonQuery();
        }
        Assert.Equal("Xứ Thượng", Places.StorePlaces.Gazetteer(workbench.Connection).Find("Thượng Xứ")?.Place?.Name);
    }

    [Fact]
    public void A_place_that_is_added_is_found_in_reports_that_come_after()
    {
        using var workbench = CampaignWorkbench.Open(":memory:");
        Assert.Equal("son-la/xu-thuong", workbench.AddPlace("Xứ Thượng", "district", "Sơn La"));
        Assert.Empty(workbench.Receive([Report("Huyện Xứ Thượng trao 12 suất quà.")]).Reports[0].UnknownPlaces);
        Assert.Equal("son-la/xu-thuong", PlaceOfFigure(workbench));
    }

    [Fact]
    public void Tables_find_places_and_names_that_were_added_to_the_store()
    {
        using var workbench = CampaignWorkbench.Open(":memory:");
        workbench.AddPlace("Xứ Thượng", "district", "Sơn La");
        workbench.AddPlace("Bản Mới", "commune", "Xứ Thượng");
        workbench.MapPlace("Upper Glong", "Đắk Glong");
        var path = Path.Combine(Directory.CreateTempSubdirectory("workbench-test-").FullName, "t.csv");
        try
        {
            // In another province there is no such district, and a name in capitals is the same name.
            File.WriteAllText(path, "district,province,unit,value\nXứ Thượng,Sơn La,house,1\nBản Mới,Sơn La,house,2\nUPPER GLONG,,house,3\nXứ Thượng,Lào Cai,house,4\nĐắk Song,Đắk Nông,house,5\n");
            workbench.Import(path);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = "SELECT string_agg(coalesce(place_id, '?') || ' ' || array_to_string(doubt, ','), ';' ORDER BY source_row) FROM figures";
        Assert.Equal("son-la/xu-thuong ;son-la/xu-thuong/ban-moi ;dak-nong/dak-glong ;? place-unknown;dak-nong/dak-song ", command.ExecuteScalar());
    }

    [Fact]
    public void A_name_means_one_place()
    {
        using var workbench = CampaignWorkbench.Open(":memory:");
        var taken = Assert.Throws<WorkbenchException>(() => workbench.MapPlace("Đắk Song", "Đắk Glong"));
        Assert.Equal("WB5413: 'Đắk Song' is a name of 'dak-nong/dak-song' already. A name means one place; write the other one with its province.", taken.Message);
        Assert.StartsWith("WB5413", Assert.Throws<WorkbenchException>(() => workbench.MapPlace("7", "Đắk Glong")).Message, StringComparison.Ordinal);
        Assert.StartsWith("WB5410", Assert.Throws<WorkbenchException>(() => workbench.MapPlace("Xứ Thượng", "Zorbel")).Message, StringComparison.Ordinal);
        var level = Assert.Throws<WorkbenchException>(() => workbench.AddPlace("Xứ Thượng", "district"));
        Assert.Equal("WB5414: 'district' does not go with what was given. Allowed: district in a province, commune in a district or province, or province in none.", level.Message);
    }

    [Fact]
    public void A_name_mapped_twice_is_kept_once()
    {
        using var workbench = CampaignWorkbench.Open(":memory:");
        workbench.MapPlace("Xứ Thượng", "dak-nong/dak-glong");
        workbench.MapPlace(" Xứ Thượng ", "dak-nong/dak-glong");
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = "SELECT len(list_filter(aliases, lambda a: a = 'Xứ Thượng')) FROM places WHERE place_id = 'dak-nong/dak-glong'";
        Assert.Equal(1L, Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture));
    }
}
