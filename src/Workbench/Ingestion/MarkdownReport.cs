using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Parsers;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Workbench.Ingestion;

/// <summary>Markdown with optional YAML front matter (title, published or date, place, language, url).</summary>
internal static class MarkdownReport
{
    /// <summary>How deep front matter may nest. The tree of its parser is built by recursion: a few hundred kilobytes of brackets would end the process.</summary>
    private const int Deepest = 64;

    /// <summary>Marks of emphasis, links and code that a paragraph may have. The parser looks for the partner of each among all, which costs their square.</summary>
    private const int MostMarks = 300;

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("*_[]`<");

    /// <summary>Digits that the number of a list item may have: a line that begins with "2016. március" begins with a year.</summary>
    private const int MostListDigits = 3;

    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    /// <summary>The input with its front matter read and its Markdown turned into plain text, a block a line.</summary>
    /// <exception cref="WorkbenchException">WB5206: the front matter is not valid YAML or nests too deep; WB5209: the Markdown does.</exception>
    public static ReportInput Apply(ReportInput input)
    {
        var text = input.Text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (text.StartsWith("---\n", StringComparison.Ordinal))
        {
            var end = text.IndexOf("\n---\n", 3, StringComparison.Ordinal);
            if (end >= 0)
            {
                fields = ReadFrontMatter(input.File, text[4..(end + 1)]);
                text = text[(end + 5)..];
            }
        }
        string? Field(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
                if (fields.TryGetValue(name, out var value) && value.Length > 0)
                    return value;
            return null;
        }
        return input with
        {
            Text = PlainText(input.File, text),
            Title = Field("title") ?? input.Title,
            Url = Field("url", "link", "source") ?? input.Url,
            Place = Field("place", "district") ?? input.Place,
            Language = Field("language", "lang") ?? input.Language,
            Published = ReportMetadata.Date(Field("published", "date")) ?? input.Published,
        };
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.BlockParsers.Find<ListBlockParser>()!.ItemParsers.Replace<NumberedListItemParser>(new ShortNumberParser());
        return builder.Build();
    }

    private static string PlainText(string file, string text)
    {
        try
        {
            return Markdown.ToPlainText(Bounded(text), Pipeline).Trim('\n');
        }
        catch (ArgumentException e)
        {
            // So the parser says that quotes, lists, brackets or stars nest beyond its bound.
            throw Errors.NotAnalysed(file, e);
        }
    }

    /// <summary>The text in which the marks of paragraphs that have too many stand for themselves.</summary>
    private static string Bounded(string text)
    {
        if (MarksIn(text) <= MostMarks)
            return text;
        var bounded = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var end = rest.IndexOf("\n\n");
            var block = end < 0 ? rest : rest[..(end + 2)];
            rest = rest[block.Length..];
            var isBounded = MarksIn(block) <= MostMarks;
            while (block.Length > 0)
            {
                var plain = isBounded ? block.Length : block.IndexOfAny(Marks);
                bounded.Append(plain < 0 ? block : block[..plain]);
                block = plain < 0 ? default : block[plain..];
                if (block.Length > 0)
                {
                    bounded.Append('\\').Append(block[0]);
                    block = block[1..];
                }
            }
        }
        return bounded.ToString();
    }

    private static int MarksIn(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = text.IndexOfAny(Marks); at >= 0; at = text.IndexOfAny(Marks))
        {
            count++;
            text = text[(at + 1)..];
        }
        return count;
    }

    private sealed class ShortNumberParser : NumberedListItemParser
    {
        public override bool TryParse(BlockProcessor state, char pendingBulletType, out ListInfo result)
        {
            result = default;
            var digits = 0;
            while (digits <= MostListDigits && char.IsAsciiDigit(digits == 0 ? state.CurrentChar : state.PeekChar(digits)))
                digits++;
            return digits <= MostListDigits && base.TryParse(state, pendingBulletType, out result);
        }
    }

    private static Dictionary<string, string> ReadFrontMatter(string file, string yaml)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var stream = new YamlStream();
        try
        {
            var events = new Parser(new StringReader(yaml));
            for (var depth = 0; events.MoveNext();)
                if ((depth += events.Current!.NestingIncrease) > Deepest)
                    throw Errors.BadFrontMatter(file, string.Create(CultureInfo.InvariantCulture, $"it nests deeper than {Deepest} levels"));
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            throw Errors.BadFrontMatter(file, e.Message.ReplaceLineEndings(" ").TrimEnd('.'));
        }
        if (stream.Documents.Count > 0 && stream.Documents[0].RootNode is YamlMappingNode mapping)
            foreach (var (key, value) in mapping.Children)
                if (key is YamlScalarNode { Value: { } name } && value is YamlScalarNode { Value: { } content })
                    fields[name] = content;
        return fields;
    }
}
