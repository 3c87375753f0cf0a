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

    public static WorkbenchException AnalysisFault(string path, Exception cause) =>
        new("WB5210", $"'{path}' could not be analysed: a fault of the program ({cause.GetType().Name}). The report was left out and the others go on. Please report it with the text.", cause);

    // --- tables of figures: WB53xx -----------------------------------------------------------------------------------

    public static WorkbenchException TableColumns(string path, string missing, string available) =>
        new("WB5301", $"'{path}' lacks the column {missing}. Its columns: {available}. A table of figures needs `district` or `province`, `unit` and `value`.");

    public static WorkbenchException TableUnreadable(string path, Exception cause) =>
        new("WB5302", $"'{path}' cannot be read as a table: {cause.Message.ReplaceLineEndings(" ")}", cause);

    public static WorkbenchException TableFormat(string path) =>
        new("WB5303", $"'{path}' is of no format that holds a table of figures. Allowed: .csv, .tsv, .parquet, .xlsx.");

    public static WorkbenchException MappedColumn(string path, string wanted, string found, string available) =>
        new("WB5304", $"'{path}' has no column '{found}' to take `{wanted}` from. Its columns: {available}.");

    public static WorkbenchException ReferenceColumns(string path, string missing, string needed) =>
        new("WB5305", $"'{path}' lacks the column `{missing}`. It needs: {needed}.");

    // --- comparing: WB54xx -------------------------------------------------------------------------------------------

    public static WorkbenchException UnknownIndicator(string asked, string suggestions, string available) =>
        new("WB5401", $"No figure in the store has the indicator '{asked}'.{suggestions} Available: {available}.");

    public static WorkbenchException UnknownGrouping(string asked) =>
        new("WB5402", $"A comparison cannot be made by '{asked}'. Allowed: district, province, language, year, or two of them with a comma (district,year).");

    public static WorkbenchException NothingPasses(string indicator, long without, string filters) =>
        new("WB5403", string.Create(CultureInfo.InvariantCulture, $"No figure of '{indicator}' passes the filters {filters}. Without them there are {without}. Widen the period, place, language or probability."));

    public static WorkbenchException MixedCurrencies(string currencies) =>
        new("WB5404", $"Money in {currencies} is not added up. Compare one currency, or load rates with `workbench import --conversions FILE.csv` (columns currency, into_currency, rate, source; optional year) and name the target with --currency.");

    public static WorkbenchException StockOverTime(string indicator) =>
        new("WB5405", $"'{indicator}' says what there is on a day (a stock); days are not summed, so it has no cumulative trend. Ask for the yearly trend.");

    public static WorkbenchException RatePer(string indicator, string per) =>
        new("WB5406", $"'{indicator}' is a share already and is not divided per {per}. Compare it without --per.");

    public static WorkbenchException UnknownPer(string asked) =>
        new("WB5407", $"Values cannot be given per '{asked}'. Allowed: head, household.");

    public static WorkbenchException NoPopulations(string per) =>
        new("WB5408", $"The store has no populations to give values per {per}. Load them with `workbench import --populations FILE.csv` (columns place, year, people, households, source).");

    public static WorkbenchException PerNeedsPlaces(string by) =>
        new("WB5409", $"Values per head or household need rows that are places, not '{by}'. Compare by district or province, alone or with year.");

    public static WorkbenchException PlaceNameTaken(string name, string? placeId) =>
        new("WB5413", placeId is null ? $"'{name}' cannot be the name of a place: it needs two characters, one of them a letter." : $"'{name}' is a name of '{placeId}' already. A name means one place; write the other one with its province.");

    public static WorkbenchException PlaceLevel(string level) =>
        new("WB5414", $"'{level}' does not go with what was given. Allowed: district in a province, commune in a district or province, or province in none.");

    public static WorkbenchException UnknownPlace(string asked) =>
        new("WB5410", $"No place is called '{asked}'. Give its name in any of the languages, or its id as in the table `places`.");

    public static WorkbenchException NoRates(string currency, string known) =>
        new("WB5411", $"The store has no rate into '{currency}'. Rates lead into: {known}. Load them with `workbench import --conversions FILE.csv`.");

    public static WorkbenchException NotMoney(string unit) =>
        new("WB5412", $"'{unit}' is no money; only money is converted into a currency. Compare it without --currency.");

    public static WorkbenchException CumulativePer(string indicator, string per) =>
        new("WB5415", $"'{indicator}' summed over years is not divided per {per}: each year has a population of its own. Ask for the yearly trend per {per}, or for the sum without it.");

    public static WorkbenchException UnknownShareGrouping(string asked) =>
        new("WB5402", $"Shares cannot be told by '{asked}'. Allowed: district, province.");

    public static WorkbenchException NothingClassified(int unclassified, bool whole) =>
        new("WB5416", unclassified == 0 ? whole ? "The store has no sentences, so there are no shares of categories. Ingest reports first." : "No sentence passes the filters, so there are no shares of categories. Widen the period, place or language."
            : string.Create(CultureInfo.InvariantCulture, $"None of the {unclassified} sentences{(whole ? "" : " that pass the filters")} has a category, so there are no shares. Ingest with a model, or classify the store with one."));

    public static WorkbenchException OtherModels(int others, int classified, IEnumerable<string> ids, string model) =>
        new("WB5417", string.Create(CultureInfo.InvariantCulture, $"{others} of {classified} sentences were classified by {string.Join(", ", ids)} and not by the model '{model}', whose errors alone are known here. Name the model that classified them, classify the store anew with one model, or narrow the filters to what this one classified."));

    public static WorkbenchException ErrorsUnknown(string model) =>
        new("WB5418", $"The model '{model}' was trained on too few sentences to hold any out, so its errors are not known and shares cannot be corrected for them. Train it on more.");

    // --- queries: WB55xx ---------------------------------------------------------------------------------------------

    public static WorkbenchException SqlFailed(Exception cause) =>
        new("WB5501", $"The query failed: {cause.Message.ReplaceLineEndings(" ")}", cause);

    // --- classification: WB56xx --------------------------------------------------------------------------------------

    public static WorkbenchException ModelMissing(string path) =>
        new("WB5601", $"There is no trained model at '{path}'. Build it with `dotnet build`, or train one with `workbench train --data FILE --out {path}`.");

    public static WorkbenchException NoModelChosen() =>
        new("WB5602", "No model is in use: `UseModel(null)` switched classification off. Choose one with `UseModel(PATH)`.");

    // --- reviewing and settling: WB57xx ------------------------------------------------------------------------------

    public static WorkbenchException NoFigure(string id) =>
        new("WB5701", $"The store has no figure '{id}'. `workbench review` lists the doubtful ones; `workbench compare --json` gives the ids behind a row.");

    public static WorkbenchException NothingCorrected() =>
        new("WB5702", "The correction changes nothing. Give or clear at least one of value, value-high, unit, kind, bound, period, place, otherwise than the figure has it; a figure that is right is confirmed.");

    public static WorkbenchException Unsigned() =>
        new("WB5703", "A decision needs a name and a reason. Give both: --name NAME --reason WHY.");

    public static WorkbenchException NoSettlement(long number) =>
        new("WB5704", string.Create(CultureInfo.InvariantCulture, $"There is no settlement {number} in force. `workbench conflicts --history` lists them."));

    public static WorkbenchException NoReview(long number) =>
        new("WB5705", string.Create(CultureInfo.InvariantCulture, $"There is no review {number} to undo: it does not exist, was undone, or a later review of the same figure must be undone first. `workbench review --history` lists them."));

    public static WorkbenchException BadCorrection(string what, string value, string allowed) =>
        new("WB5707", $"A figure cannot be corrected to {what} '{value}'. Allowed: {allowed}.");

    public static WorkbenchException GivenAndCleared(FigureParts part) =>
        new("WB5707", $"A figure cannot be corrected where one part is both given and cleared: {part}. Allowed: either of them.");

    // --- labelling sentences: WB572x ---------------------------------------------------------------------------------

    public static WorkbenchException NoSentence(string reportId, int sentenceNo) =>
        new("WB5721", string.Create(CultureInfo.InvariantCulture, $"The store has no sentence {sentenceNo} of report '{reportId}'. `workbench review --sentences --list` gives those that wait for a label."));

    public static WorkbenchException NoSuchCategory(string category, IEnumerable<string> known) =>
        new("WB5722", $"There is no category '{category}'. Allowed: {string.Join(", ", known)}.");

    public static WorkbenchException UnsignedLabel(string action) =>
        new("WB5723", action == "settle" ? "A settlement needs a name and a reason. Give both: --name NAME --reason WHY." : "A label needs the name of its annotator. Give it: --name NAME, or set WORKBENCH_REVIEWER.");

    public static WorkbenchException NoLabel(long? number) =>
        new("WB5724", number is null ? "There is no label of yours to undo." : string.Create(CultureInfo.InvariantCulture, $"There is no label {number} to undo: it does not exist or was undone. `workbench review labels` lists them."));

    public static WorkbenchException NothingToSettle(string reportId, int sentenceNo) =>
        new("WB5725", string.Create(CultureInfo.InvariantCulture, $"Nobody has labelled sentence {sentenceNo} of report '{reportId}', so there is nothing to settle. Label it: `workbench review label {reportId} {sentenceNo} CATEGORY --name NAME`."));

    public static WorkbenchException QueueOption(string name, double value, string allowed) =>
        new("WB5726", string.Create(CultureInfo.InvariantCulture, $"{name} is {value}. Allowed: {allowed}."));

    public static WorkbenchException NoLabels() =>
        new("WB5727", "The store has no label that all annotators agree on or that was settled, so there is nothing to learn. Label sentences: `workbench review --sentences --name NAME`.");

    // --- exporting and shards: WB58xx --------------------------------------------------------------------------------

    public static WorkbenchException UnknownExport(string format) =>
        new("WB5801", $"'{format}' is no format of an export. Allowed: csv, parquet, json, xlsx, bundle, hive.");

    public static WorkbenchException UnknownTable(string table, string known) =>
        new("WB5802", $"There is no table '{table}' to export. Allowed: {known}.");

    public static WorkbenchException FolderNotEmpty(string path) =>
        new("WB5803", $"'{path}' is a folder with other files in it. Choose a new or empty folder.");

    public static WorkbenchException BadShard(string asked) =>
        new("WB5804", $"'{asked}' is no shard. Write K/N with K from 1 to N, for example 3/8.");

    public static WorkbenchException NoParts(string path) =>
        new("WB5805", $"'{path}' holds no parts. Make them with `workbench extract PATH --shard K/N --out {path}`.");

    public static WorkbenchException PartsIncomplete(string path, string missing, int count) =>
        new("WB5806", string.Create(CultureInfo.InvariantCulture, $"'{path}' lacks the shards {missing} of {count}. Run them again, then collect."));

    public static WorkbenchException PartsDisagree(string path, string what) =>
        new("WB5807", $"The parts in '{path}' were not made alike: {what}. Make all with one version of the workbench and one model.");

    public static WorkbenchException TooManyRows(string table, long rows, long most) =>
        new("WB5808", string.Create(CultureInfo.InvariantCulture, $"'{table}' has {rows} rows; a sheet holds {most}. Export csv or parquet."));
}
