using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>BIGNUM as the API passes it: bytes of the magnitude, most significant first. The memory is the caller's.</summary>
/// <param name="Data">Start of the bytes.</param>
/// <param name="Size">Number of bytes.</param>
/// <param name="IsNegative">1 for a negative number, else 0.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDBBignum(IntPtr Data, ulong Size, byte IsNegative);
