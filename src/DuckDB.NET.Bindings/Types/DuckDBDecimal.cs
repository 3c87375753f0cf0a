using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>DECIMAL: an integer and where its point stands. 3.41 as DECIMAL(18, 2) has the value 341.</summary>
/// <param name="Width">Digits in all, 1 to 38.</param>
/// <param name="Scale">Digits after the point.</param>
/// <param name="Value">The digits as an integer.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDBDecimal(byte Width, byte Scale, DuckDBHugeInt Value)
{
    /// <summary>The value.</summary>
    /// <exception cref="OverflowException">It has more digits than a <see cref="decimal"/> holds.</exception>
    public decimal ToDecimal()
    {
        // Beyond 28 digits after the point a decimal has no scale; the last digits are divided away only when that loses nothing.
        BigInteger digits = Value.ToBigInteger();
        int scale = Scale;
        while ((scale > 28 || BigInteger.Abs(digits) > MaxMantissa) && scale > 0 && digits % 10 == 0)
        {
            digits /= 10;
            scale--;
        }

        if (scale > 28 || BigInteger.Abs(digits) > MaxMantissa)
        {
            throw Errors.DecimalTooLong(this);
        }

        UInt128 magnitude = (UInt128)BigInteger.Abs(digits);
        return new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), (int)(uint)(magnitude >> 64), digits.Sign < 0, (byte)scale);
    }

    /// <summary>The digits with a point, invariant: <c>-3.41</c>.</summary>
    public override string ToString()
    {
        BigInteger digits = Value.ToBigInteger();
        string text = BigInteger.Abs(digits).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        string sign = digits.Sign < 0 ? "-" : "";
        return Scale == 0 ? sign + text : $"{sign}{text[..^Scale]}.{text[^Scale..]}";
    }

    private static readonly BigInteger MaxMantissa = (BigInteger.One << 96) - 1;
}
