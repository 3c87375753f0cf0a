using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Workbench.DataFrames;

/// <summary>Text: its UTF-8 in one buffer, and where each row's ends. A string is made for a cell when it is asked for.</summary>
public sealed class TextColumn : Column<string>
{
    private readonly byte[] utf8;
    private readonly int[] ends;
    private string[]? decoded;

    internal TextColumn(ColumnInfo info, byte[] utf8, int[] ends, int length, ulong[]? validity)
        : base(info, length, validity)
    {
        this.utf8 = utf8;
        this.ends = ends;
    }

    /// <inheritdoc/>
    public override ReadOnlyMemory<string> Values => decoded ??= Decode();

    /// <inheritdoc/>
    [MaybeNull]
    public override string this[int row] => IsNull(row) ? null : decoded is { } all ? all[row] : Encoding.UTF8.GetString(Utf8(row));

    /// <summary>The text of a row as UTF-8, without making a string; empty where it is missing.</summary>
    /// <param name="row">0-based.</param>
    public ReadOnlySpan<byte> Utf8(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        int start = row == 0 ? 0 : ends[row - 1];
        return utf8.AsSpan(start, ends[row] - start);
    }

    private protected override object? Box(int row) => this[row];

    private string[] Decode()
    {
        var all = new string[Count];
        for (int row = 0; row < all.Length; row++)
        {
            all[row] = IsNull(row) ? null! : Encoding.UTF8.GetString(Utf8(row));
        }

        return all;
    }
}
