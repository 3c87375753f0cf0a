using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Workbench.Notebooks;

/// <summary>Resolves <c>#load</c>, relative to the loading file or the notebook's folder, and instruments what is loaded like a cell.</summary>
internal sealed class LoadResolver(string folder, CSharpParseOptions options, bool instrument) : SourceReferenceResolver
{
    private readonly SourceFileResolver files = new([], folder);

    public override string? NormalizePath(string path, string? baseFilePath) =>
        // The name of a cell is no path: stack frames shall show it as it is.
        baseFilePath is null && !Path.IsPathRooted(path) ? path : files.NormalizePath(path, Rooted(baseFilePath));

    public override string? ResolveReference(string path, string? baseFilePath) => files.ResolveReference(path, Rooted(baseFilePath));

    public override Stream OpenRead(string resolvedPath) => files.OpenRead(resolvedPath);

    public override SourceText ReadText(string resolvedPath)
    {
        using var stream = OpenRead(resolvedPath);
        var text = SourceText.From(stream, Encoding.UTF8);
        return instrument ? CellInstrumenter.Instrument(text, options) : text;
    }

    // A cell's path is a name such as "cell 3", from which nothing can be relative.
    private static string? Rooted(string? path) => path is not null && Path.IsPathRooted(path) ? path : null;

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
