using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>
/// The result of a query, <c>duckdb_result</c>: a plain struct that owns memory of the engine. Copies share it, so exactly one of them must be
/// closed, and none used after that.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public partial struct DuckDBResult : IDisposable, IEquatable<DuckDBResult>
{
    // Kept for the layout only: the library declares all but the last as deprecated.
    private readonly ulong columnCount;
    private readonly ulong rowCount;
    private readonly ulong rowsChanged;
    private readonly IntPtr columns;
    private readonly IntPtr errorMessage;
    private readonly IntPtr internalData;

    /// <summary>Frees the result. A second call on the same variable does nothing.</summary>
    public void Close() => Destroy(ref this);

    /// <inheritdoc cref="Close"/>
    public void Dispose() => Close();

    /// <summary>Whether two variables hold the same result.</summary>
    public readonly bool Equals(DuckDBResult other) => internalData == other.internalData;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is DuckDBResult other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => internalData.GetHashCode();

    /// <summary>Whether two variables hold the same result.</summary>
    public static bool operator ==(DuckDBResult left, DuckDBResult right) => left.Equals(right);

    /// <summary>Whether two variables hold different results.</summary>
    public static bool operator !=(DuckDBResult left, DuckDBResult right) => !left.Equals(right);

    [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_destroy_result")]
    private static partial void Destroy(ref DuckDBResult result);
}
