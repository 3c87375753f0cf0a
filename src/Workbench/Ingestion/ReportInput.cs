namespace Workbench.Ingestion;

/// <summary>One report as it was found: its decoded text and what its container says about it.</summary>
internal sealed record ReportInput
{
    /// <summary>The file, with <c>#line</c> when the file holds many reports.</summary>
    public required string File { get; init; }

    /// <summary>The decoded text, before cleaning.</summary>
    public required string Text { get; init; }

    public string? Title { get; init; }

    public string? Url { get; init; }

    public DateOnly? Published { get; init; }

    public string? Place { get; init; }

    public string? Language { get; init; }

    /// <summary>The encoding that the bytes were read with, such as <c>utf-8</c> or <c>windows-1251</c>.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>What a reader should know about how the text was read; empty mostly.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
