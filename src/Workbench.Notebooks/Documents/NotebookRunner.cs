using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Workbench.Notebooks;

/// <summary>How a notebook is run.</summary>
public sealed record NotebookRunOptions
{
    /// <summary>Values for the variables that the cell tagged <c>parameters</c> declares, as text.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder for the notebook with its outputs; null to write none.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>True to write an HTML page beside it. Needs <see cref="OutputFolder"/>.</summary>
    public bool Html { get; init; }

    /// <summary>True to compare the outputs with those stored in the notebook. Cells tagged <c>no-check</c> are not compared.</summary>
    public bool Check { get; init; }

    /// <summary>The session's options. The folder defaults to the notebook's.</summary>
    public SessionOptions Session { get; init; } = new();

    /// <summary>How much a cell may give out.</summary>
    public OutputLimits Output { get; init; } = new();
}

/// <summary>A code cell has started or ended.</summary>
/// <param name="File">The notebook.</param>
/// <param name="Cell">The number of the code cell, from 1.</param>
/// <param name="Cells">How many code cells there are.</param>
/// <param name="Status">How it ended; null when it has just started.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record NotebookProgress(string File, int Cell, int Cells, CellStatus? Status, TimeSpan Elapsed);

/// <summary>What came of running a notebook.</summary>
public sealed record NotebookRunResult
{
    /// <summary>The file that was run.</summary>
    public required string File { get; init; }

    /// <summary>The notebook with its new outputs.</summary>
    public required Notebook Notebook { get; init; }

    /// <summary>How many code cells ran, the failed one included.</summary>
    public int Cells { get; init; }

    /// <summary>How many code cells failed: 0 or 1, since the first failure ends the run.</summary>
    public int Failed { get; init; }

    /// <summary>The error of the failed cell.</summary>
    public CellError? Error { get; init; }

    /// <summary>The number of the failed code cell, from 1; 0 when none failed.</summary>
    public int FailedCell { get; init; }

    /// <summary>How long the run took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The notebook that was written; null when none was.</summary>
    public string? OutputFile { get; init; }

    /// <summary>The page that was written; null when none was.</summary>
    public string? HtmlFile { get; init; }

    /// <summary>Where outputs differ from those stored; empty unless they were compared.</summary>
    public IReadOnlyList<OutputDifference> Differences { get; init; } = [];

    /// <summary>True when every cell ran to its end and no output differs.</summary>
    public bool Succeeded => Failed == 0 && Differences.Count == 0;
}

/// <summary>Runs notebooks without a front end: <c>workbench notebook run</c>.</summary>
public static class NotebookRunner
{
    /// <summary>Runs a notebook from its first cell to its last, or to the first that fails.</summary>
    /// <remarks>The process's current folder is the notebook's while it runs, so one notebook runs at a time.</remarks>
    /// <param name="path">A <c>.ipynb</c> or <c>.dib</c> file. It is only read.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="progress">Told when a cell starts and ends.</param>
    /// <param name="cancellationToken">Interrupts the running cell and ends the run; outputs so far are written.</param>
    /// <exception cref="NotebookException">WB6003, WB6008: the file cannot be read. WB6009 to WB6011: a parameter does not fit. WB6019: there is nothing to compare with.</exception>
    public static async Task<NotebookRunResult> RunAsync(string path, NotebookRunOptions? options = null, IProgress<NotebookProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new NotebookRunOptions();
        path = Path.GetFullPath(path);
        options = options with { OutputFolder = options.OutputFolder is { } given ? Path.GetFullPath(given) : null };
        var notebook = Notebook.Load(path);
        var stored = options.Check ? Notebook.Load(path) : null;
        if (stored is not null && stored.Cells.Where(c => c.Kind == NotebookCellKind.Code).All(c => c.Outputs.Count == 0 && c.ExecutionCount is null))
            throw Errors.NotRecorded(Path.GetFileName(path));
        var declaring = PrepareParameters(notebook, options.Parameters);
        var outputFile = options.OutputFolder is { } folder ? Path.Combine(folder, Path.GetFileNameWithoutExtension(path) + ".ipynb") : null;
        if (outputFile is not null)
            Directory.CreateDirectory(options.OutputFolder!);

        using var session = new NotebookSession(options.Session with { Folder = options.Session.Folder ?? Path.GetDirectoryName(Path.GetFullPath(path)) });
        var run = new Run(path, notebook, session, options, progress, outputFile);
        // Jupyter starts a kernel in the notebook's folder, and paths in notebooks count on it.
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = session.CSharp.Folder;
        NotebookRunResult result;
        try
        {
            result = await run.ExecuteAsync(declaring, cancellationToken);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
        if (outputFile is not null)
            notebook.Save(outputFile);
        string? htmlFile = null;
        if (outputFile is not null && options.Html)
        {
            htmlFile = Path.ChangeExtension(outputFile, ".html");
            await File.WriteAllTextAsync(htmlFile, NotebookHtml.Write(notebook, Path.GetFileNameWithoutExtension(path)), CancellationToken.None);
        }
        return result with { OutputFile = outputFile, HtmlFile = htmlFile, Differences = stored is null ? [] : OutputComparer.Compare(stored, notebook) };
    }

    /// <summary>Checks the names and takes out the cell that an earlier run injected.</summary>
    private static NotebookCell? PrepareParameters(Notebook notebook, IReadOnlyDictionary<string, string> parameters)
    {
        var declaring = notebook.Cells.FirstOrDefault(c => c.Kind == NotebookCellKind.Code && c.Tags.Contains(NotebookParameters.Tag));
        var names = NotebookParameters.Names(declaring);
        foreach (var name in parameters.Keys)
        {
            if (!names.Contains(name))
                throw Errors.UnknownParameter(name, [.. names]);
        }
        if (parameters.Count == 0)
            return null;
        foreach (var old in notebook.Cells.Where(c => c.Tags.Contains(NotebookParameters.InjectedTag)).ToList())
            notebook.Cells.Remove(old);
        return declaring;
    }

    private sealed class Run(string path, Notebook notebook, NotebookSession session, NotebookRunOptions options, IProgress<NotebookProgress>? progress, string? outputFile)
    {
        private readonly Dictionary<string, List<JsonObject>> displays = new(StringComparer.Ordinal);
        private (NotebookOutput Output, ThrottledOutput Throttle)? current;

        public async Task<NotebookRunResult> ExecuteAsync(NotebookCell? declaring, CancellationToken cancellationToken)
        {
            foreach (var cell in notebook.Cells.Where(c => c.Kind == NotebookCellKind.Code))
            {
                cell.Outputs.Clear();
                cell.ExecutionCount = null;
            }
            AppDomain.CurrentDomain.ProcessExit += KeepOutputs;
            var started = Stopwatch.GetTimestamp();
            var count = 0;
            CellOutcome outcome = CellOutcome.Done;
            try
            {
                for (var i = 0; i < notebook.Cells.Count && outcome.Status == CellStatus.Succeeded; i++)
                {
                    var cell = notebook.Cells[i];
                    if (cell.Kind != NotebookCellKind.Code || cell.Source.Trim().Length == 0)
                        continue;
                    if (cell == declaring)
                        notebook.Cells.Insert(i + 1, NotebookParameters.Inject(cell, options.Parameters, session.CSharp));
                    outcome = await RunCellAsync(cell, ++count, cancellationToken);
                }
            }
            finally
            {
                AppDomain.CurrentDomain.ProcessExit -= KeepOutputs;
            }
            var failed = outcome.Status != CellStatus.Succeeded;
            return new NotebookRunResult
            {
                File = path, Notebook = notebook, Cells = count, Failed = failed ? 1 : 0, FailedCell = failed ? count : 0, Error = outcome.Error, Elapsed = Stopwatch.GetElapsedTime(started),
            };
        }

        private async Task<CellOutcome> RunCellAsync(NotebookCell cell, int number, CancellationToken cancellationToken)
        {
            var total = notebook.Cells.Count(c => c.Kind == NotebookCellKind.Code && c.Source.Trim().Length > 0);
            progress?.Report(new NotebookProgress(path, number, total, null, TimeSpan.Zero));
            var started = Stopwatch.GetTimestamp();
            cell.ExecutionCount = number;
            var output = new NotebookOutput(cell, number, displays);
            using var throttle = new ThrottledOutput(output, options.Output);
            current = (output, throttle);
            var outcome = await session.RunCellAsync(cell.Source, throttle, string.Create(CultureInfo.InvariantCulture, $"cell {number}"), cell.Language ?? "csharp", cancellationToken);
            throttle.Complete();
            current = null;
            if (outcome.Error is { } error)
                output.Fail(error);
            progress?.Report(new NotebookProgress(path, number, total, outcome.Status, Stopwatch.GetElapsedTime(started)));
            return outcome;
        }

        /// <summary>A cell ends the process: what there is gets written, and the exit code does not claim success.</summary>
        private void KeepOutputs(object? sender, EventArgs e)
        {
            if (current is not { } running)
                return;
            running.Throttle.Complete();
            var error = new CellError("ProcessEnding", Errors.Stopped(Environment.ExitCode).Message, []);
            running.Output.Fail(error);
            ConsoleRouter.HostError.WriteLine($"{path}: {error.Message}");
            if (outputFile is not null)
                notebook.Save(outputFile);
            if (Environment.ExitCode == 0)
                Environment.ExitCode = 1;
        }
    }
}
