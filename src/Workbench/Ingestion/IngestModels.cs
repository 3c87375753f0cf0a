namespace Workbench;

/// <summary>How <see cref="CampaignWorkbench.IngestAsync(string, IngestOptions?, IProgress{IngestProgress}?, CancellationToken)"/> reads reports.</summary>
public sealed record IngestOptions
{
    /// <summary>When true, everything is read and analysed, and nothing is written. Default false.</summary>
    public bool DryRun { get; init; }

    /// <summary>Reports analysed at a time. Default: the number of processors.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Only this part of the reports; null, the default, for all.</summary>
    public Shard? Shard { get; init; }

    /// <summary>The largest file that is read as one report, in bytes. Default 8 MiB.</summary>
    public long MaxReportBytes { get; init; } = Ingestion.ReportFiles.DefaultMaxReportBytes;

    /// <summary>Reports written in one transaction. Default 200. A crash loses at most the batch that was not yet written.</summary>
    public int BatchReports { get; init; } = 200;

    /// <summary>Text of the reports written in one transaction, in UTF-16 units. Default 8 Mi.</summary>
    public int BatchChars { get; init; } = 8 << 20;
}

/// <summary>What became of one report.</summary>
public enum IngestOutcome
{
    /// <summary>It is now in the store (or, in a dry run, would be).</summary>
    Stored,

    /// <summary>The same text was in the store already; nothing was changed.</summary>
    Unchanged,

    /// <summary>It could not be read; <see cref="IngestedReport.Error"/> says why.</summary>
    Rejected,
}

/// <summary>The outcome for one report.</summary>
public sealed record IngestedReport
{
    /// <summary>The file as it was named, with <c>#n</c> for record <c>n</c> of a file of many reports.</summary>
    public required string File { get; init; }

    /// <summary>Its place in the input, from 0, all parts counted.</summary>
    public long Ordinal { get; init; }

    /// <summary>What became of it.</summary>
    public required IngestOutcome Outcome { get; init; }

    /// <summary>First 16 hex digits of the SHA-256 of the cleaned text in UTF-8; null when rejected.</summary>
    public string? ReportId { get; init; }

    /// <summary>Language code, <c>und</c> when it is none of the known ones; null when rejected.</summary>
    public string? Language { get; init; }

    /// <summary>The place in Vietnamese spelling (<c>Đắk Glong</c>); null when none was found.</summary>
    public string? Place { get; init; }

    /// <summary>Names beside a word such as "district" that no place of the store has; empty mostly, and for reports that were not read anew.</summary>
    public IReadOnlyList<Workbench.Text.UnknownPlace> UnknownPlaces { get; init; } = [];

    /// <summary>Number of sentences.</summary>
    public int Sentences { get; init; }

    /// <summary>Number of figures.</summary>
    public int Figures { get; init; }

    /// <summary>Number of figures with at least one doubt.</summary>
    public int Doubts { get; init; }

    /// <summary>What the reader should know although the report was read, such as a legacy encoding; empty mostly.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Why it was rejected; null otherwise.</summary>
    public WorkbenchException? Error { get; init; }
}

/// <summary>The state of a running ingestion.</summary>
/// <param name="FilesDone">Files finished so far.</param>
/// <param name="FilesFound">Files found in all.</param>
/// <param name="ReportsWritten">Reports stored so far, committed.</param>
public readonly record struct IngestProgress(int FilesDone, int FilesFound, int ReportsWritten);

/// <summary>The result of an ingestion: one entry a report, in the order of the input.</summary>
public sealed record IngestResult
{
    /// <summary>All outcomes, in the order of the input.</summary>
    public required IReadOnlyList<IngestedReport> Reports { get; init; }

    /// <summary>Reports written.</summary>
    public int Stored => Reports.Count(r => r.Outcome == IngestOutcome.Stored);

    /// <summary>Reports that the store had already.</summary>
    public int Unchanged => Reports.Count(r => r.Outcome == IngestOutcome.Unchanged);

    /// <summary>Inputs that could not be read.</summary>
    public int Rejected => Reports.Count(r => r.Outcome == IngestOutcome.Rejected);
}
