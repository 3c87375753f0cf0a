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
    private static readonly Lazy<IReadOnlyList<string[]>> Rows = new(Read);
    private static readonly Lazy<IReadOnlyList<Category>> Loaded = new(() => [.. Rows.Value.Skip(1).Select(row => new Category(row[0], row[1], row[2]))]);

    /// <summary>The eleven categories, in the order of the file.</summary>
    public static IReadOnlyList<Category> Default => Loaded.Value;

    /// <summary>The short title of a built-in category in a language; its id for a category of your own.</summary>
    /// <param name="id">The id, such as <c>poverty-reduction</c>.</param>
    /// <param name="language">A language code: ar, en, hu, ru, th, uk, vi.</param>
    /// <exception cref="KeyNotFoundException">The file has no such language.</exception>
    public static string LabelIn(string id, string language)
    {
        if (Rows.Value.Skip(1).FirstOrDefault(row => row[0] == id) is not { } category)
            return id;
        var column = language == "en" ? 1 : Array.IndexOf(Rows.Value[0], language, 3);
        return column > 0 ? category[column] : throw new KeyNotFoundException($"data/categories.csv has no column '{language}'.");
    }

    private static IReadOnlyList<string[]> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("categories.csv")
            ?? throw new InvalidOperationException("The resource categories.csv is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return [.. Store.Csv.Read(reader)];
    }
}
