using System.Globalization;

namespace Workbench.Classification;

/// <summary>
/// Cuts a run of letters of a script without spaces into pieces about as long as words, for people to see what carried a decision. Nothing
/// here knows words: n-grams that weigh much lie within words, and few lie across from one to the next, so it is cut where the least lies across.
/// </summary>
internal static class UnspacedPieces
{
    /// <summary>Characters of the longest piece; Thai words have 4 in the mean, and few have more.</summary>
    private const int Longest = 12;

    /// <summary>Nothing shorter is cut off.</summary>
    private const int Least = 3;

    /// <summary>A piece is cut where less than this share of what holds either side together lies across.</summary>
    private const double Valley = 0.5;

    /// <summary>Tells the pieces of a run from left to right. They begin and end between grapheme clusters: a vowel sign or tone mark stays with its consonant.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the run begins, UTF-16.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    /// <param name="effect">What each character adds.</param>
    /// <param name="across">What the features add that lie across the place before each character.</param>
    /// <param name="piece">Told where each piece begins and ends.</param>
    internal static void Add(string text, int start, int end, double[] effect, double[] across, Action<int, int> piece)
    {
        List<int> clusters = Clusters(text, start, end);
        // Where the sign changes, but for a letter or two between others of one sign: those are the end of a word.
        List<int> ends = [];
        int from = 0;
        for (int at = 1; at < clusters.Count; at++)
        {
            if (at < clusters.Count - 1 && Sign(at) == Sign(from)) continue;
            if (ends.Count > 0 && clusters[at] - clusters[from] < Least) ends[^1] = at;
            else ends.Add(at);
            from = at;
        }

        from = 0;
        foreach (int to in ends)
        {
            Cut(clusters, from, to, across, piece);
            from = to;
        }

        int Sign(int cluster)
        {
            double sum = 0;
            for (int at = clusters[cluster]; at < clusters[cluster + 1]; at++) sum += effect[at];
            return Math.Sign(sum);
        }
    }

    /// <summary>Where the clusters begin, and the end of the last. A vowel that is written before its consonant goes with it, one that is written behind, too.</summary>
    private static List<int> Clusters(string text, int start, int end)
    {
        List<int> starts = [start];
        for (int at = start; at < end;)
        {
            char first = text[at];
            if (at > start && !IsBehind(first) && !IsBefore(text[at - 1])) starts.Add(at);
            at += Math.Min(StringInfo.GetNextTextElementLength(text.AsSpan(at)), end - at);
        }

        starts.Add(end);
        return starts;
    }

    /// <summary>Thai and Lao: เ แ โ ใ ไ.</summary>
    private static bool IsBefore(char character) => character is >= '\u0E40' and <= '\u0E44' or >= '\u0EC0' and <= '\u0EC4';

    /// <summary>Thai and Lao: ะ า ำ ๅ ๆ.</summary>
    private static bool IsBehind(char character) => character is '\u0E30' or '\u0E32' or '\u0E33' or '\u0E45' or '\u0E46' or '\u0EB0' or '\u0EB2' or '\u0EB3' or '\u0EC6';

    /// <summary>From left to right, so that a text of a megabyte takes no longer for each character: at most <see cref="Longest"/> at a time, then at what valleys are left within.</summary>
    private static void Cut(List<int> clusters, int from, int to, double[] across, Action<int, int> piece)
    {
        while (clusters[to] - clusters[from] > Longest && Lowest(Longest) is { } place)
        {
            Valleys(clusters, from, place, across, piece);
            from = place;
        }

        Valleys(clusters, from, to, across, piece);

        int? Lowest(int most)
        {
            int? lowest = null;
            for (int at = from + 1; at < to && (lowest is null || clusters[at] - clusters[from] <= most); at++)
            {
                if (clusters[at] - clusters[from] < Least || clusters[to] - clusters[at] < Least) continue;
                if (lowest is null || Math.Abs(across[clusters[at]]) < Math.Abs(across[clusters[lowest.Value]])) lowest = at;
            }

            return lowest;
        }
    }

    private static void Valleys(List<int> clusters, int from, int to, double[] across, Action<int, int> piece)
    {
        int lowest = -1;
        for (int at = from + 1; at < to; at++)
        {
            if (clusters[at] - clusters[from] < Least || clusters[to] - clusters[at] < Least) continue;
            if (lowest < 0 || Held(at) < Held(lowest)) lowest = at;
        }

        if (lowest >= 0 && Held(lowest) < Valley * Math.Min(Most(from, lowest), Most(lowest, to)))
        {
            Valleys(clusters, from, lowest, across, piece);
            Valleys(clusters, lowest, to, across, piece);
        }
        else
        {
            piece(clusters[from], clusters[to]);
        }

        double Held(int cluster) => Math.Abs(across[clusters[cluster]]);

        double Most(int first, int end)
        {
            double most = 0;
            for (int at = first + 1; at < end; at++) most = Math.Max(most, Held(at));
            return most;
        }
    }
}
