using System.Globalization;
using System.Collections.Concurrent;

namespace Workbench.Classification;

/// <summary>Tells what a sentence is about. Made by <see cref="Load"/> or <see cref="TrainedModel.ToClassifier"/>.</summary>
/// <remarks>Thread-safe: any number of threads may classify at once. Disposing it while another thread classifies is an error.</remarks>
public sealed unsafe class SentenceClassifier : IDisposable
{
    private readonly ModelImage _image;
    private readonly ModelHeader _header;
    private readonly Lazy<ModelCard> _card;
    private readonly byte* _table;
    private readonly ContextModel? _context;
    private readonly ConcurrentBag<SentenceScorer> _scorers = [];
    private readonly int _classCount;
    private bool _disposed;

    private SentenceClassifier(ModelImage image, string path)
    {
        _image = image;
        (_header, _card, int tableStart, ModelId) = ModelFile.Read(image.Bytes, path);
        _table = image.Start + tableStart;
        _classCount = _header.Categories.Count;
        if (_header.Context is { } context) _context = new ContextModel(context, _classCount);
    }

    /// <summary>First 16 hexadecimal digits of the model's checksum; equal for equal models.</summary>
    public string ModelId { get; }

    /// <summary>The categories that the model knows, ordinally sorted.</summary>
    public IReadOnlyList<string> Categories => _header.Categories;

    /// <summary>What the model was made from and what it can do; read from the file when it is first asked for.</summary>
    /// <exception cref="ClassificationException">WB4204: the card is damaged.</exception>
    public ModelCard Card => _card.Value;

    /// <summary>UTF-16 units of a text that are read; what is beyond does not count. 20,000 unless the model was trained with another
    /// <see cref="FeatureOptions.MaxCharacters"/>.</summary>
    public int MaxCharacters => _header.Features.MaxCharacters;

    /// <summary>Loads a model file by memory map and checks it whole.</summary>
    /// <param name="path">A file written by <see cref="TrainedModel.Save"/>.</param>
    /// <returns>The classifier; dispose it to free the file.</returns>
    /// <exception cref="ClassificationException">WB4201 missing, WB4202 not a model, WB4203 newer than this program, WB4204 damaged,
    /// WB4205 unreadable.</exception>
    public static SentenceClassifier Load(string path) => From(new ModelImage(path), path);

    internal static SentenceClassifier FromBytes(byte[] file, string name) => From(new ModelImage(file), name);

    private static SentenceClassifier From(ModelImage image, string name)
    {
        try
        {
            return new SentenceClassifier(image, name);
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    /// <summary>What is odd in a text and does not keep it from being classified: it is empty, it holds a NUL character, it is longer than
    /// <see cref="MaxCharacters"/>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>A clause for each, such as "the text is empty"; mostly none.</returns>
    public IEnumerable<string> Warnings(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) yield return "the text is empty; its category is what the model says when it reads nothing.";
        if (text.Contains('\0', StringComparison.Ordinal)) yield return "the text holds a NUL character (U+0000), which is read as a space; it may not be text.";
        if (text.Length > MaxCharacters) yield return string.Create(CultureInfo.InvariantCulture, $"the text has {text.Length} characters; only the first {MaxCharacters} are used.");
    }

    /// <summary>Classifies one sentence without its neighbours.</summary>
    /// <param name="text">The sentence. An empty one, or one without any feature that the model knows, gets what the model's biases
    /// alone say, which are not the categories' base rates; only the first <see cref="MaxCharacters"/> units of a long one are read.</param>
    /// <returns>The prediction.</returns>
    /// <exception cref="ObjectDisposedException">The classifier is disposed.</exception>
    public Prediction Classify(string text)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Span<float> scores = stackalloc float[_classCount];
        SentenceScorer scorer = Rent();
        scorer.Score(_table, text, scores);
        _scorers.Add(scorer);
        Span<double> probabilities = stackalloc double[_classCount];
        for (int k = 0; k < _classCount; k++) probabilities[k] = scores[k];
        Softmax.Fill(probabilities, probabilities);
        return ToPrediction(probabilities);
    }

    /// <summary>The most probable category alone and its probability: what <see cref="Classify"/> says, without a list for each sentence.</summary>
    /// <param name="text">The sentence.</param>
    /// <returns>The index into <see cref="Categories"/> and the probability.</returns>
    /// <exception cref="ObjectDisposedException">The classifier is disposed.</exception>
    public (int Category, double Probability) Best(ReadOnlySpan<char> text)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Span<float> scores = stackalloc float[_classCount];
        SentenceScorer scorer = Rent();
        scorer.Score(_table, text, scores);
        _scorers.Add(scorer);
        Softmax.Fill(scores, scores);
        int best = 0;
        for (int k = 1; k < scores.Length; k++)
            if (scores[k] > scores[best]) best = k;
        return (best, scores[best]);
    }

    /// <summary>The probability of one category for a sentence without its neighbours.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="category">One of <see cref="Categories"/>.</param>
    /// <returns>Calibrated probability, 0 to 1.</returns>
    /// <exception cref="ClassificationException">WB4007 when the category is not known.</exception>
    /// <exception cref="ObjectDisposedException">The classifier is disposed.</exception>
    public double Probability(string text, string category)
    {
        if (Index(category) < 0) throw Errors.UnknownCategory(category, Categories);
        return Classify(text).Top.First(entry => entry.Category == category).Probability;
    }

    /// <summary>Classifies sentences with the sentence before and after, the heading above and the rest of their document.</summary>
    /// <param name="sentences">Sentences of any number of documents, in any order; <see cref="DocumentSentence.Order"/> sorts them.</param>
    /// <returns>The predictions, in the order of <paramref name="sentences"/>. A model without context, or a sentence alone in its
    /// document, gives what <see cref="Classify"/> gives.</returns>
    /// <exception cref="ObjectDisposedException">The classifier is disposed.</exception>
    public IReadOnlyList<Prediction> ClassifyDocument(IReadOnlyList<DocumentSentence> sentences)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var predictions = new Prediction[sentences.Count];
        SentenceScorer scorer = Rent();
        Span<float> raw = stackalloc float[_classCount];
        Span<double> result = stackalloc double[_classCount];
        foreach (IGrouping<string?, int> document in Enumerable.Range(0, sentences.Count).GroupBy(row => sentences[row].Document))
        {
            int[] rows = [.. document.OrderBy(row => sentences[row].Order)];
            double[] scores = new double[rows.Length * _classCount], probabilities = new double[rows.Length * _classCount];
            for (int row = 0; row < rows.Length; row++)
            {
                scorer.Score(_table, sentences[rows[row]].Text, raw);
                Span<double> own = scores.AsSpan(row * _classCount, _classCount);
                for (int k = 0; k < _classCount; k++) own[k] = raw[k];
                Softmax.Fill(own, probabilities.AsSpan(row * _classCount, _classCount));
            }

            if (_context is null || rows.Length == 1)
            {
                for (int row = 0; row < rows.Length; row++) predictions[rows[row]] = ToPrediction(probabilities.AsSpan(row * _classCount, _classCount));
                continue;
            }

            bool[] headings = [.. rows.Select(row => sentences[row].Heading || ContextModel.LooksLikeHeading(sentences[row].Text))];
            double[][] inputs = ContextModel.Inputs(probabilities, headings, _classCount);
            for (int row = 0; row < rows.Length; row++)
            {
                _context.Judge(scores.AsSpan(row * _classCount, _classCount), inputs[row], result);
                predictions[rows[row]] = ToPrediction(result);
            }
        }

        _scorers.Add(scorer);
        return predictions;
    }

    /// <summary>Tells which words and n-grams carried the decision on one sentence without its neighbours.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="category">The category to explain; null (default) for the predicted one. It is compared with the most probable
    /// other one.</param>
    /// <returns>The explanation, with offsets into <paramref name="text"/>.</returns>
    /// <exception cref="ClassificationException">WB4007 when the category is not known.</exception>
    /// <exception cref="ObjectDisposedException">The classifier is disposed.</exception>
    public Explanation Explain(string text, string? category = null)
    {
        Prediction prediction = Classify(text);
        category ??= prediction.Category;
        int explained = Index(category);
        if (explained < 0) throw Errors.UnknownCategory(category, Categories);
        int against = Index(prediction.Top.First(entry => entry.Category != category).Category);
        SentenceScorer scorer = Rent();
        Explanation explanation = Explainer.Explain(scorer, _table, _header, text, prediction, explained, against);
        _scorers.Add(scorer);
        return explanation;
    }

    private int Index(string category)
    {
        for (int k = 0; k < _classCount; k++)
            if (string.Equals(Categories[k], category, StringComparison.Ordinal)) return k;
        return -1;
    }

    /// <summary>Frees the model file.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _image.Dispose();
    }

    private SentenceScorer Rent() => _scorers.TryTake(out SentenceScorer? scorer) ? scorer : new SentenceScorer(_header);

    private Prediction ToPrediction(ReadOnlySpan<double> probabilities)
    {
        var top = new CategoryProbability[_classCount];
        for (int k = 0; k < top.Length; k++) top[k] = new CategoryProbability(Categories[k], probabilities[k]);
        // Stable by hand: equal probabilities keep the ordinal order of the categories.
        for (int at = 1; at < top.Length; at++)
        {
            CategoryProbability moving = top[at];
            int to = at;
            for (; to > 0 && top[to - 1].Probability < moving.Probability; to--) top[to] = top[to - 1];
            top[to] = moving;
        }

        return new Prediction(top[0].Category, top[0].Probability, top);
    }
}
