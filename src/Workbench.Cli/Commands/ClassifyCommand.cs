using System.CommandLine;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench classify</c></summary>
internal static class ClassifyCommand
{
    public static Command Create()
    {
        var model = CommonOptions.Model();
        var top = new Option<int>("--top") { Description = "How many categories to list for each text.", HelpName = "K", DefaultValueFactory = _ => 1 };
        var command = new Command("classify", "Read texts from standard input, one a line; print the category of each as JSON Lines.") { model, top, CommonOptions.Json() };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var classifier = Models.Load(result.GetValue(model));
            var most = Math.Max(1, result.GetValue(top));
            return await LineCommands.Run((number, text, lines) =>
            {
                var prediction = classifier.Classify(text);
                var best = prediction.Top.Take(most).Select(t => (IReadOnlyList<(string, object?)>)[("category", t.Category), ("probability", Math.Round(t.Probability, 6))]);
                lines.Write(("line", number), ("category", prediction.Category), ("probability", Math.Round(prediction.Probability, 6)), ("top", best));
            }, cancellationToken);
        });
        return command;
    }
}
