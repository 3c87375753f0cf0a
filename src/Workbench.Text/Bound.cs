namespace Workbench.Text;

/// <summary>How the stated number limits the true one.</summary>
public enum Bound
{
    /// <summary>The number itself.</summary>
    Exact,

    /// <summary>Nearly, around: <c>about 40</c>.</summary>
    About,

    /// <summary>That number or more: <c>over 40</c>, <c>at least 40</c>.</summary>
    AtLeast,

    /// <summary>That number or less: <c>up to 40</c>, <c>under 40</c>.</summary>
    AtMost,
}

/// <summary>The names of bounds in JSON, in the store and on the command line.</summary>
public static class Bounds
{
    private static readonly string[] Names = ["exact", "about", "atLeast", "atMost"];

    /// <summary>The name of a bound in camel case: <see cref="Bound.AtLeast"/> is <c>atLeast</c>.</summary>
    /// <param name="bound">A defined bound.</param>
    /// <returns>The name; never null.</returns>
    /// <exception cref="IndexOutOfRangeException"><paramref name="bound"/> is not a defined value.</exception>
    public static string ToName(Bound bound) => Names[(int)bound];

    /// <summary>Reads a name that <see cref="ToName"/> gives.</summary>
    /// <param name="name">The name, in exact case.</param>
    /// <param name="bound">The bound, or <see cref="Bound.Exact"/> when the name is unknown.</param>
    /// <returns>Whether the name is known.</returns>
    public static bool TryParse(string? name, out Bound bound)
    {
        int index = Array.IndexOf(Names, name);
        bound = (Bound)Math.Max(index, 0);
        return index >= 0;
    }
}
