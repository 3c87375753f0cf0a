using System.Text.RegularExpressions;

namespace Workbench.Api.Tests;

public sealed class SettingsTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide", "api.md"));

    [Fact]
    public void The_table_of_settings_has_every_setting_with_its_default_and_no_other()
    {
        var written = Regex.Matches(Guide, @"^\| `(\w+)` \| `--[a-z-]+` \| `WORKBENCH_\w+` \| (?:`([^`]*)`)? ?\|", RegexOptions.Multiline).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).Order();
        var defaults = new ApiOptions();
        var real = typeof(ApiOptions).GetProperties().Select(p => (p.Name, Convert.ToString(p.GetValue(defaults), System.Globalization.CultureInfo.InvariantCulture) ?? "")).Order();
        Assert.Equal(real, written);
    }

    [Fact]
    public async Task Every_address_of_the_api_stands_in_the_guide()
    {
        await using var server = await Server.StartAsync();
        var document = await server.GetAsync("/api/v1/openapi.json");
        var roots = document.GetProperty("paths").EnumerateObject().Select(p => "/" + p.Name.Split('/')[3].Split('.')[0]).Distinct();
        Assert.All(roots, r => Assert.Contains(r, Guide, StringComparison.Ordinal));
    }
}
