using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Workbench.Text.Tests;

/// <summary>The table of sentence ends was learnt from the data that lies beside it (more may have been added behind), as docs/guide/add-a-language.md says how.</summary>
public sealed class BreakTableTests
{
    [Fact]
    public void TheThaiTableIsLearntFromTheDataThatLiesThere()
    {
        string[] table = File.ReadAllText(Path.Combine(Repository.Root, "src", "Workbench.Text", "Languages", "th", "breaks.tsv")).Split('\n', 3);
        Match said = Regex.Match(table[1], "^# learnt from the first (\\d+) sentences of data/labelled and (\\d+) paragraphs of data/sentences, sha256 ([0-9a-f]{16}); rows below sha256 ([0-9a-f]{16})$");
        Assert.True(said.Success, table[1]);
        // No weight was changed by hand since.
        Assert.Equal(said.Groups[4].Value, Hash(table[2]));
        List<string> sentences = [];
        foreach (string line in File.ReadLines(Path.Combine(Repository.Root, "data", "labelled", "th.jsonl")).Take(Count(1)))
        {
            using JsonDocument row = JsonDocument.Parse(line);
            sentences.Add(row.RootElement.GetProperty("text").GetString()!);
        }
        sentences.AddRange(File.ReadLines(Path.Combine(Repository.Root, "data", "sentences", "th.txt")).Where(line => line.Length > 0 && line[0] != '#').Take(Count(2)));
        Assert.Equal(Count(1) + Count(2), sentences.Count);
        Assert.Equal(said.Groups[3].Value, Hash(string.Join('\n', sentences)));
        static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
        int Count(int group) => int.Parse(said.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("มีการประชุมที่ห้องประชุมของตำบล ภาพ: สหภาพเยาวชน", "มีการประชุมที่ห้องประชุมของตำบล", "ภาพ: สหภาพเยาวชน")]
    [InlineData("เพื่อช่วยให้ครอบครัวยากจนมีเงินทุน ธนาคารได้ปล่อยสินเชื่อ 46 ล้านดอง", "เพื่อช่วยให้ครอบครัวยากจนมีเงินทุน ธนาคารได้ปล่อยสินเชื่อ 46 ล้านดอง", null)]
    [InlineData("ประชาชนฉีดวัคซีนแล้วร้อยละ 53 นอกจากนี้ ตำบลยังแจกหน้ากากอนามัย", "ประชาชนฉีดวัคซีนแล้วร้อยละ 53", "นอกจากนี้ ตำบลยังแจกหน้ากากอนามัย")]
    [InlineData("คณะได้ไปเยี่ยมครอบครัวของนายเหงียน ฮง กวน ที่หมู่บ้านบนภูเขา", "คณะได้ไปเยี่ยมครอบครัวของนายเหงียน ฮง กวน ที่หมู่บ้านบนภูเขา", null)]
    public void ThaiSpacesAreCutWhereASentenceEnds(string text, string first, string? second)
    {
        List<string> found = [.. ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = "th" }).Sentences.Select(sentence => text[sentence.Start..sentence.End])];
        Assert.Equal(second is null ? [first] : [first, second], found);
    }
}
