namespace Workbench;

/// <summary>Finds what the build made: the folder of the workbench and the default model in it.</summary>
public static class ModelFiles
{
    /// <summary>
    /// The default model, trained by the build from <c>data/labelled</c>: <c>artifacts/models/default.wbm</c> in the folder of the
    /// workbench. Null when it was not built.
    /// </summary>
    public static string? Default()
    {
        var home = Home();
        if (home is null)
            return null;
        var path = Path.Combine(home, "artifacts", "models", "default.wbm");
        return File.Exists(path) ? path : null;
    }

    /// <summary>
    /// The folder of the workbench: the environment variable <c>WORKBENCH_HOME</c>, else the nearest folder above the program that
    /// holds <c>Workbench.sln</c>. Null when there is none.
    /// </summary>
    public static string? Home()
    {
        if (Environment.GetEnvironmentVariable("WORKBENCH_HOME") is { Length: > 0 } home)
            return home;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Workbench.sln")))
                return folder.FullName;
        return null;
    }
}
