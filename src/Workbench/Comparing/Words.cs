using System.Buffers.Binary;
using Workbench.DataFrames;

namespace Workbench.Comparing;

/// <summary>
/// A column of text as numbers: equal texts have equal numbers, from 0, and a missing one has <see cref="None"/>. Figures by the hundred
/// thousand are put together by comparing numbers, and no string is made but for what is shown.
/// </summary>
internal sealed class Words
{
    public const int None = -1;

    private readonly TextColumn? column;
    private readonly int[] codes;
    private readonly List<int> first;
    private readonly string?[] texts;
    private readonly int[] slots;

    private Words(TextColumn? column, int[] codes, List<int> first, int[] slots)
    {
        (this.column, this.codes, this.first, this.slots) = (column, codes, first, slots);
        texts = new string?[first.Count];
    }

    private Words(int[] codes, string only)
        : this(null, codes, [0], []) => texts[0] = only;

    /// <summary>How many different texts there are.</summary>
    public int Count => texts.Length;

    public int this[int row] => codes[row];

    /// <summary>The text of a row; null when it is missing.</summary>
    public string? At(int row) => codes[row] is >= 0 and var code ? Text(code) : null;

    /// <summary>The text of a number. Made once; threads that meet here make the same one.</summary>
    public string Text(int code) => texts[code] ??= column![first[code]]!;

    /// <summary>The number of a text; none where the column does not have it.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        for (var at = Hash(text) & (slots.Length - 1); slots.Length > 0 && slots[at] != 0; at = (at + 1) & (slots.Length - 1))
            if (text.SequenceEqual(column!.Utf8(first[slots[at] - 1])))
                return slots[at] - 1;
        return None;
    }

    /// <summary>One text in every row.</summary>
    public static Words Same(int rows, string text) => new(new int[rows], text);

    public static Words Of(TextColumn column)
    {
        var codes = new int[column.Count];
        var first = new List<int>();
        if (column.NullCount == column.Count)
        {
            Array.Fill(codes, None);
            return new Words(column, codes, first, []);
        }
        // Open addressing: a slot holds a number plus one, 0 when it is free.
        var slots = new int[1024];
        var last = None;
        for (var row = 0; row < codes.Length; row++)
        {
            if (column.IsNull(row))
            {
                codes[row] = None;
                continue;
            }
            var text = column.Utf8(row);
            // Rows lie sorted by unit and place: mostly the word is that of the row before.
            if (last < 0 || !text.SequenceEqual(column.Utf8(first[last])))
                last = Find(column, text, row, ref slots, first);
            codes[row] = last;
        }
        return new Words(column, codes, first, slots);
    }

    private static int Find(TextColumn column, ReadOnlySpan<byte> text, int row, ref int[] slots, List<int> first)
    {
        if ((first.Count + 1) * 2 > slots.Length)
            slots = Larger(column, slots.Length * 4, first);
        for (var at = Hash(text) & (slots.Length - 1); ; at = (at + 1) & (slots.Length - 1))
        {
            if (slots[at] == 0)
            {
                first.Add(row);
                return (slots[at] = first.Count) - 1;
            }
            if (text.SequenceEqual(column.Utf8(first[slots[at] - 1])))
                return slots[at] - 1;
        }
    }

    private static int[] Larger(TextColumn column, int size, List<int> first)
    {
        var slots = new int[size];
        for (var code = 0; code < first.Count; code++)
        {
            var at = Hash(column.Utf8(first[code])) & (size - 1);
            while (slots[at] != 0)
                at = (at + 1) & (size - 1);
            slots[at] = code + 1;
        }
        return slots;
    }

    private static int Hash(ReadOnlySpan<byte> text)
    {
        const ulong Mix = 0x9E3779B97F4A7C15;
        var hash = (ulong)text.Length;
        for (; text.Length >= 8; text = text[8..])
            hash = Stir(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text));
        ulong rest = 0;
        foreach (var b in text)
            rest = (rest << 8) | b;
        return (int)(Stir(hash ^ rest) >> 32);

        static ulong Stir(ulong value)
        {
            value = unchecked(value * Mix);
            return value ^ (value >> 29);
        }
    }
}
