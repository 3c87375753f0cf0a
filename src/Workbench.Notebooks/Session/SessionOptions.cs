namespace Workbench.Notebooks;

/// <summary>How a session is set up.</summary>
public sealed record SessionOptions
{
    /// <summary>The folder to which paths in <c>#r</c>, <c>#load</c> and <c>#!import</c> are relative. Default: the current folder.</summary>
    public string? Folder { get; init; }

    /// <summary>Where restored sets of packages are remembered. Default: <c>workbench/packages</c> in the user's data folder.</summary>
    public string? PackageCache { get; init; }

    /// <summary>How long an interrupted cell may go on before it is abandoned. Default: 2 seconds.</summary>
    public TimeSpan InterruptGrace { get; init; } = TimeSpan.FromSeconds(2);
}
