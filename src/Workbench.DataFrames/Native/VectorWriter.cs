using System.Buffers.Binary;
using System.Text;
using DuckDB.NET.Native;

namespace Workbench.DataFrames;

/// <summary>Writes C# values into vectors of the engine.</summary>
internal static unsafe class VectorWriter
{
    /// <summary>Scale of the DECIMAL(38,10) that C# decimals are written as.</summary>
    private const int DecimalScale = 10;

    /// <summary>Writes a value, or sets the row invalid for null.</summary>
    /// <returns>False when values of the type cannot be written.</returns>
    internal static bool Write(object? value, IntPtr vector, int row)
    {
        if (value is null or DBNull)
        {
            NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vector);
            NativeMethods.Vectors.DuckDBVectorGetValidity(vector)[row >> 6] &= ~(1UL << (row & 63));
            return true;
        }

        void* data = NativeMethods.Vectors.DuckDBVectorGetData(vector);
        switch (value)
        {
            case bool x: ((bool*)data)[row] = x; break;
            case sbyte x: ((sbyte*)data)[row] = x; break;
            case short x: ((short*)data)[row] = x; break;
            case int x: ((int*)data)[row] = x; break;
            case long x: ((long*)data)[row] = x; break;
            case byte x: ((byte*)data)[row] = x; break;
            case ushort x: ((ushort*)data)[row] = x; break;
            case uint x: ((uint*)data)[row] = x; break;
            case ulong x: ((ulong*)data)[row] = x; break;
            case float x: ((float*)data)[row] = x; break;
            case double x: ((double*)data)[row] = x; break;
            case Int128 x: ((DuckDBHugeInt*)data)[row] = new DuckDBHugeInt(x); break;
            case UInt128 x: ((DuckDBUHugeInt*)data)[row] = new DuckDBUHugeInt(x); break;
            case decimal x: ((DuckDBHugeInt*)data)[row] = new DuckDBHugeInt(Digits(x)); break;
            case DateOnly x: ((DuckDBDate*)data)[row] = ((DuckDBDateOnly)x).ToDuckDBDate(); break;
            case TimeOnly x: ((DuckDBTime*)data)[row] = NativeMethods.DateTimeHelpers.DuckDBToTime(x); break;
            case DateTime x: ((DuckDBTimestampStruct*)data)[row] = ((DuckDBTimestamp)x).ToDuckDBTimestampStruct(); break;
            case DateTimeOffset x: ((DuckDBTimestampStruct*)data)[row] = ((DuckDBTimestamp)x.UtcDateTime).ToDuckDBTimestampStruct(); break;
            case TimeSpan x: ((DuckDBInterval*)data)[row] = x; break;
            case Guid x: ((DuckDBHugeInt*)data)[row] = Bits(x); break;
            case string x: Assign(Encoding.UTF8.GetBytes(x), row, vector); break;
            case byte[] x: Assign(x, row, vector); break;
            case Enum x: Assign(Encoding.UTF8.GetBytes(x.ToString()), row, vector); break;
            default: return false;
        }

        return true;
    }

    private static Int128 Digits(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        Int128 digits = new((ulong)(uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        for (int scale = value.Scale; scale < DecimalScale; scale++)
        {
            digits = checked(digits * 10);
        }

        for (int scale = value.Scale; scale > DecimalScale; scale--)
        {
            // A digit that is not zero beyond the tenth place would be lost without a word.
            digits = digits % 10 == 0 ? digits / 10 : throw Errors.BadArgument("A decimal", value, "up to 10 digits after the point");
        }

        return value < 0 ? -digits : digits;
    }

    // The engine stores UUIDs with the first bit flipped.
    private static DuckDBHugeInt Bits(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return new DuckDBHugeInt(BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), BinaryPrimitives.ReadInt64BigEndian(bytes) ^ long.MinValue);
    }

    private static void Assign(byte[] bytes, int row, IntPtr vector)
    {
        byte nothing = 0;
        fixed (byte* start = bytes)
        {
            NativeMethods.Vectors.DuckDBUnsafeVectorAssignStringElementLength(vector, (ulong)row, start is null ? &nothing : start, bytes.Length);
        }
    }
}
