using System.Reflection;
using System.Xml.Linq;

namespace House.Tests;

public sealed class DocumentationTests
{
    private static readonly string[] Assemblies =
    [
        "DuckDB.NET.Bindings", "Workbench.DataFrames", "Workbench.Text", "Workbench.Classification", "Workbench.Charts", "Workbench", "Workbench.Notebooks", "Workbench.Api",
    ];

    public static TheoryData<string> Rooms => [.. Assemblies];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Every_public_type_says_what_it_is(string room)
    {
        var assembly = Assembly.Load(room);
        var summaries = XDocument.Load(Path.Combine(AppContext.BaseDirectory, room + ".xml")).Descendants("member")
            .ToDictionary(m => m.Attribute("name")!.Value, m => (m.Element("summary") ?? m.Element("inheritdoc"))?.ToString() ?? "", StringComparer.Ordinal);
        var offenders = assembly.GetExportedTypes()
            // Parts of C unions have no meaning apart from the struct around them.
            .Where(t => !t.FullName!.Contains("__Union", StringComparison.Ordinal))
            .Select(t => "T:" + t.FullName!.Replace('+', '.'))
            .Where(id => !summaries.TryGetValue(id, out var summary) || summary.Length < 25)
            .Order(StringComparer.Ordinal);
        Assert.Empty(offenders);
    }
}
