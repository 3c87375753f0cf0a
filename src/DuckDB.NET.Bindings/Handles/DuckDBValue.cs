using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Native;

/// <summary>A single value of the engine: a parameter of a statement, or an argument of a table function.</summary>
public sealed partial class DuckDBValue : SafeHandleZeroOrMinusOneIsInvalid, IDuckDBValueReader
{
    /// <summary>Creates an empty handle for the marshaller to fill.</summary>
    public DuckDBValue()
        : base(ownsHandle: true)
    {
    }

    /// <inheritdoc/>
    public bool IsNull() => IsInvalid || ValueReading.IsNull(this);

    /// <inheritdoc/>
    public T GetValue<T>()
    {
        Type target = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        if (IsNull())
        {
            return default(T) is null ? default! : throw Errors.NullArgument(target);
        }

        object value = ValueReading.Read(this, out DuckDBType type);
        return value is T exact ? exact : (T)Convert(value, type, target);
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Destroy(ref handle);
        return true;
    }

    // Only conversions that keep the value: a number into a type that holds it, a date or time into its .NET type, anything into text.
    private static object Convert(object value, DuckDBType type, Type target)
    {
        try
        {
            return value switch
            {
                _ when target == typeof(string) => value is IFormattable text ? text.ToString(null, CultureInfo.InvariantCulture) : value.ToString()!,
                DuckDBDecimal number when target == typeof(BigInteger) && number.Scale == 0 => number.Value.ToBigInteger(),
                DuckDBDecimal number => System.Convert.ChangeType(number.ToDecimal(), target, CultureInfo.InvariantCulture),
                BigInteger number => FromInteger(number, target),
                DuckDBDateOnly date when target == typeof(DateOnly) => (DateOnly)date,
                DuckDBDateOnly date when target == typeof(DateTime) => (DateTime)date,
                DuckDBTimeOnly time when target == typeof(TimeOnly) => (TimeOnly)time,
                DuckDBTimestamp timestamp when target == typeof(DateTime) => (DateTime)timestamp,
                DuckDBTimestamp timestamp when target == typeof(DateTimeOffset) => new DateTimeOffset((DateTime)timestamp, TimeSpan.Zero),
                DuckDBInterval interval when target == typeof(TimeSpan) => (TimeSpan)interval,
                byte[] bytes when target == typeof(Stream) => new MemoryStream(bytes, writable: false),
                double number when target == typeof(float) => (float)number,
                float number when target == typeof(double) => (double)number,
                _ => throw Errors.WrongArgument(type, value, target),
            };
        }
        catch (OverflowException)
        {
            throw Errors.WrongArgument(type, value, target);
        }
    }

    private static object FromInteger(BigInteger number, Type target) => Type.GetTypeCode(target) switch
    {
        TypeCode.SByte => (sbyte)number,
        TypeCode.Int16 => (short)number,
        TypeCode.Int32 => (int)number,
        TypeCode.Int64 => (long)number,
        TypeCode.Byte => (byte)number,
        TypeCode.UInt16 => (ushort)number,
        TypeCode.UInt32 => (uint)number,
        TypeCode.UInt64 => (ulong)number,
        TypeCode.Single => (float)number,
        TypeCode.Double => (double)number,
        TypeCode.Decimal => (decimal)number,
        _ when target == typeof(Int128) => (Int128)number,
        _ when target == typeof(UInt128) => (UInt128)number,
        _ when target == typeof(DuckDBHugeInt) => new DuckDBHugeInt(number),
        _ when target == typeof(DuckDBUHugeInt) => new DuckDBUHugeInt(number),
        _ => throw new OverflowException(),
    };

    [LibraryImport(NativeLibraryLocator.LibraryName, EntryPoint = "duckdb_destroy_value")]
    private static partial void Destroy(ref IntPtr handle);
}
