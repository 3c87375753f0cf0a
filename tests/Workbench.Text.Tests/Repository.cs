namespace Workbench.Text.Tests;

internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Workbench.sln"))) return folder.FullName;
        throw new InvalidOperationException("Workbench.sln is not above the tests.");
    }
}
