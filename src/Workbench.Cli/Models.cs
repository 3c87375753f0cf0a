using Workbench.Classification;

namespace Workbench.Cli;

/// <summary>Opens the model that a command was given, or the one that the build trains; says what users should know of one.</summary>
internal static class Models
{
    /// <summary>Warns of what is odd in a text that is classified all the same; <paramref name="where"/> names it.</summary>
    public static void Warn(SentenceClassifier classifier, string text, string where)
    {
        foreach (var warning in classifier.Warnings(text))
            Terminal.Say($"warning: {where}: {warning}");
    }

    /// <summary>Warns of a model whose data were too few to hold some of them out.</summary>
    public static void WarnIfUncalibrated(ModelCard card)
    {
        if (card.OutOfFold is null)
            Terminal.Say("warning: too little data to hold some out (at least 10 sentences, of 2 documents or more): the model's probabilities are not calibrated, and nothing says how often it is right. Label more.");
    }

    public static SentenceClassifier Load(string? path)
    {
        path ??= ModelFiles.Default() ?? throw new WorkbenchException("WB8201", "The default model was not built. Run `./workbench doctor`, or name a model with --model.");
        if (Directory.Exists(path))
            throw new WorkbenchException("WB8202", $"'{path}' is a folder, not a model file. Name the .wbm file that `workbench train` wrote.");
        return File.Exists(path) ? SentenceClassifier.Load(path) : throw new WorkbenchException("WB8202", $"There is no model file '{path}'. Train one with `workbench train --data FILE --out {path}`.");
    }
}
