namespace Workbench.Classification;

/// <summary>The linear learners that an ensemble is made of.</summary>
[Flags]
public enum Learners
{
    /// <summary>Chosen by the amount of data: all three up to 20,000 sentences, then complement naive Bayes and logistic regression.</summary>
    Automatic = 0,

    /// <summary>Multinomial logistic regression.</summary>
    LogisticRegression = 1,

    /// <summary>Linear support vector machine, one class against the rest.</summary>
    SupportVectors = 2,

    /// <summary>Complement naive Bayes.</summary>
    ComplementBayes = 4,

    /// <summary>All three.</summary>
    All = LogisticRegression | SupportVectors | ComplementBayes,
}

/// <summary>How <see cref="Trainer"/> trains. The same data and options, seed and date among them, give the same model to the bit.</summary>
public sealed record TrainOptions
{
    /// <summary>Complement naive Bayes on words, pairs of words and what words name, on n-grams only where a script has no spaces: trains two to
    /// four times as fast as the defaults and errs more often (about 3 sentences in 100 of this project's data).</summary>
    public static TrainOptions Quick { get; } = new() { Learners = Learners.ComplementBayes, Features = new FeatureOptions { MaxNgram = 0 } };

    /// <summary>Seed of every shuffle. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Which learners are averaged. Default <see cref="Classification.Learners.Automatic"/>.</summary>
    public Learners Learners { get; init; }

    /// <summary>Try several strengths and sets of learners by cross-validation and keep the best; several times slower. Default false.</summary>
    public bool Select { get; init; }

    /// <summary>Folds, by document, of the out-of-fold scores that the calibration and the model card rest on; 2 to 20, or 0 for a
    /// number by the amount of data. Default 0.</summary>
    public int Folds { get; init; }

    /// <summary>C of the logistic regression: weight of the data against the penalty; above 0. Default 20.</summary>
    public float LogisticC { get; init; } = 20;

    /// <summary>C of the support vector machine; above 0. Default 0.6.</summary>
    public float SupportC { get; init; } = 0.6f;

    /// <summary>Smoothing of complement naive Bayes, added to every count; above 0. Default 0.07.</summary>
    public float Smoothing { get; init; } = 0.07f;

    /// <summary>Weigh each category by the inverse of its number of sentences, so that rare ones are not passed over. How common each
    /// category is, is then learned by the calibration, from the out-of-fold scores. Default true.</summary>
    public bool Balanced { get; init; } = true;

    /// <summary>Costs of categories, by id; multiplies the weight of <see cref="Balanced"/>. A category that is not listed has 1.</summary>
    public IReadOnlyDictionary<string, double>? CategoryCosts { get; init; }

    /// <summary>Learn from neighbouring sentences, heading and position where rows have documents. Default true.</summary>
    public bool Context { get; init; } = true;

    /// <summary>How often, at least, a sentence has the category of the one before it, where the context is learned: documents that stay with
    /// one field count more until this share is reached. 0 (count all documents alike) to 1. Default 0.6: in real reports it is about
    /// 0.7, in ones that were written to show many fields 0.4.</summary>
    public double Coherence { get; init; } = 0.6;

    /// <summary>Of the held-out sentences that carry another label than the chosen category, the share that this category fits as well, as a second
    /// reader finds. Where documents are given, probabilities then say how likely the category fits, not how likely one labeller chose it. 0 (default: labels
    /// exclude each other) to 0.9.</summary>
    public double AlsoFits { get; init; }

    /// <summary>The features. Default <see cref="FeatureOptions"/> as constructed.</summary>
    public FeatureOptions Features { get; init; } = new();

    /// <summary>The date for the model card, ISO 8601; null (default) leaves it out. It changes the bytes of the model and its id, nothing that it says.</summary>
    public string? Date { get; init; }

    internal void Check()
    {
        if (!(LogisticC > 0)) throw Errors.Option(nameof(LogisticC), LogisticC, "above 0");
        if (!(SupportC > 0)) throw Errors.Option(nameof(SupportC), SupportC, "above 0");
        if (!(Smoothing > 0)) throw Errors.Option(nameof(Smoothing), Smoothing, "above 0");
        if (Folds is not 0 and (< 2 or > 20)) throw Errors.Option(nameof(Folds), Folds, "0, or 2 to 20");
        if (!(Coherence is >= 0 and <= 1)) throw Errors.Option(nameof(Coherence), Coherence, "0 to 1");
        if (!(AlsoFits is >= 0 and <= 0.9)) throw Errors.Option(nameof(AlsoFits), AlsoFits, "0 to 0.9");
        if ((Learners & ~Learners.All) != 0) throw Errors.Option(nameof(Learners), Learners, "a combination of the listed learners");
        Features.Check();
    }
}

/// <summary>How far a training is.</summary>
/// <param name="Stage">What is being done: <c>features</c>, <c>selection</c>, <c>calibration</c>, <c>training</c> or <c>done</c>.</param>
/// <param name="Fraction">Share of the whole, 0 to 1.</param>
public sealed record TrainProgress(string Stage, double Fraction);
