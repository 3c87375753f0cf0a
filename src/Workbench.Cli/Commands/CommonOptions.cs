using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Workbench.Cli.Commands;

/// <summary>Options that several commands share, said the same way everywhere.</summary>
internal static class CommonOptions
{
    public static Option<string> Database() => new("--db")
    {
        Description = "The store file.",
        HelpName = "FILE",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WORKBENCH_DB") is { Length: > 0 } path ? path : "campaigns.duckdb",
    };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON Lines on standard output and nothing else there." };

    public static Option<string?> Language() => new("--lang") { Description = "The language of the text (ar, en, hu, ru, th, uk, vi …). Default: detected.", HelpName = "xx" };

    public static Option<double> AlsoFits() => new("--also-fits")
    {
        Description = "Of the sentences that carry another label than the chosen category, the share that it fits as well, 0 (default) to 0.9. Probabilities then say how likely a category fits.",
        HelpName = "SHARE",
        CustomParser = Number<double>("a number from 0 to 0.9", n => n is >= 0 and <= 0.9),
    };

    /// <summary>Reads a number alike on every machine: 0.7 is seven tenths also where people write 0,7, which is refused and not taken for 7.</summary>
    public static Func<ArgumentResult, T> Number<T>(string allowed, Func<T, bool> fits) where T : INumberBase<T> => result =>
    {
        var word = result.Tokens[^1].Value;
        if (T.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && fits(number))
            return number;
        result.AddError($"{((OptionResult)result.Parent!).Option.Name} takes {allowed}, not '{word}'.");
        return T.Zero;
    };

    public static Option<double> Threshold() => new("--threshold")
    {
        Description = "The least probability at which a category is given, 0 (default: always) to 1; below it the category is null, and a reader should decide.",
        HelpName = "P",
        CustomParser = Number<double>("a number from 0 to 1", p => p is >= 0 and <= 1),
    };

    /// <summary>
    /// Files; a word that is spelt like an option is an option that the command does not have (a file of that name is <c>./--name</c>).
    /// </summary>
    public static Argument<string[]> Files(string name, string description, ArgumentArity arity)
    {
        var files = new Argument<string[]>(name) { Description = description, Arity = arity };
        files.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value is ['-', '-' or (>= 'a' and <= 'z'), ..]))
                result.AddError($"Unrecognized command or argument '{token.Value}'.");
        });
        return files;
    }

    public static Option<string?> Model() => new("--model") { Description = "The model file. Default: the one that the build trains.", HelpName = "FILE" };
}
