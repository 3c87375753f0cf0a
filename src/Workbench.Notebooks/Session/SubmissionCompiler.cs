using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Workbench.Notebooks;

/// <summary>Compiles cells into a chain of Roslyn submissions, each of which sees what the ones before declared.</summary>
internal sealed class SubmissionCompiler(string folder, SubmissionLoader loader, ReferenceResolver references, ReferenceSet set)
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Parse, SourceCodeKind.Script);

    private static readonly string[] DefaultUsings =
    [
        "System", "System.Collections", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "System.Threading", "System.Threading.Tasks",
        "System.Globalization", "System.Net.Http", "Workbench", "Workbench.Charts", "Workbench.DataFrames",
        "Workbench.DataFrames.Expressions", "Workbench.Notebooks.NotebookApi",
        "Workbench.Notebooks.DisplayExtensions",
    ];

    // Part of every assembly's name: two sessions in one process must not see each other's submissions.
    private readonly string id = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..8];
    private readonly LoadResolver instrumentedLoads = new(folder, ParseOptions, instrument: true);
    private readonly LoadResolver plainLoads = new(folder, ParseOptions, instrument: false);
    private List<string> usings = [.. DefaultUsings];
    private int count;

    /// <summary>Held while code is compiled or analysed: bindings side by side could leave two sets of symbols (see <see cref="ReferenceSet"/>).</summary>
    public Lock Gate { get; } = new();

    /// <summary>The last submission that was accepted; null at first.</summary>
    public CSharpCompilation? Previous { get; private set; }

    public IReadOnlyList<string> Usings => usings;

    public void AddUsings(IEnumerable<string> names) => usings = [.. usings.Union(names, StringComparer.Ordinal)];

    /// <summary>The compilation that code would be if it were the next submission, as it stands, for analysis.</summary>
    public CSharpCompilation Analyze(SyntaxTree tree) => Create(tree, plainLoads, "analysis");

    /// <summary>Compiles and loads code. Nothing is remembered when it fails.</summary>
    /// <param name="code">The code.</param>
    /// <param name="path">What errors and stack frames call it, such as <c>cell 3</c>.</param>
    /// <param name="cancellationToken">Ends the compilation.</param>
    public CompiledSubmission Compile(string code, string path, CancellationToken cancellationToken)
    {
        lock (Gate)
            return CompileLocked(code, path, cancellationToken);
    }

    private CompiledSubmission CompileLocked(string code, string path, CancellationToken cancellationToken)
    {
        var original = SourceText.From(code, Encoding.UTF8);
        var text = CellInstrumenter.Instrument(original, ParseOptions);
        var number = ++count;
        var submission = TryEmit(text, instrumentedLoads, path, number, cancellationToken);
        // Diagnostics are told in the coordinates of what was written; and should instrumentation ever break valid code, it runs without.
        if (submission.Errors.Count > 0)
            submission = TryEmit(original, plainLoads, path, number, cancellationToken);
        if (submission.Errors.Count == 0)
            Previous = submission.Compilation;
        return submission;
    }

    private CompiledSubmission TryEmit(SourceText text, LoadResolver loads, string path, int number, CancellationToken cancellationToken)
    {
        var tree = CSharpSyntaxTree.ParseText(text, ParseOptions, path, cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"cells-{id}-{number}");
        var compilation = Create(tree, loads, name);
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: cancellationToken);
        var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
            return new CompiledSubmission(compilation, errors, null, false);
        // Only usings or comments: Roslyn emits nothing, and takes no slot for it.
        if (image.Length == 0 || compilation.GetEntryPoint(cancellationToken) is not { } entry)
            return new CompiledSubmission(compilation, errors, null, false);
        image.Position = 0;
        symbols.Position = 0;
        var assembly = loader.LoadSubmission(name, image, symbols);
        var type = assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!;
        var factory = type.GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        var run = factory.CreateDelegate<Func<object?[], Task<object?>>>();
        return new CompiledSubmission(compilation, errors, run, EndsWithValue(compilation, tree, cancellationToken)) { Type = type };
    }

    private CSharpCompilation Create(SyntaxTree tree, LoadResolver loads, string name)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, scriptClassName: "Submission#" + name[(name.LastIndexOf('-') + 1)..], usings: usings, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, concurrentBuild: false,
            metadataReferenceResolver: references, sourceReferenceResolver: loads, assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
            nullableContextOptions: NullableContextOptions.Disable, metadataImportOptions: MetadataImportOptions.Public);
        return CSharpCompilation.CreateScriptCompilation(name, tree, Previous is null ? set.Default : [], options, Previous, typeof(object));
    }

    /// <summary>True when the last statement is an expression without semicolon that has a value.</summary>
    private static bool EndsWithValue(CSharpCompilation compilation, SyntaxTree tree, CancellationToken cancellationToken)
    {
        var last = ((CompilationUnitSyntax)tree.GetRoot(cancellationToken)).Members.LastOrDefault();
        if (last is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement })
            return false;
        return compilation.GetSemanticModel(tree).GetTypeInfo(statement.Expression, cancellationToken).ConvertedType is not { SpecialType: SpecialType.System_Void };
    }
}

/// <summary>A compiled cell: its errors, or the function that runs it (null when it only declares).</summary>
internal sealed record CompiledSubmission(CSharpCompilation Compilation, IReadOnlyList<Diagnostic> Errors, Func<object?[], Task<object?>>? Run, bool HasValue)
{
    public Type? Type { get; init; }
}
