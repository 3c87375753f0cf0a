using System.Diagnostics;
using DuckDB.NET.Data;
using Workbench.Classification;
using Workbench.Labelling;

namespace Workbench;

public sealed partial class CampaignWorkbench
{
    /// <summary>Sentences that an annotator should label next: those of which the model is unsure, each unlike those before it, mixed with
    /// some that others have labelled.</summary>
    /// <param name="annotator">Who labels. Sentences that this annotator has labelled do not come again.</param>
    /// <param name="options">What the queue holds; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the choice.</param>
    /// <exception cref="WorkbenchException">WB5723: no name; WB5726: an option outside its range.</exception>
    public IReadOnlyList<LabelItem> LabelQueue(string annotator, LabelQueueOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(annotator);
        return new LabelQueries(Connection, Labels()).Queue(annotator.Trim(), options ?? new LabelQueueOptions(), cancellationToken);
    }

    /// <summary>The categories that a sentence of this store may be labelled with, in the order of the table.</summary>
    public IReadOnlyList<Category> LabelCategories() => Labels().Definitions();

    /// <summary>Records what an annotator holds a sentence to be about. A second label of the same annotator replaces the first; the record keeps both.</summary>
    /// <param name="reportId">The report.</param>
    /// <param name="sentenceNo">The sentence, from 0.</param>
    /// <param name="category">A category of the store's table <c>categories</c>.</param>
    /// <param name="annotator">Who labels.</param>
    /// <param name="reason">Why; may be left out.</param>
    /// <exception cref="WorkbenchException">WB5108: opened for reading; WB5721: no such sentence; WB5722: no such category; WB5723: no name.</exception>
    public SentenceLabel Label(string reportId, int sentenceNo, string category, string annotator, string? reason = null)
    {
        CheckWritable();
        return Labels().Record("label", reportId, sentenceNo, category, annotator, reason);
    }

    /// <summary>Settles what a sentence is about, over the labels that annotators gave. Their labels stay, so that agreement can still be measured.</summary>
    /// <param name="reportId">The report.</param>
    /// <param name="sentenceNo">The sentence, from 0.</param>
    /// <param name="category">A category of the store's table <c>categories</c>.</param>
    /// <param name="settledBy">Who settles it.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="WorkbenchException">As for <see cref="Label"/>; and WB5723: no reason; WB5725: nobody has labelled the sentence.</exception>
    public SentenceLabel Settle(string reportId, int sentenceNo, string category, string settledBy, string reason)
    {
        CheckWritable();
        return Labels().Record("settle", reportId, sentenceNo, category, settledBy, reason);
    }

    /// <summary>Takes a label or settlement back; what it had replaced stands again. The record keeps both.</summary>
    /// <param name="number">The record to undo; null for the last one of <paramref name="annotator"/>.</param>
    /// <param name="annotator">Who undoes it.</param>
    /// <param name="reason">Why; may be left out.</param>
    /// <exception cref="WorkbenchException">WB5108: opened for reading; WB5723: no name; WB5724: there is no such record in force.</exception>
    public SentenceLabel UndoLabel(long? number, string annotator, string? reason = null)
    {
        CheckWritable();
        var store = Labels();
        return store.Undo(number ?? store.Last(annotator)?.Number ?? throw Errors.NoLabel(null), annotator, reason);
    }

    /// <summary>Sentences on which annotators disagree and that nobody has settled.</summary>
    public IReadOnlyList<LabelDisagreement> LabelDisagreements() => new LabelQueries(Connection, Labels()).Disagreements();

    /// <summary>How far annotators agree beyond chance: over all, by category, by annotator and by pair.</summary>
    public LabelAgreement LabelAgreement() => new LabelQueries(Connection, Labels()).Agreement();

    /// <summary>All labels, settlements and undoings, in order.</summary>
    public IReadOnlyList<SentenceLabel> LabelHistory() => Labels().All();

    /// <summary>The labelled sentences of the store on which all annotators agree or that were settled, to train with. The report is the
    /// document, the language the group.</summary>
    public IReadOnlyList<LabelledSentence> ReviewedLabels() =>
        [.. Labels().Standings().Where(s => s.Decided is not null).Select(s => new LabelledSentence(s.Text, s.Decided!, s.ReportId, s.SentenceNo) { Group = s.Language })];

    /// <summary>Trains a model on labelled data together with the labels of the store, saves it, and classifies the sentences of the store anew with it.
    /// Sentences whose label is decided get that category, with probability 1 and <c>labels</c> for a model.</summary>
    /// <param name="data">Labelled sentences to train on beside those of the store; empty for the store's alone.</param>
    /// <param name="path">The model file to write.</param>
    /// <param name="options">How to train; null for the defaults. Without a date the model's card names the day of the newest label, so that the same labels give the same model.</param>
    /// <param name="cancellationToken">Stops the training; then neither file nor store is changed.</param>
    /// <exception cref="WorkbenchException">WB5108: opened for reading; WB5727: the store has no label to learn from.</exception>
    /// <exception cref="ClassificationException">As of <see cref="Trainer"/>.</exception>
    public RetrainResult Retrain(IReadOnlyList<LabelledSentence> data, string path, TrainOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(path);
        CheckWritable();
        TrainedModel.CheckTarget(path);
        var watch = Stopwatch.StartNew();
        var reviewed = ReviewedLabels();
        if (reviewed.Count == 0)
            throw Errors.NoLabels();
        // What was labelled here counts over an older row with the same words.
        var known = reviewed.Select(r => r.Text).ToHashSet(StringComparer.Ordinal);
        LabelledSentence[] all = [.. data.Where(row => !known.Contains(row.Text)), .. reviewed];
        options ??= new TrainOptions();
        options = options with { Date = options.Date ?? Labels().NewestDay() };
        var model = Trainer.Train(all, options, null, cancellationToken);
        // What may be stopped comes first, so that neither file nor store is changed then.
        using var trained = model.ToClassifier();
        var predictions = Predict(trained, null, cancellationToken);
        model.Save(path);
        UseModel(path);
        var changed = Apply(predictions);
        return new RetrainResult(path, predictions.ModelId, all.Length, reviewed.Count, changed, Math.Round(watch.Elapsed.TotalSeconds, 3));
    }

    /// <summary>Classifies all sentences of the store anew with the model in use. Sentences whose label is decided get that category, with
    /// probability 1 and <c>labels</c> for a model.</summary>
    /// <param name="progress">Told after each report.</param>
    /// <param name="cancellationToken">Stops it before it writes; then nothing is changed.</param>
    /// <returns>Sentences whose category is another now.</returns>
    /// <exception cref="WorkbenchException">WB5108: opened for reading; WB5601: there is no model; WB5602: <see cref="UseModel"/> chose none.</exception>
    public int Reclassify(IProgress<ReclassifyProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        CheckWritable();
        return Apply(Predict(Classifier, progress, cancellationToken));
    }

    /// <summary>What a model says of every stored sentence. It reads only, so that a reader made by <see cref="Share"/> can ask while this workbench goes on
    /// writing; <see cref="Apply"/> then writes it in one transaction.</summary>
    /// <param name="model">The model.</param>
    /// <param name="progress">Told after each report.</param>
    /// <param name="cancellationToken">Stops between reports.</param>
    public StoredPredictions Predict(SentenceClassifier model, IProgress<ReclassifyProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new Reclassification(Connection).Predict(model, progress, cancellationToken);
    }

    /// <summary>Writes what a model says of the stored sentences. Sentences whose label is decided by now get that category, with probability 1 and
    /// <c>labels</c> for a model; those that came since keep theirs.</summary>
    /// <param name="predictions">As <see cref="Predict"/> gave them.</param>
    /// <returns>Sentences whose category is another now.</returns>
    /// <exception cref="WorkbenchException">WB5108: opened for reading.</exception>
    public int Apply(StoredPredictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        CheckWritable();
        if (modelPath is not null && classifier?.ModelId == predictions.ModelId)
            RecordModel(classifier, modelPath);
        return new Reclassification(Connection).Apply(predictions, Labels().Standings());
    }

    private LabelStore Labels() => new(Connection, clock);
}
