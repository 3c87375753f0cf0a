namespace DuckDB.NET.Native;

/// <summary>An argument of a table function, as its bind callback sees it.</summary>
public interface IDuckDBValueReader
{
    /// <summary>Whether the argument is NULL, or a named one was not given.</summary>
    bool IsNull();

    /// <summary>The argument as a C# value.</summary>
    /// <typeparam name="T">Type of the argument; a numeric type that holds the value will do as well.</typeparam>
    /// <exception cref="InvalidCastException">The argument has another type, or is NULL and <typeparamref name="T"/> cannot be.</exception>
    T GetValue<T>();
}
