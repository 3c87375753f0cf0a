namespace Workbench.Api.Store;

/// <summary>The models that were trained on this server: a file each in a folder beside the store, named by the model's id, and which of them is active.</summary>
internal sealed class ModelShelf
{
    private const string Ending = ".wbm";

    private readonly string folder;

    public ModelShelf(ApiOptions options, string scratch) => folder = options.Database == ":memory:" ? Path.Combine(scratch, "models") : options.Database + ".models";

    /// <summary>The file of a model; null when there is none. An id is hexadecimal, so that no other text becomes a path.</summary>
    public string? Find(string modelId)
    {
        if (modelId.Length is 0 or > 64 || !modelId.All(char.IsAsciiHexDigitLower))
            return null;
        var path = Path.Combine(folder, modelId + Ending);
        return File.Exists(path) ? path : null;
    }

    /// <summary>The ids of the models here, with the time each was made, newest first.</summary>
    public IReadOnlyList<(string Id, DateTime Made)> All() => Directory.Exists(folder)
        ? [.. new DirectoryInfo(folder).GetFiles("*" + Ending).Select(f => (Path.GetFileNameWithoutExtension(f.Name), f.LastWriteTimeUtc)).OrderByDescending(f => f.LastWriteTimeUtc).ThenBy(f => f.Item1, StringComparer.Ordinal)]
        : [];

    /// <summary>Keeps a model.</summary>
    public string Add(Classification.TrainedModel model)
    {
        Directory.CreateDirectory(folder);
        using var classifier = model.ToClassifier();
        model.Save(Path.Combine(folder, classifier.ModelId + Ending));
        return classifier.ModelId;
    }

    /// <summary>The file of the model that was made active last; null when none was.</summary>
    public string? Active()
    {
        var mark = Path.Combine(folder, "active.txt");
        return File.Exists(mark) ? Find(File.ReadAllText(mark).Trim()) : null;
    }

    /// <summary>Remembers the active model; a file that is not of this folder is the one of the build, which needs no mark.</summary>
    public void Activate(string path)
    {
        var mark = Path.Combine(folder, "active.txt");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) == Path.GetFullPath(folder))
            File.WriteAllText(mark, Path.GetFileNameWithoutExtension(path) + "\n");
        else if (File.Exists(mark))
            File.Delete(mark);
    }
}
