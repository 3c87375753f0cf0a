using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>
/// A string or blob in a vector, <c>duckdb_string_t</c>: 16 bytes that hold up to 12 bytes of text themselves, or its first 4 and a
/// pointer. Use it in place, by pointer: short text lies inside it.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct DuckDBString
{
    /// <summary>Longest text, in bytes, that is held inside.</summary>
    public const int InlineBytes = 12;

    /// <summary>The two layouts.</summary>
    public _value_e__Union value;

    /// <summary>Length in bytes of UTF-8.</summary>
    public readonly int Length => (int)value.inlined.length;

    /// <summary>Start of the text, not terminated. Valid while the vector is and the struct is not moved.</summary>
    public readonly sbyte* Data
    {
        get
        {
            if (Length > InlineBytes)
            {
                return value.pointer.ptr;
            }

            fixed (sbyte* text = value.inlined.inlined)
            {
                return text;
            }
        }
    }

    /// <summary>Both layouts over the same 16 bytes.</summary>
    [StructLayout(LayoutKind.Explicit)]
    public struct _value_e__Union
    {
        /// <summary>Layout of text over 12 bytes.</summary>
        [FieldOffset(0)]
        public DuckDBStringPointer pointer;

        /// <summary>Layout of text up to 12 bytes.</summary>
        [FieldOffset(0)]
        public DuckDBStringInlined inlined;

        /// <summary>Length, first bytes and a pointer to the text.</summary>
        [StructLayout(LayoutKind.Sequential)]
        public struct DuckDBStringPointer
        {
            /// <summary>Length in bytes.</summary>
            public uint length;

            /// <summary>First four bytes, for quick comparison.</summary>
            public fixed sbyte prefix[4];

            /// <summary>The whole text.</summary>
            public sbyte* ptr;
        }

        /// <summary>Length and the text itself, rest zero.</summary>
        [StructLayout(LayoutKind.Sequential)]
        public struct DuckDBStringInlined
        {
            /// <summary>Length in bytes.</summary>
            public uint length;

            /// <summary>The text.</summary>
            public fixed sbyte inlined[12];
        }
    }
}
