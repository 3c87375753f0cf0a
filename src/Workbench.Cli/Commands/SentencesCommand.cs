using System.CommandLine;
using Workbench.Classification;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench sentences FILE…</c></summary>
internal static class SentencesCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files("FILE", "Reports: files and folders.", ArgumentArity.OneOrMore);
        var language = CommonOptions.Language();
        var classify = new Option<bool>("--classify") { Description = "Give each sentence its category and probability." };
        var (model, threshold) = (CommonOptions.Model(), CommonOptions.Threshold());
        var json = CommonOptions.Json();
        var command = new Command("sentences", "Print the cleaned text of reports, cut into sentences.") { files, language, classify, model, threshold, json };
        command.SetAction((result, cancellationToken) => Task.FromResult(Run(result.GetValue(files)!, result.GetValue(language), result.GetValue(classify), result.GetValue(model), result.GetValue(threshold), result.GetValue(json), cancellationToken)));
        return command;
    }

    private static int Run(string[] files, string? language, bool classify, string? model, double threshold, bool json, CancellationToken cancellationToken)
    {
        using var classifier = classify ? Models.Load(model) : null;
        using var lines = json ? new JsonLines() : null;
        return TextFiles.ForEach(files, language, (file, report) =>
        {
            var categories = classifier?.ClassifyDocument([.. report.Sentences.Select((s, i) => new DocumentSentence(report.Text[s.Start..s.End], file, i, s.IsHeading))]);
            for (var i = 0; i < report.Sentences.Count; i++)
            {
                var sentence = report.Sentences[i];
                var (text, prediction) = (report.Text[sentence.Start..sentence.End], categories?[i]);
                var category = prediction?.CategoryAbove(threshold);
                if (classifier is not null)
                    Models.Warn(classifier, text, $"{file}, sentence {i + 1}");
                if (lines is not null)
                    lines.Write(("file", file), ("start", sentence.Start), ("end", sentence.End), ("text", text), ("language", sentence.Language), ("heading", sentence.IsHeading),
                        ("category", category), ("probability", prediction?.Probability),
                        ("rawStart", report.ToRawOffset(sentence.Start)), ("rawEnd", report.ToRawOffset(sentence.End)));
                else
                    Console.WriteLine(prediction is null ? text : FormattableString.Invariant($"{category ?? "-",-22} {prediction.Probability:0.00}  {text}"));
            }
        }, cancellationToken);
    }
}
