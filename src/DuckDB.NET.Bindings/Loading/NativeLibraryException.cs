namespace DuckDB.NET.Native;

/// <summary>libduckdb, or the repository that holds it, is not there or is not the right one.</summary>
public sealed class NativeLibraryException : DllNotFoundException
{
    internal NativeLibraryException(string code, string message, IReadOnlyList<string> pathsTried, Exception? inner = null)
        : base($"{code}: {message}", inner)
    {
        Code = code;
        PathsTried = pathsTried;
    }

    /// <summary>Stable code, for example <c>WB9002</c>.</summary>
    public string Code { get; }

    /// <summary>The paths that were looked at, in order.</summary>
    public IReadOnlyList<string> PathsTried { get; }
}
