using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Workbench.Notebooks;

/// <summary>
/// Runs whole cells: C# through a <see cref="CSharpSession"/>, and the commands that start with <c>#!</c>: other languages, timing, listing
/// of variables, import of other notebooks.
/// </summary>
/// <remarks>One cell runs at a time. The order of a cell's parts is the order in which they run; the first that fails ends the cell.</remarks>
public sealed partial class NotebookSession : IDisposable
{
    private readonly Stack<string> importing = new();
    private int number;

    /// <summary>Starts a session without variables.</summary>
    public NotebookSession(SessionOptions? options = null)
    {
        CSharp = new CSharpSession(options);
        Language = new CSharpLanguage(CSharp);
    }

    /// <summary>The C# part of the session.</summary>
    public CSharpSession CSharp { get; }

    internal CSharpLanguage Language { get; }

    /// <summary>Runs one cell.</summary>
    /// <param name="source">The text of the cell.</param>
    /// <param name="output">Gets all output, the value of the last expression included.</param>
    /// <param name="name">What errors call the cell. Default: <c>cell N</c>.</param>
    /// <param name="language">The language of lines before the first <c>#!</c>: <c>csharp</c>, <c>sql</c>, <c>markdown</c> …</param>
    /// <param name="cancellationToken">Interrupts the cell.</param>
    public async Task<CellOutcome> RunCellAsync(string source, ICellOutput output, string? name = null, string language = "csharp", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(language);
        name ??= string.Create(CultureInfo.InvariantCulture, $"cell {++number}");
        if (HelpRequest().Match(source) is { Success: true } help)
            return ShowHelp(help.Groups[1].Value, output);
        var parts = CellParts.Split(source, CellParts.Language(language) ?? language);
        long? started = null;
        var outcome = CellOutcome.Done;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Command == "time" && parts[i].Text.Length == 0)
            {
                started = Stopwatch.GetTimestamp();
                continue;
            }
            outcome = await RunPartAsync(parts[i], output, name, cancellationToken);
            if (outcome.Status != CellStatus.Succeeded)
                break;
            if (outcome.HasValue)
            {
                var bundle = ShowSafely(outcome.Value, name, out var failed);
                if (failed is not null)
                    return failed;
                if (i == parts.Count - 1)
                    output.Result(bundle!);
                else
                    output.Display(bundle!, null);
            }
        }
        if (started is { } since)
            output.Display(MimeBundle.Text(string.Create(CultureInfo.InvariantCulture, $"Wall time: {Stopwatch.GetElapsedTime(since).TotalMilliseconds:0.0} ms")), null);
        return outcome;
    }

    /// <summary>A formatter is code like any other and may fail; then the cell fails, with its value kept.</summary>
    private static MimeBundle? ShowSafely(object? value, string name, out CellOutcome? failed)
    {
        failed = null;
        try
        {
            return ValueFormatter.Format(value);
        }
        catch (Exception e)
        {
            // Formatters come from anywhere, so any exception can come out of them.
            failed = CellOutcome.Fail(StackFrames.Describe(e, file => file == name));
            return null;
        }
    }

    private async Task<CellOutcome> RunPartAsync(CellPart part, ICellOutput output, string name, CancellationToken cancellationToken)
    {
        try
        {
            switch (part.Command)
            {
                case "csharp":
                    // Blank lines in front keep the line numbers of errors those of the cell.
                    return await CSharp.RunAsync(new string('\n', part.Line) + part.Text, output, name, cancellationToken);
                case "sql":
                    await RunSqlAsync(part, output, cancellationToken);
                    return CellOutcome.Done;
                case "markdown":
                    output.Display(NotebookApi.Markdown(part.Text.Trim('\n')), null);
                    return CellOutcome.Done;
                case "html":
                    output.Display(ValueFormatter.Html(part.Text.Trim('\n')), null);
                    return CellOutcome.Done;
                case "javascript":
                    output.Display(new MimeBundle().With("application/javascript", part.Text.Trim('\n')).With("text/plain", "(JavaScript)"), null);
                    return CellOutcome.Done;
                case "raw":
                    return CellOutcome.Done;
                case "who":
                case "whos":
                    output.Display(SessionReports.Variables(CSharp.Variables, withValues: part.Command == "whos"), null);
                    return CellOutcome.Done;
                case "about":
                    output.Display(SessionReports.About(), null);
                    return CellOutcome.Done;
                case "lsmagic":
                case "help":
                    output.Display(SessionReports.Commands(), null);
                    return CellOutcome.Done;
                case "import":
                    return await ImportAsync(part, output, cancellationToken);
                case "set":
                    await SetAsync(part, cancellationToken);
                    return CellOutcome.Done;
                case "meta":
                    return CellOutcome.Done;
                case { } other when CellParts.Language(other) is { } language:
                    throw Errors.LanguageNotSupported("#!" + other, language switch { "fsharp" => "F#", "pwsh" => "PowerShell", "python" => "Python", "r" => "R", _ => language });
                default:
                    throw Errors.UnknownMagic("#!" + part.Command, SessionReports.KnownCommands);
            }
        }
        catch (NotebookException e)
        {
            var line = part.Text.Length == 0 ? part.Line : Math.Max(0, part.Line - 1);
            var place = string.Create(CultureInfo.InvariantCulture, $"   at {name}, line {line + 1}");
            return CellOutcome.Fail(new CellError(nameof(NotebookException), e.Message, [place]) { Line = line + 1 });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new CellOutcome(CellStatus.Interrupted, false, null, new CellError("Interrupted", "The cell was interrupted.", []));
        }
    }

    private async Task RunSqlAsync(CellPart part, ICellOutput output, CancellationToken cancellationToken)
    {
        const string Usage = "#!sql [--db FILE.duckdb] [--name VARIABLE] followed by lines of SQL";
        var arguments = CommandArguments.Parse("#!sql", part.Arguments, Usage, "--db", "--name");
        if (part.Text.Trim().Length == 0)
            throw Errors.MagicArgument("#!sql", "there is no query below it.", Usage);
        var variable = arguments.Option("--name");
        if (variable is not null && !Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(variable))
            throw Errors.MagicArgument("#!sql", $"--name {variable} is no C# identifier.", Usage);
        string? database = null;
        if (arguments.Option("--db") is { } file)
        {
            database = Path.GetFullPath(Path.Combine(CSharp.Folder, file));
            if (!File.Exists(database))
                throw Errors.FileMissing("#!sql --db", file);
        }
        var frame = await SqlCell.RunAsync(part.Text.Trim(), database, CSharp.Variables, cancellationToken);
        if (variable is not null)
            await CSharp.SetVariableAsync(variable, frame, cancellationToken);
        if (frame is not null)
            output.Display(ValueFormatter.Format(frame), null);
    }

    private async Task SetAsync(CellPart part, CancellationToken cancellationToken)
    {
        const string Usage = "#!set --name VARIABLE --value TEXT";
        var arguments = CommandArguments.Parse("#!set", part.Arguments, Usage, "--name", "--value");
        var variable = arguments.Option("--name");
        var value = arguments.Option("--value");
        if (variable is null || value is null || !Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(variable))
            throw Errors.MagicArgument("#!set", "both --name and --value are needed, and the name is a C# identifier.", Usage);
        await CSharp.SetVariableAsync(variable, value, cancellationToken);
    }

    /// <summary>Runs the code cells of another notebook, or a file of C#, in this session.</summary>
    private async Task<CellOutcome> ImportAsync(CellPart part, ICellOutput output, CancellationToken cancellationToken)
    {
        var file = part.Arguments.Trim().Trim('"');
        if (file.Length == 0)
            throw Errors.MagicArgument("#!import", "no file is named.", "#!import FILE.ipynb|FILE.dib|FILE.cs");
        var baseFolder = importing.Count > 0 ? Path.GetDirectoryName(importing.Peek())! : CSharp.Folder;
        var path = Path.GetFullPath(Path.Combine(baseFolder, file));
        if (!File.Exists(path))
            throw Errors.FileMissing("#!import", file);
        if (importing.Contains(path, StringComparer.Ordinal))
            throw Errors.ImportCycle(file);
        importing.Push(path);
        try
        {
            if (path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".csx", StringComparison.OrdinalIgnoreCase))
                return await RunCellAsync(await File.ReadAllTextAsync(path, cancellationToken), output, Path.GetFileName(path), cancellationToken: cancellationToken);
            var outcome = CellOutcome.Done;
            var index = 0;
            foreach (var cell in Notebook.Load(path).Cells.Where(c => c.Kind == NotebookCellKind.Code))
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)} cell {++index}");
                outcome = await RunCellAsync(cell.Source, output, name, cell.Language ?? "csharp", cancellationToken);
                if (outcome.Status != CellStatus.Succeeded)
                    break;
            }
            return outcome with { HasValue = false, Value = null };
        }
        finally
        {
            importing.Pop();
        }
    }

    private CellOutcome ShowHelp(string text, ICellOutput output)
    {
        if (Language.Inspect(text, text.Length) is not { } found)
            return CellOutcome.Fail(new CellError("NotFound", $"Nothing is known of \"{text}\".", []));
        output.Page(found);
        return CellOutcome.Done;
    }

    /// <summary>Ends the session.</summary>
    public void Dispose() => CSharp.Dispose();

    // A name with a question mark is no C#; notebooks use it to ask for help.
    [GeneratedRegex(@"^\s*([A-Za-z_][\w.]*)\?\??\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex HelpRequest();
}
