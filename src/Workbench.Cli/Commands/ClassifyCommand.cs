using System.CommandLine;
using Workbench.Classification;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench classify</c></summary>
internal static class ClassifyCommand
{
    public static Command Create()
    {
        var tables = CommonOptions.Files("FILE", "Tables with a column of texts: .csv, .tsv, .parquet or .jsonl. Without one, texts come from standard input.", ArgumentArity.ZeroOrMore);
        var column = new Option<string>("--column") { Description = "The column with the texts.", HelpName = "NAME", DefaultValueFactory = _ => "text" };
        var (model, threshold) = (CommonOptions.Model(), CommonOptions.Threshold());
        var top = new Option<int>("--top") { Description = "How many categories to list for each text.", HelpName = "K", DefaultValueFactory = _ => 1, CustomParser = CommonOptions.Number<int>("a whole number from 1", n => n >= 1) };
        var command = new Command("classify", "Read texts from standard input, one a line, or from tables; print the category of each as JSON Lines.") { tables, column, model, top, threshold, CommonOptions.Json() };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var classifier = Models.Load(result.GetValue(model));
            var (most, least) = (result.GetValue(top), result.GetValue(threshold));
            var files = result.GetValue(tables) ?? [];
            if (files.Length == 0)
                return await LineCommands.Run((number, text, lines) => Write(lines, classifier, null, number, text, most, least), cancellationToken);
            using var lines = new JsonLines();
            foreach (var file in files)
            {
                var row = 0L;
                foreach (var text in TextTable.Read(file, result.GetValue(column)!))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Write(lines, classifier, file, ++row, text, most, least);
                }
            }
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>One answer; of a table it begins with the file, and the line is the number of the row, from 1 and without the header.</summary>
    private static void Write(JsonLines lines, SentenceClassifier classifier, string? file, long number, string text, int most, double least)
    {
        Models.Warn(classifier, text, file is null ? $"line {number}" : $"{file}:{number}");
        var prediction = classifier.Classify(text);
        var best = prediction.Top.Take(most).Select(t => (IReadOnlyList<(string, object?)>)[("category", t.Category), ("probability", Math.Round(t.Probability, 6))]);
        (string, object?)[] members = [("line", number), ("category", prediction.CategoryAbove(least)), ("probability", Math.Round(prediction.Probability, 6)), ("top", best)];
        lines.Write(file is null ? members : [("file", file), .. members]);
    }
}
