using System.Buffers;

namespace Workbench.Text.Cleaning;

/// <summary>
/// Keeps the elements of a page from nesting without bound. Parsing costs the square of the depth, and whatever walks the result by recursion ends the
/// process on a deep enough page: 200,000 nested elements are 2 MB. Browsers stop nesting at 512 and go on beside.
/// </summary>
internal static class HtmlNesting
{
    /// <summary>A page with fewer tags is left as it is: it cannot nest harmfully.</summary>
    private const int FewTags = 300;

    private const int MostDepth = 200;

    /// <summary>Begin another of their kind without an end, which a parser closes by itself. They are left alone.</summary>
    private static readonly HashSet<string> Implied = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "html", "head", "body",
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    };

    /// <summary>Opened again in each block that follows while they are not closed, so that a few of them and many blocks would be many elements. They stand where their end is the next tag; else text does not need them.</summary>
    private static readonly HashSet<string> Formatting = new(StringComparer.OrdinalIgnoreCase) { "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u" };

    /// <summary>Drawings and formulas, in which tags follow other rules. Text does not need them.</summary>
    private static readonly HashSet<string> Foreign = new(StringComparer.OrdinalIgnoreCase)
    {
        "svg", "math", "path", "g", "rect", "circle", "line", "polyline", "polygon", "ellipse", "use", "defs", "symbol", "stop", "lineargradient", "radialgradient", "clippath", "mask", "tspan",
    };

    /// <summary>Their end closes what is open within them.</summary>
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "fieldset", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "figure", "footer", "header", "hgroup",
        "listing", "main", "menu", "nav", "ol", "pre", "search", "section", "summary", "ul",
    };

    /// <summary>An end beyond these is not seen within them.</summary>
    private static readonly HashSet<string> Walls = new(StringComparer.OrdinalIgnoreCase) { "table", "template", "caption", "object", "applet", "marquee", "select", "button" };

    /// <summary>What is in them is no markup until their own end.</summary>
    private static readonly HashSet<string> Raw = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes" };

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    /// <summary>The page with the tags blanked that would nest deeper than 200, or that end nothing open. Nothing else changes: every character keeps its place.</summary>
    /// <param name="html">A page or a part of one.</param>
    /// <returns>The same text when it has fewer than 300 tags, else a text of the same length. For example 10,000 times <c>&lt;div&gt;</c> is 200 of them and spaces.</returns>
    public static string Limit(string html)
    {
        if (html.AsSpan().Count('<') < FewTags)
            return html;
        var text = html.ToCharArray();
        var open = new List<string>();
        // Where the end stands of a formatting element that nothing else is in; -1 for none.
        var ownEnd = -1;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at))
        {
            var closes = html[at + 1] == '/';
            var start = at + (closes ? 2 : 1);
            if (start >= html.Length)
                break;
            if (!char.IsAsciiLetter(html[start]))
            {
                at = html[start] is '!' or '?' || closes ? Comment(html, at) : at + 1;
                continue;
            }
            var nameEnd = html.AsSpan(start).IndexOfAny(NameEnds);
            var end = nameEnd < 0 ? -1 : TagEnd(html, start + nameEnd);
            if (end < 0)
                break;
            var name = html[start..(start + nameEnd)].ToLowerInvariant();
            var next = end + 1;
            if (Formatting.Contains(name))
            {
                if (!closes && FollowsEnd(html, next, name) is >= 0 and var its)
                    ownEnd = its;
                else if (!closes || at != ownEnd)
                    Comment(text, at, end);
            }
            else if (!closes && Raw.Contains(name))
            {
                // Within a choice these are no raw text to the parser; and a script may hold comments that hold scripts.
                var isRaw = name == "script" || !open.Contains("select");
                if (isRaw)
                    next = RawEnd(html, next, name);
                if (!isRaw || name == "script")
                    Array.Fill(text, ' ', at, next - at);
            }
            else if (!(closes ? Close(open, name) : Open(open, name)))
                Array.Fill(text, ' ', at, next - at);
            at = next;
            if (at >= html.Length)
                break;
        }
        return new string(text);
    }

    /// <summary>Where the end of an element stands, when it is the next tag; else -1.</summary>
    private static int FollowsEnd(string html, int at, string name)
    {
        var next = html.IndexOf('<', at);
        return next >= 0 && IsEnd(html, next, name) && html.IndexOf('>', next) == next + name.Length + 2 ? next : -1;
    }

    /// <summary>After the text of a raw element: where its own end begins, for which a longer name is none; after the end of a script.</summary>
    private static int RawEnd(string html, int at, string name)
    {
        for (var next = html.IndexOf("</", at, StringComparison.Ordinal); next >= 0; next = html.IndexOf("</", next + 2, StringComparison.Ordinal))
            if (IsEnd(html, next, name))
                return name == "script" && TagEnd(html, next + 2 + name.Length) is >= 0 and var end ? end + 1 : next;
        return html.Length;
    }

    private static bool IsEnd(string html, int at, string name)
    {
        var after = at + 2 + name.Length;
        return after < html.Length && html[at + 1] == '/' && html.AsSpan(at + 2, name.Length).Equals(name, StringComparison.OrdinalIgnoreCase) && NameEnds.Contains(html[after]);
    }

    /// <summary>Makes a comment of a tag: a word that it stood in stays whole.</summary>
    private static void Comment(char[] text, int at, int end)
    {
        Array.Fill(text, ' ', at, end - at);
        (text[at], text[at + 1]) = ('<', '!');
        text[end] = '>';
    }

    private static bool Open(List<string> open, string name)
    {
        if (Implied.Contains(name))
            return true;
        if (Foreign.Contains(name) || open.Count >= MostDepth)
            return false;
        open.Add(name);
        return true;
    }

    /// <summary>Whether the end of an element closes one: as a parser sees it, so that nothing stays open that is taken for closed.</summary>
    private static bool Close(List<string> open, string name)
    {
        if (Implied.Contains(name) || (Raw.Contains(name) && name != "script"))
            return true;
        if (Foreign.Contains(name))
            return false;
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (open[i] == name)
            {
                open.RemoveRange(i, open.Count - i);
                return true;
            }
            if (!Blocks.Contains(name) || Walls.Contains(open[i]))
                return false;
        }
        return false;
    }

    /// <summary>After a comment, a declaration, or what a parser takes for one.</summary>
    private static int Comment(string html, int at)
    {
        if (!html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
            return html.IndexOf('>', at) is >= 0 and var bogus ? bogus + 1 : html.Length;
        if (html.AsSpan(at + 4).StartsWith(">", StringComparison.Ordinal) || html.AsSpan(at + 4).StartsWith("->", StringComparison.Ordinal))
            return html.IndexOf('>', at) + 1;
        // One search for both ends: looking for each to the end of the page would cost the square of the number of comments.
        for (var dashes = html.IndexOf("--", at + 4, StringComparison.Ordinal); dashes >= 0; dashes = html.IndexOf("--", dashes + 1, StringComparison.Ordinal))
        {
            var after = html.AsSpan(dashes + 2);
            if (after.StartsWith(">", StringComparison.Ordinal))
                return dashes + 3;
            if (after.StartsWith("!>", StringComparison.Ordinal))
                return dashes + 4;
        }
        return html.Length;
    }

    /// <summary>Where a tag ends, by the states of the standard (HTML, 13.2.5.32 to 13.2.5.40); −1 when it does not.</summary>
    private static int TagEnd(string html, int at)
    {
        const int Before = 0, Name = 1, After = 2, Value = 3, Unquoted = 4;
        var state = Before;
        for (; at < html.Length; at++)
        {
            var c = html[at];
            var space = c is ' ' or '\t' or '\r' or '\n' or '\f';
            if (c == '>')
                return at;
            if (state == Value && (c is '"' or '\''))
            {
                at = html.IndexOf(c, at + 1);
                if (at < 0)
                    return -1;
                state = Before;
                continue;
            }
            state = state switch
            {
                Before => space || c == '/' ? Before : Name,
                Name => space ? After : c == '/' ? Before : c == '=' ? Value : Name,
                After => space ? After : c == '/' ? Before : c == '=' ? Value : Name,
                Value => space ? Value : Unquoted,
                _ => space ? Before : Unquoted,
            };
        }
        return -1;
    }
}
