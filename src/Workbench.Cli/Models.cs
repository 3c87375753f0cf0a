using Workbench.Classification;

namespace Workbench.Cli;

/// <summary>Opens the model that a command was given, or the one that the build trains.</summary>
internal static class Models
{
    public static SentenceClassifier Load(string? path)
    {
        path ??= ModelFiles.Default() ?? throw new WorkbenchException("WB8201", "The default model was not built. Run `./workbench doctor`, or name a model with --model.");
        return File.Exists(path) ? SentenceClassifier.Load(path) : throw new WorkbenchException("WB8202", $"There is no model file '{path}'. Train one with `workbench train --data FILE --out {path}`.");
    }
}
