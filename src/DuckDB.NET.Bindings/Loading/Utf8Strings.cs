using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DuckDB.NET.Native;

/// <summary>Text that stays the library's: it is copied, never freed.</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedOut, typeof(BorrowedUtf8String))]
internal static unsafe class BorrowedUtf8String
{
    public static string? ConvertToManaged(byte* text) => Utf8StringMarshaller.ConvertToManaged(text);
}

/// <summary>Text that the library hands over: it is copied, then freed with <c>duckdb_free</c>.</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedOut, typeof(OwnedUtf8String))]
internal static unsafe partial class OwnedUtf8String
{
    public static string? ConvertToManaged(byte* text) => Utf8StringMarshaller.ConvertToManaged(text);

    public static void Free(byte* text) => NativeFree(text);

    [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_free")]
    internal static partial void NativeFree(void* memory);
}
