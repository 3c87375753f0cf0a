using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbench.Notebooks;

/// <summary>A completion.</summary>
internal sealed record CompletionItem(string Text, string Kind, string Signature);

/// <summary>Completions and the part of the text that each replaces, in UTF-16 offsets, end exclusive.</summary>
internal sealed record CompletionList(int Start, int End, IReadOnlyList<CompletionItem> Items);

/// <summary>Whether text can run as it is: <c>complete</c>, <c>incomplete</c> or <c>invalid</c>; with the indentation of the next line.</summary>
internal sealed record Completeness(string Status, string Indent);

/// <summary>Completion, hover and completeness of C# text in a session, from Roslyn's semantic model.</summary>
internal sealed class CSharpLanguage(CSharpSession session)
{
    // Stands where the person types, so that half-written code parses as what it is going to be.
    private const string Placeholder = "__here__";

    public CompletionList Complete(string code, int cursor, CancellationToken cancellationToken = default)
    {
        lock (session.Compiler.Gate)
            return CompleteLocked(code, cursor, cancellationToken);
    }

    public MimeBundle? Inspect(string code, int cursor, CancellationToken cancellationToken = default)
    {
        lock (session.Compiler.Gate)
            return InspectLocked(code, cursor, cancellationToken);
    }

    private CompletionList CompleteLocked(string code, int cursor, CancellationToken cancellationToken)
    {
        cursor = Math.Clamp(cursor, 0, code.Length);
        var start = cursor;
        while (start > 0 && IsIdentifierPart(code[start - 1]))
            start--;
        var prefix = code[start..cursor];
        var lineStart = code.LastIndexOf('\n', Math.Max(0, cursor - 1)) + 1;
        if (cursor == 0)
            lineStart = 0;
        if (code[lineStart..cursor].TrimStart().StartsWith("#!", StringComparison.Ordinal))
            return CompleteCommand(code, lineStart, cursor);
        var end = cursor;
        while (end < code.Length && IsIdentifierPart(code[end]))
            end++;
        if (start < cursor && char.IsAsciiDigit(code[start]))
            return new CompletionList(cursor, cursor, []);

        var visible = OnlyCSharp(code);
        var restOfLine = visible[end..].Split('\n', 2)[0];
        var text = visible[..start] + Placeholder + (restOfLine.Trim().Length == 0 ? ";" : "") + visible[end..];
        var tree = CSharpSyntaxTree.ParseText(text, SubmissionCompiler.ParseOptions, cancellationToken: cancellationToken);
        var root = tree.GetRoot(cancellationToken);
        var token = root.FindToken(start);
        if (!token.IsKind(SyntaxKind.IdentifierToken) || token.ValueText != Placeholder)
            return new CompletionList(start, cursor, []);
        var model = session.Compiler.Analyze(tree).GetSemanticModel(tree);
        var symbols = CompletionSymbols.Find(model, token, start, out var withKeywords, cancellationToken);
        var items = Items(symbols, prefix, model, start, withKeywords);
        return new CompletionList(start, cursor, items);
    }

    private MimeBundle? InspectLocked(string code, int cursor, CancellationToken cancellationToken)
    {
        cursor = Math.Clamp(cursor, 0, code.Length);
        var tree = CSharpSyntaxTree.ParseText(OnlyCSharp(code), SubmissionCompiler.ParseOptions, cancellationToken: cancellationToken);
        var root = tree.GetRoot(cancellationToken);
        if (root.FullSpan.Length == 0)
            return null;
        var model = session.Compiler.Analyze(tree).GetSemanticModel(tree);
        // The word under the cursor, else the one before it, else the call whose arguments are being written.
        foreach (var position in new[] { cursor, cursor - 1 }.Where(p => p >= 0 && p < code.Length))
        {
            var token = root.FindToken(position);
            if (token.Span.Contains(position) && SymbolCard.For(model, token, cancellationToken) is { Count: > 0 } symbols)
                return SymbolCard.Write(symbols, session, cancellationToken);
        }
        for (SyntaxNode? node = root.FindToken(Math.Max(0, Math.Min(cursor, code.Length) - 1)).Parent; node is not null; node = node.Parent)
        {
            if (node is InvocationExpressionSyntax call && SymbolCard.For(model, call.Expression.GetLastToken(), cancellationToken) is { Count: > 0 } methods)
                return SymbolCard.Write(methods, session, cancellationToken);
        }
        return null;
    }

    public static Completeness IsComplete(string code)
    {
        var visible = OnlyCSharp(code);
        var tree = CSharpSyntaxTree.ParseText(visible, SubmissionCompiler.ParseOptions);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
        {
            var depth = 0;
            foreach (var token in tree.GetRoot().DescendantTokens())
            {
                if (token.IsKind(SyntaxKind.OpenBraceToken) && !token.IsMissing)
                    depth++;
                else if (token.IsKind(SyntaxKind.CloseBraceToken) && !token.IsMissing)
                    depth--;
            }
            return new Completeness("incomplete", new string(' ', 4 * Math.Max(0, depth)));
        }
        return tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error) ? new Completeness("invalid", "") : new Completeness("complete", "");
    }

    /// <summary>The text with everything that is not C# replaced by spaces, so that offsets stay.</summary>
    internal static string OnlyCSharp(string code)
    {
        if (!code.Contains("#!", StringComparison.Ordinal))
            return code;
        var characters = code.ToCharArray();
        var csharp = true;
        var position = 0;
        foreach (var line in code.Split('\n'))
        {
            var trimmed = line.TrimStart();
            var isCommand = trimmed.StartsWith("#!", StringComparison.Ordinal);
            if (isCommand && CellParts.Language(trimmed[2..].Split([' ', '\t', '\r'], 2)[0]) is { } language)
                csharp = language == "csharp";
            if (isCommand || !csharp)
                Array.Fill(characters, ' ', position, line.Length);
            position += line.Length + 1;
        }
        return new string(characters);
    }

    private static CompletionList CompleteCommand(string code, int lineStart, int cursor)
    {
        var start = code.IndexOf("#!", lineStart, StringComparison.Ordinal);
        var typed = code[start..cursor];
        return new CompletionList(start, cursor, [.. SessionReports.KnownCommands.Where(c => c.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Select(c => new CompletionItem(c, "keyword", ""))]);
    }

    private static List<CompletionItem> Items(IEnumerable<ISymbol> symbols, string prefix, SemanticModel model, int position, bool withKeywords)
    {
        var items = new Dictionary<string, CompletionItem>(StringComparer.Ordinal);
        foreach (var symbol in symbols)
        {
            if (!symbol.CanBeReferencedByName || symbol.Name is Placeholder or "" || !Matches(symbol.Name, prefix) || IsHidden(symbol) || items.ContainsKey(symbol.Name))
                continue;
            items[symbol.Name] = new CompletionItem(Escape(symbol.Name), Kind(symbol), symbol is IMethodSymbol or IPropertySymbol or IFieldSymbol or ILocalSymbol ? symbol.ToMinimalDisplayString(model, position) : "");
        }
        if (withKeywords)
        {
            foreach (var keyword in Keywords.Where(k => Matches(k, prefix)))
                items.TryAdd(keyword, new CompletionItem(keyword, "keyword", ""));
        }
        return [.. items.Values
            .OrderByDescending(i => i.Text.StartsWith(prefix, StringComparison.Ordinal))
            .ThenBy(i => i.Text, StringComparer.OrdinalIgnoreCase).ThenBy(i => i.Text, StringComparer.Ordinal)];
    }

    private static readonly string[] Keywords =
        [.. SyntaxFacts.GetKeywordKinds().Where(k => !SyntaxFacts.IsPreprocessorKeyword(k) || SyntaxFacts.IsReservedKeyword(k)).Select(SyntaxFacts.GetText).Where(k => k.Length > 1 && k.All(char.IsAsciiLetterLower))];

    private static bool Matches(string name, string prefix) => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(a =>
        a.AttributeClass?.Name == "EditorBrowsableAttribute" && a.ConstructorArguments is [{ Value: 1 }]);

    private static string Kind(ISymbol symbol) => symbol switch
    {
        IMethodSymbol => "function",
        IPropertySymbol => "property",
        IFieldSymbol { ContainingType.IsScriptClass: true } or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => "variable",
        IFieldSymbol => "field",
        IEventSymbol => "event",
        INamespaceSymbol => "namespace",
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => "interface",
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => "enum",
        INamedTypeSymbol { TypeKind: TypeKind.Struct } => "struct",
        ITypeSymbol => "class",
        _ => "text",
    };

    private static bool IsIdentifierPart(char c) => SyntaxFacts.IsIdentifierPartCharacter(c);
}
