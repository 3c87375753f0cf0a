namespace DuckDB.NET.Native;

/// <summary>The messages of this assembly.</summary>
internal static class Errors
{
    private const string Mend = "Install it with `npm ci --prefix npm` in the repository, or run `./workbench doctor`.";

    internal static NativeLibraryException NoHome(IReadOnlyList<string> tried, string? home) => new(
        "WB9001",
        (home is null
            ? "No folder above the program is the Workbench's: none holds npm/package.json."
            : $"WORKBENCH_HOME is \"{home}\", which holds no npm/package.json.")
        + $" Tried: {string.Join(", ", tried)}. Run the program inside the repository, or set WORKBENCH_HOME to the repository's folder.",
        tried);

    internal static NativeLibraryException NoLibrary(string path) => new(
        "WB9002", $"libduckdb is not at \"{path}\". {Mend}", [path]);

    internal static NativeLibraryException NotALibrary(string path, Exception cause) => new(
        "WB9006", $"The file \"{path}\" cannot be loaded as libduckdb: {cause.Message.Trim()} {Mend}", [path], cause);

    internal static NativeLibraryException WrongVersion(string path, string? version) => new(
        "WB9007",
        $"The library \"{path}\" is {(version is null ? "no libduckdb" : $"libduckdb {version}")}; "
        + $"{NativeLibraryLocator.SupportedVersion}x is needed. {Mend}",
        [path]);

    internal static NativeLibraryException NoSuchPlatform(string runtimeIdentifier) => new(
        "WB9005",
        $"There is no libduckdb for {runtimeIdentifier}. It exists for linux, macOS and Windows on x64 and arm64.",
        []);

    internal static InvalidCastException NullArgument(Type type) => new(
        $"WB9008: the argument is NULL, which {type.Name} cannot be. Ask for {type.Name}?, or test IsNull() first.");

    internal static InvalidCastException WrongArgument(DuckDBType actual, object value, Type type) => new(
        FormattableString.Invariant($"WB9009: the argument {value} of type {actual} is no {type.Name}."));

    internal static NotSupportedException UnsupportedArgument(DuckDBType actual) => new(
        $"WB9010: an argument of type {actual} cannot be read in C#. Cast it in SQL, for example to VARCHAR.");

    internal static InvalidCastException IntervalWithMonths(int months) => new(FormattableString.Invariant(
        $"WB9003: an interval of {months} months has no fixed length and is no TimeSpan. Read it as DuckDBInterval, or give it a start in SQL: (date + interval) - date."));

    internal static OverflowException DecimalTooLong(DuckDBDecimal value) => new(
        $"WB9004: {value} has more digits than System.Decimal holds. Read it as DuckDBDecimal, BigInteger, double or text.");
}
