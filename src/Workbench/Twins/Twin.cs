namespace Workbench;

/// <summary>A report that repeats another: a translation, a reprint.</summary>
/// <param name="ReportId">The report.</param>
/// <param name="TwinOf">The report that counts for both: the earliest, of the same day the first by id.</param>
/// <param name="Score">How alike it is to the nearest report of its group, 0 to 1.</param>
/// <param name="How"><c>figures</c> when the figures agree, whatever the language; <c>text</c> when the words of one language do.</param>
public sealed record Twin(string ReportId, string TwinOf, double Score, string How);
