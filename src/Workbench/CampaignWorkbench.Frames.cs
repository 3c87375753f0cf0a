using Workbench.DataFrames;

namespace Workbench;

public sealed partial class CampaignWorkbench
{
    /// <summary>
    /// A query on the store as a frame, read when it is looked at. Besides DuckDB's own functions it may call
    /// <c>classify(text)</c> and <c>category_probability(text, category)</c>, which ask the model in use.
    /// </summary>
    /// <param name="sql">One SELECT, with <c>$1</c>, <c>$2</c> … for the values. Tables: see the guide's page on the store.</param>
    /// <param name="values">The values, in that order.</param>
    /// <exception cref="DataFrameException">WB2002: the query does not parse or bind; WB2003: it is several statements.</exception>
    public DataFrame Sql(string sql, params object[] values)
    {
        RegisterSqlFunctions();
        return values is { Length: > 0 } ? DataFrame.FromSql(Connection, sql, values) : DataFrame.FromSql(Connection, sql);
    }

    /// <summary>Makes <c>classify</c> and <c>category_probability</c> known to <see cref="Connection"/>, for commands of your own; <see cref="Sql"/> does it by itself.</summary>
    /// <param name="model">Gives the model, asked for each text and safe for many threads; null for the one in use. What was registered first stays.</param>
    public void RegisterSqlFunctions(Func<Classification.SentenceClassifier>? model = null) => SqlFunctions.Register(Connection, model ?? (() => Classifier));

    /// <summary>All figures with their sentence, report, category and place: the view <c>facts</c>, a row a figure.</summary>
    public DataFrame Figures() => DataFrame.FromTable(Connection, "facts");

    /// <summary>All reports, a row each.</summary>
    public DataFrame Reports() => DataFrame.FromTable(Connection, "reports");

    /// <summary>All sentences of all reports, a row each, with their category and its probability.</summary>
    public DataFrame Sentences() => DataFrame.FromTable(Connection, "sentences");

    /// <summary>The classifier in use: the one chosen by <see cref="UseModel"/>, else the one that the build trains.</summary>
    /// <exception cref="WorkbenchException">WB5601: no model was chosen and the default one was not built; WB5602: it was chosen to use none.</exception>
    internal Classification.SentenceClassifier Classifier
    {
        get
        {
            if (classifier is null && modelChosen)
                throw Errors.NoModelChosen();
            if (classifier is null)
                UseModel(ModelFiles.Default() ?? throw Errors.ModelMissing("artifacts/models/default.wbm"));
            return classifier!;
        }
    }
}
