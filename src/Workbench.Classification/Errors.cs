using System.Globalization;

namespace Workbench.Classification;

/// <summary>Every error of this assembly: code, what was asked, what is allowed, the next step.</summary>
internal static class Errors
{
    internal static ClassificationException NoData() =>
        new("WB4001", "There is no labelled sentence in the data. Training needs at least two, of different categories; scoring needs one.");

    internal static ClassificationException OneCategory(string category) =>
        new("WB4002", $"All labelled sentences have the category '{category}'. A classifier needs at least two categories: add sentences of another one.");

    internal static ClassificationException NotEnoughDocuments(int groups, int folds) =>
        new("WB4003", Text($"Cross-validation with {folds} folds was asked for, but the data has {groups} documents (a row without a document counts as one). Use at most {groups} folds or give more documents."));

    internal static ClassificationException Option(string name, object value, string allowed) =>
        new("WB4004", Text($"The option {name} is {value}; allowed is {allowed}."));

    internal static ClassificationException Lengths(string first, int firstLength, string second, int secondLength) =>
        new("WB4005", Text($"{first} has {firstLength} entries and {second} has {secondLength}. Give one of each for each sentence."));

    internal static ClassificationException DataFileMissing(string path) =>
        new("WB4101", $"The data '{path}' is neither a file nor a folder. Give a .tsv or .jsonl file, or a folder with such files.");

    internal static ClassificationException NoDataFiles(string path) =>
        new("WB4102", $"The folder '{path}' holds no .jsonl or .tsv file. Give the folder that holds the labelled sentences.");


    internal static ClassificationException BadLines(IReadOnlyList<LabelledDataIssue> issues)
    {
        IEnumerable<string> shown = issues.Take(10).Select(issue => issue.ToString());
        string rest = issues.Count > 10 ? Text($"\n… and {issues.Count - 10} more") : "";
        return new("WB4104", Text($"The labelled data has {issues.Count} rows that cannot be used:\n{string.Join('\n', shown)}{rest}\nCorrect these rows, or leave them out: --skip-bad-rows on the command line, LabelledDataOptions.SkipBadRows in C#."));
    }

    internal static ClassificationException DataUnreadable(string path, Exception inner) =>
        new("WB4105", $"The data file '{path}' cannot be read: {inner.Message} Check the path and its permission.", inner);

    internal static ClassificationException ModelMissing(string path) =>
        Directory.Exists(path) ? new("WB4201", $"'{path}' is a folder, not a model file. Name the file that `workbench train` wrote.") :
        new("WB4201", $"The model file '{path}' does not exist. Train one with `workbench train --data FILE --out {path}`.");

    internal static ClassificationException ModelForeign(string path) =>
        new("WB4202", $"'{path}' is not a classification model: it does not start with the mark WBCLASS. Give a file written by `workbench train`.");

    internal static ClassificationException ModelOlder(string path, int version, int known) =>
        new("WB4207", Text($"'{path}' is a model of the older format {version}; this program reads format {known}. Train it again: `workbench train --data FILE --out {path}`."));

    internal static ClassificationException ModelNewer(string path, int version, int supported) =>
        new("WB4203", Text($"The model file '{path}' has format version {version}; this program reads version {supported}. Update the program, or train the model again with this one."));

    internal static ClassificationException ModelDamaged(string path, string reason) =>
        new("WB4204", $"The model file '{path}' is damaged: {reason} Copy it again or train the model again.");

    internal static ClassificationException ModelUnreadable(string path, Exception inner) =>
        new("WB4205", $"The model file '{path}' cannot be read: {inner.Message} Check the path and its permission.", inner);

    internal static ClassificationException ModelUnwritable(string path, Exception inner) =>
        new("WB4206", $"The model file '{path}' cannot be written: {inner.Message} Check the folder and its permission.", inner);

    internal static ClassificationException NoModelThere(string path) =>
        new("WB4208", $"The file '{path}' exists and is not a classification model; it is left as it is. Name another file for the model, or remove this one first.");

    internal static ClassificationException TooManyCategories(int count, int most) =>
        new("WB4006", Text($"The data has {count} categories; at most {most} are supported. Check that the category column is the right one."));

    internal static ClassificationException UnknownCategory(string category, IEnumerable<string> known) =>
        new("WB4007", $"The category '{category}' is not known to the model. Known are: {string.Join(", ", known)}.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
