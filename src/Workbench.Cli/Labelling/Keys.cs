namespace Workbench.Cli.Labelling;

/// <summary>Single keys from the keyboard; from a pipe, one key a character, so that a session can be scripted and tested.</summary>
internal sealed class Keys
{
    private const string Order = "1234567890acdefghijklmnoprtvwxyz";

    /// <summary>The keys of so many choices, in order; none of them is a command.</summary>
    public static IReadOnlyList<char> ForChoices(int count) => count <= Order.Length ? [.. Order[..count]] : throw new UsageException($"There are {count} categories; a keyboard session can offer {Order.Length}. Use `workbench review label` instead.");

    /// <summary>The next key, lower case; null at the end of input or on Ctrl+D. Line ends and blanks of a pipe are passed over.</summary>
    public static char? Next()
    {
        if (!Console.IsInputRedirected)
        {
            var key = Console.ReadKey(intercept: true);
            return key.KeyChar == '\u0004' ? null : key.Key == ConsoleKey.Escape ? 'q' : char.ToLowerInvariant(key.KeyChar);
        }
        int read;
        do
            read = Console.In.Read();
        while (read is '\r' or '\n' or ' ' or '\t' or '\ufeff');
        return read < 0 ? null : char.ToLowerInvariant((char)read);
    }
}
