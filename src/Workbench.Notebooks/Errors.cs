using System.Globalization;

namespace Workbench.Notebooks;

/// <summary>Every message of this assembly's exceptions, each with its code.</summary>
internal static class Errors
{
    public static NotebookException PackageNotRestored(string package, string? version, string detail) =>
        new("WB6001", $"The package {package}{(version is null ? "" : " " + version)} could not be restored: {detail} Check the name and the version, or add a source with #i \"nuget: PATH\".");

    public static NotebookException DirectiveMalformed(string directive, string value) =>
        new("WB6002", $"{directive} does not understand \"{value}\". Write #r \"nuget: Name, Version\", #r \"nuget: Name\" or #r \"path/to.dll\".");

    public static NotebookException FileMissing(string what, string path) =>
        new("WB6003", $"{what}: there is no file \"{path}\". Paths are relative to the notebook's folder.");

    public static NotebookException UnknownMagic(string command, IEnumerable<string> known) =>
        new("WB6004", $"There is no command {command}. Known: {string.Join(", ", known)}.");

    public static NotebookException LanguageNotSupported(string command, string language) =>
        new("WB6005", $"{command} asks for {language}, which this kernel does not run. It runs C#, SQL on DuckDB, Markdown, HTML and JavaScript. Run that cell elsewhere, or rewrite it in one of these.");

    public static NotebookException MagicArgument(string command, string problem, string usage) =>
        new("WB6006", $"{command}: {problem}. Usage: {usage}");

    public static NotebookException NoDatabase() =>
        new("WB6007", "#!sql has nothing to run on: this session has no database. Open a workbench first, or name a file with #!sql --db FILE.duckdb.");

    public static NotebookException NotANotebook(string path, string problem) =>
        new("WB6008", $"{path} cannot be read as a notebook: {problem} Readable: .ipynb (nbformat 4), .dib.");

    public static NotebookException UnknownParameter(string name, IReadOnlyCollection<string> known) =>
        new("WB6009", known.Count == 0
            ? $"The notebook has no parameter \"{name}\": no cell is tagged \"parameters\". Tag the cell that declares the defaults."
            : $"The notebook has no parameter \"{name}\". Its parameters: {string.Join(", ", known)}.");

    public static NotebookException ParameterValue(string name, string value, string type, string example) =>
        new("WB6010", $"The parameter \"{name}\" is of type {type}, and \"{value}\" cannot be read as one. Write for example {name}={example}.");

    public static NotebookException ParameterType(string name, string type) =>
        new("WB6011", $"The parameter \"{name}\" is declared as {type}, which cannot be given on a command line. Allowed: string, bool, char, int, long, double, decimal, DateOnly, DateTime, TimeSpan, enums, and arrays of these as a,b,c.");

    public static NotebookException LibZmqMissing(string tried, Exception inner) =>
        new("WB6012", $"The Jupyter kernel needs libzmq and found none (tried {tried}). Install it: Debian and Ubuntu \"apt-get install libzmq5\", macOS \"brew install zeromq\", Fedora \"dnf install zeromq\".", inner);

    public static NotebookException Zmq(string call, string detail) => new("WB6013", $"libzmq: {call} failed: {detail}.");

    public static NotebookException ConnectionFile(string path, string problem) =>
        new("WB6014", $"The connection file \"{path}\" cannot be used: {problem}. Jupyter writes this file; start the kernel through Jupyter.");

    public static NotebookException ReferenceMissing(string reference, string folder) =>
        new("WB6015", $"#r \"{reference}\": there is no such assembly in \"{folder}\" nor beside the runtime.");

    public static NotebookException Recursion() =>
        new("WB6016", "The call stack is nearly full: a function calls itself without end, or too deeply. The call was stopped before it would have ended the process.");

    public static NotebookException TooManyDisplays(int limit) =>
        new("WB6017", string.Create(CultureInfo.InvariantCulture, $"A cell may show at most {limit} outputs; this one asked for more. Show a table, or update one output with DisplayedValue.Update."));

    public static NotebookException NoInput(string prompt) =>
        new("WB6018", $"The cell asked for input (\"{prompt}\") and nobody can answer: the front end does not allow input or is gone, or the notebook runs headless. Give the value as a parameter instead.");

    public static NotebookException NotRecorded(string path) =>
        new("WB6019", $"{path} holds no stored outputs to compare with. Run it once with --out, store the result, then check.");

    public static NotebookException Stopped(int exitCode) =>
        new("WB6020", string.Create(CultureInfo.InvariantCulture, $"The process is ending (exit code {exitCode}) while this cell runs: it called Environment.Exit, or the process was told to stop. Outputs up to here are kept; the session's state is lost."));

    public static NotebookException NoKernelSpec(string name, string folder) =>
        new("WB6021", $"No kernel \"{name}\" is installed by the workbench in \"{folder}\".");

    public static NotebookException ForeignKernelSpec(string name, string folder) =>
        new("WB6022", $"The kernel \"{name}\" in \"{folder}\" was not installed by the workbench, so it is left alone. Remove it there by hand, or choose another name or prefix.");

    public static NotebookException ImportCycle(string path) =>
        new("WB6023", $"#!import \"{path}\" imports itself, directly or through another file.");

    public static NotebookException SqlFailed(string message, Exception inner) =>
        new("WB6025", "The query failed: " + message, inner);

    public static NotebookException NotAParameter(string text) =>
        new("WB6024", $"\"{text}\" is no parameter. Write -p name=value.");
}
