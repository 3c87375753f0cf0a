namespace Workbench.Classification.Tests;

/// <summary>Small made-up data whose right answers are known by construction.</summary>
internal static class TestData
{
    private static readonly string[] s_farm = ["rice", "harvest", "cattle", "cooperative", "orchard", "seedling", "fertiliser", "yield"];
    private static readonly string[] s_school = ["pupil", "teacher", "classroom", "scholarship", "textbook", "lesson", "exam", "kindergarten"];
    private static readonly string[] s_health = ["clinic", "nurse", "vaccine", "patient", "ambulance", "medicine", "doctor", "hospital"];
    private static readonly string[] s_filler = ["the", "commune", "this", "year", "people", "many", "district", "report", "says", "again"];

    /// <summary>Sentences of three topics, each with three topic words among five that say nothing.</summary>
    internal static List<LabelledSentence> Topics(int count, ulong seed = 7, int perDocument = 5)
    {
        var random = new Random((int)seed);
        var rows = new List<LabelledSentence>();
        for (int row = 0; row < count; row++)
        {
            int topic = random.Next(3);
            string[] words = topic == 0 ? s_farm : topic == 1 ? s_school : s_health;
            IEnumerable<string> chosen = Enumerable.Range(0, 8).Select(at => at % 3 == 0 ? words[random.Next(words.Length)] : s_filler[random.Next(s_filler.Length)]);
            rows.Add(new LabelledSentence(string.Join(' ', chosen) + ".", new[] { "farming", "schools", "health" }[topic], $"d{row / perDocument}", row % perDocument) { Group = "en" });
        }

        return rows;
    }

    /// <summary>Documents in which the words say nothing, but each category is followed by the same one.</summary>
    internal static List<LabelledSentence> Chains(int documents)
    {
        var random = new Random(11);
        var rows = new List<LabelledSentence>();
        for (int document = 0; document < documents; document++)
        {
            for (int at = 0; at < 6; at++)
            {
                bool clear = at % 2 == 0;
                bool first = document % 2 == 0;
                string text = clear ? (first ? "rice and cattle of the cooperative" : "a nurse and a doctor of the clinic") : $"it was said again {random.Next(10_000)}";
                rows.Add(new LabelledSentence(text, first ? "farming" : "health", $"d{document}", at));
            }
        }

        return rows;
    }

    internal static string TemporaryFile(string ending) => Path.Combine(Path.GetTempPath(), $"wb-classification-{Guid.NewGuid():N}{ending}");
}
