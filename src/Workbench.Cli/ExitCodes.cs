namespace Workbench.Cli;

/// <summary>The exit codes of every command.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;

    /// <summary>Done, but some inputs were rejected; each was listed on standard error.</summary>
    public const int SomeRejected = 3;
}

/// <summary>A command line whose parts are each valid but do not fit together.</summary>
internal sealed class UsageException(string message) : Exception(message);
