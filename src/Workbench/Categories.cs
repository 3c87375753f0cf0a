using System.Reflection;

namespace Workbench;

/// <summary>A category of sentences.</summary>
/// <param name="Id">Its id, such as <c>poverty-reduction</c>.</param>
/// <param name="Label">Its short English title.</param>
/// <param name="Definition">What a sentence of this category is about.</param>
public sealed record Category(string Id, string Label, string Definition);

/// <summary>The built-in categories of the workbench, from <c>data/categories.csv</c>.</summary>
public static class Categories
{
    private static readonly Lazy<IReadOnlyList<Category>> Loaded = new(Load);

    /// <summary>The eleven categories, in the order of the file.</summary>
    public static IReadOnlyList<Category> Default => Loaded.Value;

    private static IReadOnlyList<Category> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("categories.csv")
            ?? throw new InvalidOperationException("The resource categories.csv is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return [.. Store.Csv.Read(reader).Skip(1).Select(row => new Category(row[0], row[1], row[2]))];
    }
}
