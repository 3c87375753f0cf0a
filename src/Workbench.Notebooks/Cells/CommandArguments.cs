using System.Text;

namespace Workbench.Notebooks;

/// <summary>The words of a command line in a cell: options <c>--name value</c> and the rest.</summary>
internal sealed class CommandArguments
{
    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);

    /// <summary>The words that are neither options nor their values.</summary>
    public List<string> Words { get; } = [];

    /// <exception cref="NotebookException">WB6006: an option that the command does not have, or one without its value.</exception>
    public static CommandArguments Parse(string command, string text, string usage, params ReadOnlySpan<string> known)
    {
        var arguments = new CommandArguments();
        var words = Cut(text);
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                arguments.Words.Add(words[i]);
                continue;
            }
            if (!known.Contains(words[i]))
                throw Errors.MagicArgument(command, $"there is no option {words[i]}.", usage);
            if (i + 1 >= words.Count)
                throw Errors.MagicArgument(command, $"{words[i]} needs a value.", usage);
            arguments.options[words[i]] = words[++i];
        }
        return arguments;
    }

    public string? Option(string name) => options.GetValueOrDefault(name);

    private static List<string> Cut(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quoted = false;
        var any = false;
        foreach (var c in text)
        {
            if (c == '"')
            {
                quoted = !quoted;
                any = true;
            }
            else if (char.IsWhiteSpace(c) && !quoted)
            {
                if (any)
                    words.Add(word.ToString());
                word.Clear();
                any = false;
            }
            else
            {
                word.Append(c);
                any = true;
            }
        }
        if (any)
            words.Add(word.ToString());
        return words;
    }
}
