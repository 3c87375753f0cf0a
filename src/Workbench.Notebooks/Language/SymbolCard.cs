using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbench.Notebooks;

/// <summary>What is shown about a symbol: its signature, documentation, other overloads, and for a variable its value.</summary>
internal static class SymbolCard
{
    private const int OverloadsShown = 12;

    private static readonly SymbolDisplayFormat Signature = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeRef)
        .WithKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis);

    public static IReadOnlyList<ISymbol> For(SemanticModel model, SyntaxToken token, CancellationToken cancellationToken)
    {
        if (token.Parent is null || token.Kind() is not (SyntaxKind.IdentifierToken or SyntaxKind.StringKeyword or SyntaxKind.IntKeyword or SyntaxKind.ObjectKeyword
            or SyntaxKind.DoubleKeyword or SyntaxKind.DecimalKeyword or SyntaxKind.BoolKeyword or SyntaxKind.LongKeyword or SyntaxKind.CharKeyword or SyntaxKind.VarKeyword))
            return [];
        if (model.GetDeclaredSymbol(token.Parent, cancellationToken) is { } declared)
            return [declared];
        var info = model.GetSymbolInfo(token.Parent, cancellationToken);
        if (info.Symbol is { } symbol)
        {
            var rest = model.GetMemberGroup(token.Parent, cancellationToken).Where(s => !SymbolEqualityComparer.Default.Equals(s, symbol));
            return [symbol, .. rest];
        }
        var candidates = model.GetMemberGroup(token.Parent, cancellationToken);
        if (candidates.IsEmpty)
            candidates = info.CandidateSymbols;
        return candidates.IsEmpty && model.GetTypeInfo(token.Parent, cancellationToken).Type is { } type and not IErrorTypeSymbol ? [type] : [.. candidates];
    }

    public static MimeBundle Write(IReadOnlyList<ISymbol> symbols, CSharpSession session, CancellationToken cancellationToken)
    {
        var symbol = symbols[0];
        var title = symbol.ToDisplayString(Signature);
        // A script's variables are fields of a class that nobody wrote.
        if (symbol.ContainingType is { IsScriptClass: true })
            title = symbol.ToDisplayString(Signature.WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType));
        var sections = new List<(string Heading, string Text)>();
        if (symbol is IFieldSymbol { ContainingType.IsScriptClass: true } && session.TryGetVariable(symbol.Name, out var variable))
            sections.Add(("Value", Short(variable.Value)));
        sections.AddRange(Documentation(symbol, cancellationToken));
        if (symbols.Count > 1)
        {
            var others = symbols.Skip(1).Select(s => s.ToDisplayString(Signature)).Distinct(StringComparer.Ordinal).ToList();
            var shown = string.Join('\n', others.Take(OverloadsShown));
            if (others.Count > OverloadsShown)
                shown += string.Create(CultureInfo.InvariantCulture, $"\n… and {others.Count - OverloadsShown} more");
            sections.Add(("Overloads", shown));
        }
        var plain = new StringBuilder(title);
        var markdown = new StringBuilder("```csharp\n").Append(title).Append("\n```");
        foreach (var (heading, text) in sections)
        {
            plain.Append("\n\n").Append(heading.Length > 0 ? heading + ":\n" : "").Append(text);
            markdown.Append("\n\n").Append(heading.Length > 0 ? $"**{heading}**\n\n" : "").Append(heading is "Overloads" or "Value" ? $"```csharp\n{text}\n```" : text.Replace("\n", "  \n", StringComparison.Ordinal));
        }
        return new MimeBundle().With("text/markdown", markdown.ToString()).With("text/plain", plain.ToString());
    }

    private static string Short(object? value)
    {
        var text = ValueFormatter.Format(value, "text/plain").TryGet("text/plain", out var plain) ? plain : "";
        return text.Length <= 300 ? text : text[..299] + "…";
    }

    private static IEnumerable<(string Heading, string Text)> Documentation(ISymbol symbol, CancellationToken cancellationToken)
    {
        var root = Xml(symbol, cancellationToken);
        if (root?.Element("inheritdoc") is not null && Base(symbol) is { } origin)
            root = Xml(origin, cancellationToken);
        if (root is null)
            yield break;
        if (Text(root.Element("summary")) is { Length: > 0 } summary)
            yield return ("", summary);
        var parameters = root.Elements("param").Select(p => $"{p.Attribute("name")?.Value}: {Text(p)}").ToList();
        if (parameters.Count > 0)
            yield return ("Parameters", string.Join('\n', parameters));
        if (Text(root.Element("returns")) is { Length: > 0 } returns)
            yield return ("Returns", returns);
        var exceptions = root.Elements("exception").Select(e => $"{Cref(e)}: {Text(e)}").ToList();
        if (exceptions.Count > 0)
            yield return ("Exceptions", string.Join('\n', exceptions));
    }

    private static XElement? Xml(ISymbol symbol, CancellationToken cancellationToken)
    {
        // An extension method called as a member, or a constructed generic, is documented where it was declared.
        var declared = (symbol as IMethodSymbol)?.ReducedFrom?.OriginalDefinition ?? symbol.OriginalDefinition;
        var xml = declared.GetDocumentationCommentXml(CultureInfo.InvariantCulture, cancellationToken: cancellationToken);
        if (string.IsNullOrWhiteSpace(xml))
            return null;
        try
        {
            return XElement.Parse(xml);
        }
        catch (XmlException)
        {
            // Broken documentation is as good as none.
            return null;
        }
    }

    private static ISymbol? Base(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } method } => method,
        IPropertySymbol { OverriddenProperty: { } property } => property,
        { ContainingType: { } type } => type.AllInterfaces.SelectMany(i => i.GetMembers(symbol.Name)).FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(m), symbol)),
        _ => null,
    };

    private static string Text(XElement? element)
    {
        if (element is null)
            return "";
        var text = new StringBuilder();
        foreach (var node in element.DescendantNodes())
        {
            switch (node)
            {
                case XText content:
                    text.Append(content.Value);
                    break;
                case XElement { Name.LocalName: "see" or "seealso" } link when !link.Nodes().Any():
                    text.Append(link.Attribute("langword")?.Value ?? Cref(link));
                    break;
                case XElement { Name.LocalName: "paramref" or "typeparamref" } reference:
                    text.Append(reference.Attribute("name")?.Value);
                    break;
                case XElement { Name.LocalName: "para" or "br" }:
                    text.Append(' ');
                    break;
            }
        }
        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Cref(XElement element)
    {
        var id = element.Attribute("cref")?.Value ?? element.Attribute("href")?.Value ?? "";
        if (id.Length > 2 && id[1] == ':')
            id = id[2..];
        var parenthesis = id.IndexOf('(', StringComparison.Ordinal);
        var name = parenthesis < 0 ? id : id[..parenthesis];
        return name.StartsWith("http", StringComparison.Ordinal) ? name : name.Split('.')[^1].Split('`')[0];
    }
}
