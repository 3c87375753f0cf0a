using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbench.Notebooks;

/// <summary>
/// Parameters of a notebook: the variables that the cell tagged <c>parameters</c> declares. Values given from outside are read as the
/// declared types and set in a cell of their own right after it, tagged <c>injected-parameters</c>, as papermill does.
/// </summary>
internal static class NotebookParameters
{
    public const string Tag = "parameters";
    public const string InjectedTag = "injected-parameters";

    public static (string Name, string Value) Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 ? (text[..equals].Trim(), text[(equals + 1)..]) : throw Errors.NotAParameter(text);
    }

    /// <summary>The names that the notebook declares; empty when it has no parameters.</summary>
    public static IReadOnlyList<string> Names(NotebookCell? cell) =>
        cell is null ? [] : [.. Declarators(CSharpSyntaxTree.ParseText(cell.Source, SubmissionCompiler.ParseOptions)).Select(d => d.Identifier.ValueText)];

    /// <summary>Makes the cell that sets the values. The cell that declares them is about to run in the session.</summary>
    public static NotebookCell Inject(NotebookCell declaring, IReadOnlyDictionary<string, string> values, CSharpSession session)
    {
        var tree = CSharpSyntaxTree.ParseText(CSharpLanguage.OnlyCSharp(declaring.Source), SubmissionCompiler.ParseOptions);
        var model = session.Compiler.Analyze(tree).GetSemanticModel(tree);
        var lines = new List<string> { "// Parameters" };
        foreach (var declarator in Declarators(tree))
        {
            var name = declarator.Identifier.ValueText;
            if (!values.TryGetValue(name, out var value))
                continue;
            var type = model.GetDeclaredSymbol(declarator) switch { IFieldSymbol field => field.Type, ILocalSymbol local => local.Type, _ => null };
            if (type is null or IErrorTypeSymbol)
                throw Errors.ParameterType(name, declarator.Parent is VariableDeclarationSyntax declaration ? declaration.Type.ToString() : "unknown");
            lines.Add($"@{name} = {Literal(name, value, type)};".Replace("@" + name, SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name, StringComparison.Ordinal));
        }
        return new NotebookCell(NotebookCellKind.Code, string.Join('\n', lines)) { Metadata = new JsonObject { ["tags"] = new JsonArray(InjectedTag) } };
    }

    private static IEnumerable<VariableDeclaratorSyntax> Declarators(SyntaxTree tree)
    {
        foreach (var member in ((CompilationUnitSyntax)tree.GetRoot()).Members)
        {
            var declaration = member switch
            {
                FieldDeclarationSyntax field => field.Declaration,
                GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax local } => local.Declaration,
                _ => null,
            };
            foreach (var declarator in declaration?.Variables ?? [])
                yield return declarator;
        }
    }

    private static string Literal(string name, string value, ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 } array)
            return $"new {array.ElementType.ToDisplayString()}[] {{ {string.Join(", ", value.Length == 0 ? [] : value.Split(',').Select(v => Literal(name, v.Trim(), array.ElementType)))} }}";
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return value.Length == 0 || value == "null" ? "null" : Literal(name, value, nullable.TypeArguments[0]);
        if (type.TypeKind == TypeKind.Enum)
        {
            var member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => string.Equals(f.Name, value, StringComparison.OrdinalIgnoreCase));
            return member is null
                ? throw Errors.ParameterValue(name, value, type.Name, type.GetMembers().OfType<IFieldSymbol>().First().Name)
                : $"{type.ToDisplayString()}.{member.Name}";
        }
        var invariant = CultureInfo.InvariantCulture;
        switch (type.SpecialType)
        {
            case SpecialType.System_String or SpecialType.System_Object:
                return SymbolDisplay.FormatLiteral(value, quote: true);
            case SpecialType.System_Boolean:
                return value.ToLowerInvariant() switch { "true" or "yes" or "1" => "true", "false" or "no" or "0" => "false", _ => throw Errors.ParameterValue(name, value, "bool", "true") };
            case SpecialType.System_Char:
                return value.Length == 1 ? SymbolDisplay.FormatLiteral(value[0], quote: true) : throw Errors.ParameterValue(name, value, "char", "x");
            case SpecialType.System_Int32:
                return int.TryParse(value, NumberStyles.AllowLeadingSign, invariant, out var i) ? i.ToString(invariant) : throw Errors.ParameterValue(name, value, "int", "2025");
            case SpecialType.System_Int64:
                return long.TryParse(value, NumberStyles.AllowLeadingSign, invariant, out var l) ? l.ToString(invariant) + "L" : throw Errors.ParameterValue(name, value, "long", "2025");
            case SpecialType.System_Double:
                return double.TryParse(value, NumberStyles.Float, invariant, out var d) && double.IsFinite(d) ? d.ToString("R", invariant) + "d" : throw Errors.ParameterValue(name, value, "double", "0.5");
            case SpecialType.System_Decimal:
                return decimal.TryParse(value, NumberStyles.Float, invariant, out var m) ? m.ToString(invariant) + "m" : throw Errors.ParameterValue(name, value, "decimal", "3.41");
            case SpecialType.System_DateTime:
                return DateTime.TryParseExact(value, ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], invariant, DateTimeStyles.None, out var time)
                    ? string.Create(invariant, $"new global::System.DateTime({time.Ticks}L)") : throw Errors.ParameterValue(name, value, "DateTime", "2025-06-30T12:00:00");
        }
        switch (type.ToDisplayString())
        {
            case "System.DateOnly":
                return DateOnly.TryParseExact(value, "yyyy-MM-dd", invariant, DateTimeStyles.None, out var date)
                    ? string.Create(invariant, $"new global::System.DateOnly({date.Year}, {date.Month}, {date.Day})") : throw Errors.ParameterValue(name, value, "DateOnly", "2025-06-30");
            case "System.TimeSpan":
                return TimeSpan.TryParse(value, invariant, out var span)
                    ? string.Create(invariant, $"new global::System.TimeSpan({span.Ticks}L)") : throw Errors.ParameterValue(name, value, "TimeSpan", "00:30:00");
        }
        throw Errors.ParameterType(name, type.ToDisplayString());
    }
}
