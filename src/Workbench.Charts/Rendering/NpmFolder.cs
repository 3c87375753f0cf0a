namespace Workbench.Charts.Rendering;

/// <summary>Where Vega, resvg, the fonts and the chart worker are: the folder npm of the Workbench.</summary>
internal static class NpmFolder
{
    /// <summary>Folder with <c>chart-worker.mjs</c> and <c>node_modules/vega</c>: under WORKBENCH_HOME, or upwards from the program.</summary>
    /// <exception cref="ChartException">WB3202 when none is found.</exception>
    public static string Find(string? home = null, string? start = null)
    {
        var tried = new List<string>();
        home ??= Environment.GetEnvironmentVariable("WORKBENCH_HOME");
        if (!string.IsNullOrEmpty(home))
        {
            foreach (var folder in new[] { Path.Combine(home, "npm"), home })
            {
                if (IsComplete(folder)) return folder;
                tried.Add(folder);
            }
            throw Errors.NpmMissing(tried);
        }
        for (var folder = new DirectoryInfo(start ?? AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var npm = Path.Combine(folder.FullName, "npm");
            if (IsComplete(npm)) return npm;
            if (Directory.Exists(npm)) tried.Add(npm);
        }
        if (tried.Count == 0) tried.Add(Path.Combine(start ?? AppContext.BaseDirectory, "npm") + " and the folders above");
        throw Errors.NpmMissing(tried);
    }

    private static bool IsComplete(string folder) =>
        File.Exists(Path.Combine(folder, "chart-worker.mjs")) && File.Exists(Path.Combine(folder, "node_modules", "vega", "build", "vega.min.js"));
}
