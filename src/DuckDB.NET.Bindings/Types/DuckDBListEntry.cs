using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>Where the items of one list stand in the child vector.</summary>
/// <param name="Offset">First item, 0-based.</param>
/// <param name="Length">Number of items.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDBListEntry(ulong Offset, ulong Length);
