using Workbench.Text.Data;
using Workbench.Text.Numerals;
using Workbench.Text.Periods;

namespace Workbench.Text.Quantities;

/// <summary>
/// Finds the quantities of a sentence: numbers, then dates and periods, then contexts that make a number no amount, then units and
/// bounds. Holds its lists for reuse; one scanner a thread.
/// </summary>
internal sealed class QuantityScanner
{
    private readonly List<NumberToken> tokens = [];

    public List<Candidate> Found { get; } = [];

    public List<PeriodMention> Mentions { get; } = [];

    /// <summary>Reads a stretch of text; results replace those of the last call.</summary>
    public void Scan(ReadOnlySpan<char> text, int start, int end, LanguageData language, DateOnly? published)
    {
        tokens.Clear();
        Found.Clear();
        Mentions.Clear();
        NumberScanner.Scan(text, start, end, language, tokens);
        if (tokens.Count == 0) return;
        PeriodReader.Read(text, start, end, language, tokens, published, Mentions);
        int floor = start;
        for (int index = 0; index < tokens.Count; index++)
        {
            NumberToken token = tokens[index];
            if (!token.Has(NumberFlags.Used) && token.Shape is NumberShape.Plain or NumberShape.Range or NumberShape.Ratio)
            {
                int stop = index + 1 < tokens.Count ? Math.Max(tokens[index + 1].Start, token.End) : end;
                if (TryCandidate(text, start, end, floor, stop, token, language, out Candidate candidate))
                {
                    Found.Add(candidate);
                    floor = Math.Max(token.End, candidate.OuterEnd);
                    continue;
                }
            }
            floor = token.End;
        }
    }

    private static bool TryCandidate(
        ReadOnlySpan<char> text, int start, int end, int floor, int stop, NumberToken token, LanguageData language, out Candidate candidate)
    {
        candidate = new Candidate { Token = token, OuterStart = token.Start, OuterEnd = token.End };
        int from = token.End;
        string context = Contexts.Of(text, start, end, language, token, ref from);
        if (context.Length > 0 && context != "weak") return false;
        FoundUnit unit = UnitFinder.Find(text, start, Math.Max(stop, from), floor, token, from, language);
        if (context == "weak" && (unit.Unit is null || !unit.Direct)) return false;
        candidate.Unit = unit.Unit;
        candidate.UnitEntry = unit.Entry;
        candidate.NounStart = unit.NounStart;
        candidate.NounEnd = unit.NounEnd;
        candidate.OuterStart = Math.Min(unit.Start, token.Start);
        candidate.OuterEnd = Math.Max(unit.End, token.End);
        Resolve(ref candidate, language);
        candidate.Bound = Bounding.Of(text, start, end, language, ref candidate, from);
        return true;
    }

    /// <summary>Settles kind and value, where the unit decides how a separator is to be read.</summary>
    private static void Resolve(ref Candidate candidate, LanguageData language)
    {
        ref NumberToken token = ref candidate.Token;
        UnitInfo? unit = candidate.Unit;
        QuantityKind kind = unit?.Kind ?? (candidate.NounStart >= 0 ? QuantityKind.Count : QuantityKind.Number);
        candidate.Kind = token.Shape switch
        {
            NumberShape.Range => QuantityKind.Range,
            NumberShape.Ratio => QuantityKind.Ratio,
            _ => kind,
        };
        bool counts = kind is QuantityKind.Count && !token.Has(NumberFlags.Scaled);
        if (counts && token.Has(NumberFlags.Ambiguous) && token.Has(NumberFlags.Decimal) && token.Value * 1000 == decimal.Truncate(token.Value * 1000))
        {
            // A thousandth of a household is nothing: the mark groups thousands.
            token.Value *= 1000;
            token.High *= 1000;
            token.Flags = (token.Flags & ~NumberFlags.Decimal) | NumberFlags.Grouped;
        }
        else if (!counts && token.Has(NumberFlags.Ambiguous) && token.Has(NumberFlags.Decimal) && language.DecimalMarks.Length == 1) token.Flags &= ~NumberFlags.Ambiguous;
        if (token.Has(NumberFlags.Negative) && kind is QuantityKind.Count && token.Value < 0 && unit is not null)
        {
            token.Value = -token.Value;
            token.Start++;
        }
    }
}
