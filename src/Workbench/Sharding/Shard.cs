using System.Globalization;

namespace Workbench;

/// <summary>One of several equal parts of an input: report <c>i</c> (from 0, in the order of the input) belongs to part <c>i mod Of + 1</c>.</summary>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Of">How many parts.</param>
public sealed record Shard(int Number, int Of)
{
    /// <summary>Reads <c>K/N</c>.</summary>
    /// <param name="text">Such as <c>3/8</c>.</param>
    /// <exception cref="WorkbenchException">WB5804: it is no such text, or K is not from 1 to N.</exception>
    public static Shard Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var k, var n] && int.TryParse(k, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            && number >= 1 && number <= of ? new Shard(number, of) : throw Errors.BadShard(text);
    }

    /// <summary>Whether the report at <paramref name="ordinal"/> (from 0) belongs to this part.</summary>
    /// <param name="ordinal">Its place in the input.</param>
    public bool Has(long ordinal) => ordinal % Of == Number - 1;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Of}");
}
