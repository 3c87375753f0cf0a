namespace Workbench.Store;

/// <summary>
/// The tables of a store and the steps that bring an older store up to date. A step, once released, never changes: stores that
/// ran it exist. The views <c>facts</c> and <c>place_tree</c> are no step: they
/// hold nothing, and are written (<see cref="FactsView"/>, <see cref="PlaceTree"/>) after the last one.
/// </summary>
internal static class Schema
{
    /// <summary>The version that this workbench writes.</summary>
    public static int Version => Migrations.Length;

    /// <summary>Step <c>i</c> brings a store from version <c>i</c> to <c>i + 1</c>. Each runs in one transaction.</summary>
    public static readonly string[] Migrations =
    [
        """
        CREATE TABLE workbench (schema_version INTEGER NOT NULL, created_at TIMESTAMP NOT NULL);
        INSERT INTO workbench VALUES (0, CAST(now() AS TIMESTAMP));

        CREATE TABLE reports (
            report_id VARCHAR NOT NULL, title VARCHAR, url VARCHAR, source_file VARCHAR NOT NULL, language VARCHAR NOT NULL,
            published DATE, place_id VARCHAR, text VARCHAR NOT NULL, ingested_at TIMESTAMP NOT NULL,
            language_confidence DOUBLE, encoding VARCHAR, warnings VARCHAR[] NOT NULL, extractor_version VARCHAR NOT NULL,
            -- Of the decoded file with its metadata: what was read once need not be analysed again.
            source_sha VARCHAR NOT NULL);

        CREATE TABLE sentences (
            report_id VARCHAR NOT NULL, sentence_no INTEGER NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
            text VARCHAR NOT NULL, heading BOOLEAN NOT NULL, language VARCHAR NOT NULL,
            category VARCHAR, probability DOUBLE, model_id VARCHAR);

        CREATE TABLE figures (
            figure_id VARCHAR NOT NULL, report_id VARCHAR, sentence_no INTEGER, "start" INTEGER, "end" INTEGER, raw VARCHAR NOT NULL,
            value DECIMAL(28,6) NOT NULL, value_high DECIMAL(28,6), kind VARCHAR NOT NULL, unit VARCHAR, noun VARCHAR,
            bound VARCHAR NOT NULL, period_start DATE, period_end DATE, place_id VARCHAR, place_name VARCHAR,
            doubt VARCHAR[] NOT NULL, status VARCHAR NOT NULL, origin VARCHAR NOT NULL,
            category VARCHAR, language VARCHAR, source_file VARCHAR, source_row BIGINT);

        CREATE TABLE places (
            place_id VARCHAR NOT NULL, name VARCHAR NOT NULL, level VARCHAR NOT NULL, parent_id VARCHAR, aliases VARCHAR[] NOT NULL);

        CREATE TABLE categories (category VARCHAR NOT NULL, label VARCHAR NOT NULL, definition VARCHAR NOT NULL);

        CREATE TABLE labels (
            report_id VARCHAR NOT NULL, sentence_no INTEGER NOT NULL, annotator VARCHAR NOT NULL, category VARCHAR NOT NULL,
            labelled_at TIMESTAMP NOT NULL);

        CREATE TABLE models (model_id VARCHAR NOT NULL, trained_at TIMESTAMP NOT NULL, metrics VARCHAR, file VARCHAR);
        """,

        """
        -- A target is a number that is aimed at; it is never counted among results. Only tables say so (`target`).
        ALTER TABLE figures ADD COLUMN target BOOLEAN DEFAULT false;

        CREATE TABLE populations (place_id VARCHAR NOT NULL, year INTEGER NOT NULL, people DECIMAL(28,6), households DECIMAL(28,6), source VARCHAR NOT NULL);

        -- A null year holds for the years that have no rate of their own.
        CREATE TABLE conversions (currency VARCHAR NOT NULL, into_currency VARCHAR NOT NULL, year INTEGER, rate DECIMAL(28,12) NOT NULL, source VARCHAR NOT NULL);

        -- Append-only: an undo is a row too. `before` and `after` are the figure as JSON; `context` re-finds it in a changed text.
        CREATE TABLE reviews (
            review_no BIGINT NOT NULL, action VARCHAR NOT NULL, figure_id VARCHAR NOT NULL, report_id VARCHAR, "start" INTEGER, "end" INTEGER,
            raw VARCHAR NOT NULL, context VARCHAR, before VARCHAR NOT NULL, after VARCHAR NOT NULL, undoes BIGINT,
            reason VARCHAR NOT NULL, reviewer VARCHAR NOT NULL, reviewed_at TIMESTAMP NOT NULL, extractor_version VARCHAR NOT NULL);

        -- Append-only: which figures a rule preferred to which, and which settlement was withdrawn.
        CREATE TABLE settlements (
            settlement_no BIGINT NOT NULL, rule VARCHAR NOT NULL, kept VARCHAR[] NOT NULL, set_aside VARCHAR[] NOT NULL, withdraws BIGINT,
            reason VARCHAR NOT NULL, reviewer VARCHAR NOT NULL, settled_at TIMESTAMP NOT NULL);

        CREATE TABLE twins (report_id VARCHAR NOT NULL, twin_of VARCHAR NOT NULL, score DOUBLE NOT NULL, how VARCHAR NOT NULL);
        """,

        SchemaComments.Sql,

        """
        -- Append-only: an undo is a row too. `labels` holds what stands; `text` is the sentence as the annotator saw it.
        CREATE TABLE labellings (
            labelling_no BIGINT NOT NULL, action VARCHAR NOT NULL, report_id VARCHAR NOT NULL, sentence_no INTEGER NOT NULL, text VARCHAR NOT NULL,
            category VARCHAR NOT NULL, annotator VARCHAR NOT NULL, predicted VARCHAR, model_id VARCHAR, undoes BIGINT, reason VARCHAR,
            labelled_at TIMESTAMP NOT NULL);
        -- Labels of before the record began.
        INSERT INTO labellings
        SELECT row_number() OVER (ORDER BY l.labelled_at, l.report_id, l.sentence_no, l.annotator), 'label', l.report_id, l.sentence_no, coalesce(s.text, ''),
               l.category, l.annotator, s.category, s.model_id, NULL, NULL, l.labelled_at
        FROM labels l LEFT JOIN sentences s ON s.report_id = l.report_id AND s.sentence_no = l.sentence_no;
        COMMENT ON TABLE labellings IS 'A label of a sentence, a settlement between labels, or the undoing of one';
        COMMENT ON COLUMN labellings."labelling_no" IS 'Number, from 1';
        COMMENT ON COLUMN labellings."action" IS 'label, settle or undo';
        COMMENT ON COLUMN labellings."report_id" IS 'Report';
        COMMENT ON COLUMN labellings."sentence_no" IS 'Sentence';
        COMMENT ON COLUMN labellings."text" IS 'Words of the sentence when it was labelled';
        COMMENT ON COLUMN labellings."category" IS 'Category chosen; of an undoing, the one taken back';
        COMMENT ON COLUMN labellings."annotator" IS 'Who labelled, settled or undid';
        COMMENT ON COLUMN labellings."predicted" IS 'Category that the sentence had then';
        COMMENT ON COLUMN labellings."model_id" IS 'Model that had given it';
        COMMENT ON COLUMN labellings."undoes" IS 'Record that this one undoes; else null';
        COMMENT ON COLUMN labellings."reason" IS 'Why, where it was said';
        COMMENT ON COLUMN labellings."labelled_at" IS 'When, UTC';
        COMMENT ON COLUMN sentences."category" IS 'Category that the model gave, or that people decided on';
        COMMENT ON COLUMN sentences."model_id" IS 'Model that classified it; labels where people decided';
        """,

        """
        -- What a comparison asks of a figure stands on its own row, so that neither its sentence nor its report is looked up:
        -- `category`, `language` (until now of tables only), and these. They are filled by the next step.
        ALTER TABLE figures ADD COLUMN probability DOUBLE;
        ALTER TABLE figures ADD COLUMN published DATE;
        ALTER TABLE figures ADD COLUMN at_place VARCHAR;

        -- How many rows of `figures` were in order when they were last sorted.
        ALTER TABLE workbench ADD COLUMN ordered BIGINT DEFAULT 0;

        CREATE TABLE coverage (
            unit VARCHAR NOT NULL, category VARCHAR NOT NULL, what VARCHAR NOT NULL, "key" VARCHAR NOT NULL, results BIGINT NOT NULL, targets BIGINT NOT NULL);

        COMMENT ON COLUMN workbench."ordered" IS 'Figures that were in order of unit and place when they were last sorted';
        COMMENT ON COLUMN figures."category" IS 'Category: that of the sentence, or that a table gives';
        COMMENT ON COLUMN figures."language" IS 'Language code: that of the report, or that a table gives';
        COMMENT ON COLUMN figures."probability" IS 'Probability of the category of the sentence, 0 to 1; null for a figure from a table';
        COMMENT ON COLUMN figures."published" IS 'Day of publication of the report, where known';
        COMMENT ON COLUMN figures."at_place" IS 'The place that counts: place_id, else the place of the report';
        COMMENT ON TABLE coverage IS 'How widely each unit within a category is stated; counted from figures and kept with them';
        COMMENT ON COLUMN coverage."unit" IS 'Unit';
        COMMENT ON COLUMN coverage."category" IS 'Category';
        COMMENT ON COLUMN coverage."what" IS 'What is counted: figures by kind, place, language or period; doubt: doubtful figures; source: reports and tables';
        COMMENT ON COLUMN coverage."key" IS 'The kind, place, language or period; empty otherwise';
        COMMENT ON COLUMN coverage."results" IS 'Figures (or sources) that are results';
        COMMENT ON COLUMN coverage."targets" IS 'Figures (or sources) that are targets';
        """,

        FigureOrder.Sql + ";" + Coverage.RebuildSql,

        // The views know communes from here on.
        "SELECT 1",
    ];
}
