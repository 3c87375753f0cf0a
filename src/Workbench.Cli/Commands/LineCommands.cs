using System.CommandLine;
using Workbench.Text;

namespace Workbench.Cli.Commands;

/// <summary>Commands that read standard input, a text a line, and answer as they read.</summary>
internal static class LineCommands
{
    public static Command Quantities()
    {
        var language = CommonOptions.Language();
        var command = new Command("quantities", "Read texts from standard input, one a line; print every quantity in them as JSON Lines.") { language, CommonOptions.Json() };
        command.SetAction((result, cancellationToken) => Run((number, text, lines) =>
        {
            foreach (var q in QuantityReader.Read(text, result.GetValue(language)))
                lines.Write(("line", number), ("start", q.Start), ("end", q.End), ("raw", q.Raw), ("value", q.Value), ("valueHigh", q.ValueHigh),
                    ("kind", QuantityKinds.ToName(q.Kind)), ("unit", q.Unit), ("noun", q.Noun), ("bound", Bounds.ToName(q.Bound)));
        }, cancellationToken));
        return command;
    }

    public static Command Numerals()
    {
        var language = new Option<string>("--lang") { Description = "The language of the texts.", HelpName = "xx", Required = true };
        var command = new Command("numerals", "Read texts from standard input, one a line; print the numerals in them as JSON Lines.") { language, CommonOptions.Json() };
        command.SetAction((result, cancellationToken) => Run((number, text, lines) =>
        {
            foreach (var numeral in NumeralReader.Read(text, result.GetValue(language)!))
                lines.Write(("line", number), ("start", numeral.Start), ("end", numeral.End), ("value", numeral.Value));
        }, cancellationToken));
        return command;
    }

    public static Command Detect()
    {
        var command = new Command("detect", "Read texts from standard input, one a line; print the language of each as JSON Lines (und: none of the known ones).") { CommonOptions.Json() };
        command.SetAction((_, cancellationToken) => Run((number, text, lines) =>
        {
            var detected = LanguageDetector.Detect(text);
            lines.Write(("line", number), ("language", detected.Language), ("confidence", Math.Round(detected.Confidence, 4)));
        }, cancellationToken));
        return command;
    }

    /// <summary>
    /// Numbers lines from 1. A person at a terminal is told what is awaited, and at the end how many lines held what is not UTF-8: a mark for a lost
    /// character (U+FFFD) was put there by this reading or by one before it.
    /// </summary>
    internal static async Task<int> Run(Action<long, string, JsonLines> answer, CancellationToken cancellationToken)
    {
        if (!Console.IsInputRedirected)
            Terminal.Say("Reading texts from the keyboard, one a line; end with Ctrl+D.");
        using var lines = new JsonLines();
        using var input = new StreamReader(Console.OpenStandardInput());
        var (number, broken, first) = (0L, 0L, 0L);
        while (await input.ReadLineAsync(cancellationToken) is { } text)
        {
            answer(++number, text, lines);
            if (text.Contains('\uFFFD') && ++broken == 1)
                first = number;
            if (!Console.IsInputRedirected)
                lines.Flush();
        }
        if (broken > 0)
            Terminal.Say($"warning: {broken} {(broken == 1 ? "line holds" : "lines hold")} bytes that are not UTF-8 or the mark of lost ones (U+FFFD), from line {first}. Save the input as UTF-8.");
        return ExitCodes.Done;
    }
}
