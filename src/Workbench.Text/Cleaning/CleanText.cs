namespace Workbench.Text.Cleaning;

/// <summary>A text after cleaning, with the way back to the raw one.</summary>
internal sealed record CleanText(string Text, OffsetMap Map);
