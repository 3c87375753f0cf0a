namespace Workbench.Text;

/// <summary>What sort of amount a number states.</summary>
public enum QuantityKind
{
    /// <summary>A number of things: 273 households.</summary>
    Count,

    /// <summary>An amount of money; the unit is an ISO 4217 code.</summary>
    Money,

    /// <summary>A share of a hundred, or percentage points.</summary>
    Percent,

    /// <summary>So many of so many: 17/17 communes has value 17 and upper value 17.</summary>
    Ratio,

    /// <summary>From a number to a number: 5–7 drivers has value 5 and upper value 7.</summary>
    Range,

    /// <summary>A length or distance.</summary>
    Length,

    /// <summary>An area.</summary>
    Area,

    /// <summary>A mass or weight.</summary>
    Mass,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>A volume or capacity.</summary>
    Volume,

    /// <summary>A temperature.</summary>
    Temperature,

    /// <summary>A speed.</summary>
    Speed,

    /// <summary>A power or an amount of energy.</summary>
    Energy,

    /// <summary>An amount of digital information.</summary>
    Information,

    /// <summary>A bare number: nothing says what it counts.</summary>
    Number,
}

/// <summary>The names of kinds in JSON, in the store and on the command line.</summary>
public static class QuantityKinds
{
    private static readonly string[] Names =
        ["count", "money", "percent", "ratio", "range", "length", "area", "mass", "duration", "volume", "temperature", "speed", "energy", "information", "number"];

    /// <summary>The name of a kind in camel case: <see cref="QuantityKind.Count"/> is <c>count</c>.</summary>
    /// <param name="kind">A defined kind.</param>
    /// <returns>The name; never null.</returns>
    /// <exception cref="IndexOutOfRangeException"><paramref name="kind"/> is not a defined value.</exception>
    public static string ToName(QuantityKind kind) => Names[(int)kind];

    /// <summary>Reads a name that <see cref="ToName"/> gives.</summary>
    /// <param name="name">The name, in exact case.</param>
    /// <param name="kind">The kind, or <see cref="QuantityKind.Count"/> when the name is unknown.</param>
    /// <returns>Whether the name is known.</returns>
    public static bool TryParse(string? name, out QuantityKind kind)
    {
        int index = Array.IndexOf(Names, name);
        kind = (QuantityKind)Math.Max(index, 0);
        return index >= 0;
    }
}
