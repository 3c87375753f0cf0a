using Workbench.Comparing;
using Workbench.Reviewing;
using Workbench.Text;

namespace Workbench;

public sealed partial class CampaignWorkbench
{
    /// <summary>Doubtful figures that nobody has decided on: those of the newest reports first, then in the order of the text.</summary>
    /// <param name="most">At most so many. Default 100.</param>
    public IReadOnlyList<ReviewItem> ReviewQueue(int most = 100) => Reviews().Queue(most);

    /// <summary>Records that a figure is right as it is.</summary>
    /// <param name="figureId">The figure.</param>
    /// <param name="reviewer">Who confirms.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="WorkbenchException">WB5108: opened for reading; WB5701: no such figure; WB5703: no name or no reason.</exception>
    public Review Confirm(string figureId, string reviewer, string reason) => Decide("confirm", figureId, s => s with { Status = "confirmed" }, reviewer, reason);

    /// <summary>Records that a figure is none, or is wrong beyond mending; comparisons leave it out.</summary>
    /// <param name="figureId">The figure.</param>
    /// <param name="reviewer">Who rejects.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="WorkbenchException">As for <see cref="Confirm"/>.</exception>
    public Review Reject(string figureId, string reviewer, string reason) => Decide("reject", figureId, s => s with { Status = "rejected" }, reviewer, reason);

    /// <summary>Records what a figure says in truth. The record keeps what it said before.</summary>
    /// <param name="figureId">The figure.</param>
    /// <param name="correction">What is changed.</param>
    /// <param name="reviewer">Who corrects.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="WorkbenchException">As for <see cref="Confirm"/>; and WB5702: nothing is changed; WB5707: unknown kind or bound, an upper end below the value, a range or ratio without one,
    /// a last day before the first, or a part that is both given and cleared; WB5410: unknown place.</exception>
    public Review Correct(string figureId, Correction correction, string reviewer, string reason)
    {
        ArgumentNullException.ThrowIfNull(correction);
        if (correction == new Correction())
            throw Errors.NothingCorrected();
        if (correction.Kind is { } kind && !QuantityKinds.TryParse(kind, out _))
            throw Errors.BadCorrection("the kind", kind, string.Join(", ", Enum.GetValues<QuantityKind>().Select(QuantityKinds.ToName)));
        if (correction.Bound is { } bound && bound is not ("exact" or "about" or "atLeast" or "atMost"))
            throw Errors.BadCorrection("the bound", bound, "exact, about, atLeast, atMost");
        foreach (var (part, given) in Given(correction))
            if (given && correction.Clear.HasFlag(part))
                throw Errors.GivenAndCleared(part);
        var place = correction.Place is null ? null : new FactReader(Connection).PlaceId(correction.Place);
        return Decide("correct", figureId, before => Corrected(before, correction, place), reviewer, reason);
    }

    private static (FigureParts, bool)[] Given(Correction c) =>
    [
        (FigureParts.ValueHigh, c.ValueHigh is not null), (FigureParts.Unit, c.Unit is not null), (FigureParts.PeriodStart, c.PeriodStart is not null),
        (FigureParts.PeriodEnd, c.PeriodEnd is not null), (FigureParts.Place, c.Place is not null),
    ];

    private static FigureState Corrected(FigureState before, Correction correction, string? place)
    {
        bool Cleared(FigureParts part) => correction.Clear.HasFlag(part);
        var after = before with
        {
            Value = correction.Value ?? before.Value,
            ValueHigh = Cleared(FigureParts.ValueHigh) ? null : correction.ValueHigh ?? before.ValueHigh,
            Unit = Cleared(FigureParts.Unit) ? null : correction.Unit ?? before.Unit,
            Kind = correction.Kind ?? before.Kind,
            Bound = correction.Bound ?? before.Bound,
            PeriodStart = Cleared(FigureParts.PeriodStart) ? null : correction.PeriodStart ?? before.PeriodStart,
            PeriodEnd = Cleared(FigureParts.PeriodEnd) ? null : correction.PeriodEnd ?? before.PeriodEnd,
            PlaceId = Cleared(FigureParts.Place) ? null : place ?? before.PlaceId,
        };
        if (after == before)
            throw Errors.NothingCorrected();
        if (after.ValueHigh is null && after.Kind is "range" or "ratio")
            throw Errors.BadCorrection("the kind", after.Kind, "a kind of one number such as count where there is no upper end");
        if (after.ValueHigh < after.Value && after.Kind != "ratio")
            throw Errors.BadCorrection("the upper end", after.ValueHigh.Value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture), "the value or more");
        if (after.PeriodEnd < after.PeriodStart)
            throw Errors.BadCorrection("the last day", after.PeriodEnd.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "the first day or later");
        return after with { Status = "corrected" };
    }

    /// <summary>Takes a decision back: the figure says again what it said before. The record keeps both.</summary>
    /// <param name="number">The review to undo; the last one of its figure.</param>
    /// <param name="reviewer">Who undoes it.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="WorkbenchException">As for <see cref="Confirm"/>; and WB5705: there is no such review, it was undone, or a later one of the figure stands.</exception>
    public Review UndoReview(long number, string reviewer, string reason)
    {
        var target = Reviews().InForce().FirstOrDefault(p => p.Review.Number == number)?.Review ?? throw Errors.NoReview(number);
        return Decide("undo", target.FigureId, _ => target.Before, reviewer, reason, number);
    }

    /// <summary>All decisions, in order, undone ones and undoings included.</summary>
    public IReadOnlyList<Review> ReviewHistory() => [.. Reviews().All().Select(p => p.Review)];

    /// <summary>Which stored figures the extractor of this workbench would read differently. Nothing is changed.</summary>
    /// <param name="fromVersion">Only reports that this version of the extractor read; null for all.</param>
    /// <param name="cancellationToken">Stops between reports.</param>
    public IReadOnlyList<FigureChange> DiffExtractor(string? fromVersion = null, CancellationToken cancellationToken = default) =>
        [.. new Reextraction(Connection, clock).Changes(fromVersion, cancellationToken).SelectMany(c => c.Changes)];

    /// <summary>
    /// Which figures another store has otherwise, of the reports that both hold: a store made from the same reports by another version
    /// of the workbench shows what that version would change. Nothing is changed in either.
    /// </summary>
    /// <param name="otherPath">The other store file.</param>
    /// <exception cref="WorkbenchException">As for <see cref="OpenReadOnly"/> of the other store.</exception>
    public StoreDifference DiffStore(string otherPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(otherPath);
        return new StoreDiff(Connection, Path).With(otherPath);
    }

    /// <summary>The versions of the extractor that read the stored reports, in ordinal order.</summary>
    public IReadOnlyList<string> ExtractorVersions()
    {
        using var command = Connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT extractor_version FROM reports ORDER BY extractor_version";
        using var reader = command.ExecuteReader();
        var versions = new List<string>();
        while (reader.Read())
            versions.Add(reader.GetString(0));
        return versions;
    }

    /// <summary>Reads the stored reports again with the extractor of this workbench. Decisions of reviewers stand; each report is one transaction.</summary>
    /// <param name="fromVersion">Only reports that this version of the extractor read; null for all.</param>
    /// <param name="cancellationToken">Stops between reports; what was done stays.</param>
    /// <returns>What was changed.</returns>
    /// <exception cref="WorkbenchException">WB5108: opened for reading.</exception>
    public IReadOnlyList<FigureChange> UpdateExtractor(string? fromVersion = null, CancellationToken cancellationToken = default)
    {
        CheckWritable();
        return new Reextraction(Connection, clock).Apply(fromVersion, cancellationToken);
    }

    private ReviewStore Reviews() => new(Connection, clock);

    private Review Decide(string action, string figureId, Func<FigureState, FigureState> change, string reviewer, string reason, long? undoes = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(figureId);
        CheckWritable();
        CheckSigned(reviewer, reason);
        return Reviews().Decide(action, figureId, change, reviewer, reason, undoes);
    }
}
