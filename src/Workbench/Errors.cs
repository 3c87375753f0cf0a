using System.Globalization;

namespace Workbench;

/// <summary>Every message of this assembly, in one place so that tests can hold them whole.</summary>
internal static class Errors
{
    // --- the store: WB51xx -------------------------------------------------------------------------------------------

    public static WorkbenchException StoreMissing(string path) =>
        new("WB5101", $"There is no store at '{path}'. Create one with `workbench ingest PATH --db {path}`.");

    public static WorkbenchException NotAWorkbench(string path) =>
        new("WB5102", $"'{path}' is a DuckDB file but not a workbench: it holds other tables. Choose another file name, and `workbench ingest` will create a store there.");

    public static WorkbenchException NotADatabase(string path, Exception cause) =>
        new("WB5103", $"'{path}' is not a DuckDB file. Choose another file name, and `workbench ingest` will create a store there.", cause);

    public static WorkbenchException StoreIsNewer(string path, int version, int known) =>
        new("WB5104", string.Create(CultureInfo.InvariantCulture, $"'{path}' was written by a newer workbench (schema {version}; this one knows up to {known}). Update the workbench, or open a copy that it exported."));

    public static WorkbenchException StoreIsLocked(string path, string holder, Exception cause) =>
        new("WB5105", $"'{path}' is open in another process{holder}. Close that process, or open the store for reading after it has finished.", cause);

    public static WorkbenchException StoreNotWritable(string path, Exception cause) =>
        new("WB5106", $"'{path}' cannot be opened: {cause.Message} Check that the folder exists and that you may write to it.", cause);

    public static WorkbenchException StoreNeedsMigration(string path, int version, int known) =>
        new("WB5107", string.Create(CultureInfo.InvariantCulture, $"'{path}' has schema {version}, this workbench writes schema {known}. Open it once for writing (for example `workbench ingest --db {path}`) to bring it up to date."));

    public static WorkbenchException ReadOnly() =>
        new("WB5108", "The store was opened for reading. Open it with CampaignWorkbench.Open to change it.");

    // --- reading reports: WB52xx -------------------------------------------------------------------------------------

    public static WorkbenchException PathMissing(string path) =>
        new("WB5201", $"There is no file or folder '{path}'. Check the spelling; paths are taken from the current folder.");

    public static WorkbenchException NotReadable(string path, string reason) =>
        new("WB5202", $"'{path}' cannot be read: {reason.TrimEnd('.')}. Check its permissions.");

    public static WorkbenchException EmptyReport(string path) =>
        new("WB5203", $"'{path}' holds no text. An empty report is not stored.");

    public static WorkbenchException TooLarge(string path, long sizeBytes, long limitBytes) =>
        new("WB5204", string.Create(CultureInfo.InvariantCulture, $"'{path}' has {sizeBytes / 1048576.0:0.0} MB; one report may have at most {limitBytes / 1048576.0:0.0} MB. Split it into reports, or put many reports into one JSON Lines file."));

    public static WorkbenchException UnknownFormat(string path) =>
        new("WB5205", $"'{path}' is of no format that holds reports. Allowed: .txt, .md, .html, .htm, .jsonl, .ndjson, .csv, .parquet.");

    public static WorkbenchException BadFrontMatter(string path, string reason) =>
        new("WB5206", $"The front matter of '{path}' is not valid YAML: {reason}. Mend it, or remove the lines between the two `---`.");

    public static WorkbenchException BadRecord(string path, long line, string reason) =>
        new("WB5207", string.Create(CultureInfo.InvariantCulture, $"Record {line} of '{path}' is no report: {reason}"));

    public static WorkbenchException Undecodable(string path, string reason) =>
        new("WB5208", $"'{path}' is not text: {reason}");

    public static WorkbenchException NotAnalysed(string path, Exception cause) =>
        new("WB5209", $"'{path}' cannot be analysed: {cause.Message}", cause);

    // --- tables of figures: WB53xx -----------------------------------------------------------------------------------

    public static WorkbenchException TableColumns(string path, string missing, string available) =>
        new("WB5301", $"'{path}' lacks the column {missing}. Its columns: {available}. A table of figures needs `district` or `province`, `unit` and `value`.");

    public static WorkbenchException TableUnreadable(string path, Exception cause) =>
        new("WB5302", $"'{path}' cannot be read as a table: {cause.Message.ReplaceLineEndings(" ")}", cause);

    public static WorkbenchException TableFormat(string path) =>
        new("WB5303", $"'{path}' is of no format that holds a table of figures. Allowed: .csv, .tsv, .parquet.");

    // --- comparing: WB54xx -------------------------------------------------------------------------------------------

    public static WorkbenchException UnknownIndicator(string asked, string suggestions, string available) =>
        new("WB5401", $"No figure in the store has the indicator '{asked}'.{suggestions} Available: {available}.");

    public static WorkbenchException UnknownGrouping(string asked) =>
        new("WB5402", $"A comparison cannot be made by '{asked}'. Allowed: district, province, language, year.");

    // --- queries: WB55xx ---------------------------------------------------------------------------------------------

    public static WorkbenchException SqlFailed(Exception cause) =>
        new("WB5501", $"The query failed: {cause.Message.ReplaceLineEndings(" ")}", cause);

    // --- classification: WB56xx --------------------------------------------------------------------------------------

    public static WorkbenchException ModelMissing(string path) =>
        new("WB5601", $"There is no trained model at '{path}'. Build it with `dotnet build`, or train one with `workbench train --data FILE --out {path}`.");
}
