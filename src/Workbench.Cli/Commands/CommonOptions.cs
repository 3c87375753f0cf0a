using System.CommandLine;

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
    };

    public static Option<string?> Model() => new("--model") { Description = "The model file. Default: the one that the build trains.", HelpName = "FILE" };
}
