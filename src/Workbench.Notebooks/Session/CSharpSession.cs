using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbench.Notebooks;

/// <summary>
/// C# run piece by piece, as a notebook's cells are: what one piece declares, the next ones see. Each piece may use top-level <c>await</c>,
/// declare types and extension methods, and end with an expression, whose value is the outcome's.
/// </summary>
/// <remarks>
/// One piece runs at a time: a second call of <see cref="RunAsync"/> waits for the first. Reading variables and completing is safe from other
/// threads. A piece that fails at run time keeps what it had assigned; one that does not compile leaves no trace.
/// <para>
/// Interruption: .NET cannot abort a thread. The session writes a check into every loop and function of the code (see <see cref="Checkpoint"/>),
/// wakes the thread from waits, and when the code still does not end within <see cref="SessionOptions.InterruptGrace"/>, reports the piece
/// as interrupted and leaves its thread behind, saying so.
/// </para>
/// </remarks>
/// <example><c>using var session = new CSharpSession(); (await session.RunAsync("var x = 20; x + 1", output)).Value</c> is 21.</example>
public sealed partial class CSharpSession : IDisposable
{
    // Deep recursion that ends should run; 16 MB is what a main thread with a generous limit has.
    private const int StackBytes = 16 << 20;

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly SessionOptions options;
    private readonly SubmissionLoader loader = new();
    private readonly ReferenceResolver references;
    private readonly PackageRestore packages;
    private readonly List<Type> submissions = [];
    private readonly HashSet<string> paths = new(StringComparer.Ordinal);
    private object?[] states = new object?[64];
    private int number;

    /// <summary>Starts a session without variables.</summary>
    public CSharpSession(SessionOptions? options = null)
    {
        this.options = options ?? new SessionOptions();
        Folder = Path.GetFullPath(this.options.Folder ?? Environment.CurrentDirectory);
        var set = new ReferenceSet();
        references = new ReferenceResolver(Folder, loader, set);
        packages = new PackageRestore(this.options.PackageCache, Folder);
        Compiler = new SubmissionCompiler(Folder, loader, references, set);
        ConsoleRouter.Install();
    }

    /// <summary>The folder to which paths in cells are relative; absolute.</summary>
    public string Folder { get; }

    internal SubmissionCompiler Compiler { get; }

    /// <summary>The variables, by name; of several declarations of a name the last.</summary>
    public IReadOnlyList<SessionVariable> Variables
    {
        get
        {
            lock (submissions)
            {
                var variables = new SortedDictionary<string, SessionVariable>(StringComparer.Ordinal);
                foreach (var (name, slot, state) in Fields())
                    variables[name] = new SessionVariable(name, slot.FieldType, slot.GetValue(state));
                return [.. variables.Values];
            }
        }
    }

    /// <summary>Finds the value of a variable.</summary>
    public bool TryGetVariable(string name, [NotNullWhen(true)] out SessionVariable? variable)
    {
        variable = Variables.FirstOrDefault(v => v.Name == name);
        return variable is not null;
    }

    /// <summary>Declares a variable, or declares it anew, with the given value.</summary>
    /// <param name="name">A C# identifier.</param>
    /// <param name="value">The value. The variable has its type where cells can name it, else <see cref="object"/>.</param>
    /// <param name="cancellationToken">Ends the wait for a running piece.</param>
    /// <exception cref="ArgumentException">The name is no identifier.</exception>
    public async Task SetVariableAsync(string name, object? value, CancellationToken cancellationToken = default)
    {
        if (!SyntaxFacts.IsValidIdentifier(name))
            throw new ArgumentException($"\"{name}\" is no C# identifier.", nameof(name));
        var type = value?.GetType() is { IsVisible: true } visible ? TypeNames.CSharp(visible) : "object";
        using var handover = ValueHandover.Give(value);
        var code = string.Create(CultureInfo.InvariantCulture, $"{type} @{name} = ({type})global::Workbench.Notebooks.ValueHandover.Take({handover.Ticket});");
        var outcome = await RunAsync(code, NullOutput.Instance, "variable " + name, cancellationToken);
        if (outcome.Error is { } error)
            throw new InvalidOperationException(error.Message);
    }

    /// <summary>Runs one piece of code.</summary>
    /// <param name="code">C# as in a script, with <c>#r</c>, <c>#load</c> and <c>#i "nuget: source"</c>.</param>
    /// <param name="output">Gets what the code prints and shows. The last expression's value is not shown; it is returned.</param>
    /// <param name="name">What errors call the code. Default: <c>cell N</c>.</param>
    /// <param name="cancellationToken">Interrupts the code.</param>
    /// <returns>How it ended. Errors of the code are in the outcome; this does not throw for them.</returns>
    public async Task<CellOutcome> RunAsync(string code, ICellOutput output, string? name = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(output);
        await turn.WaitAsync(cancellationToken);
        try
        {
            name ??= string.Create(CultureInfo.InvariantCulture, $"cell {++number}");
            paths.Add(name);
            var scope = new CellScope(name, output, cancellationToken);
            try
            {
                code = await PrepareAsync(code, output, scope.Token);
                var compiled = await Task.Run(() => Compiler.Compile(code, name, scope.Token), scope.Token);
                if (compiled.Errors.Count > 0)
                {
                    scope.Dispose();
                    return CellOutcome.Fail(CompilerErrors.Describe(compiled.Errors));
                }
                return await ExecuteAsync(compiled, scope);
            }
            catch (OperationCanceledException) when (scope.Token.IsCancellationRequested)
            {
                scope.Dispose();
                return Interrupted(abandoned: false);
            }
            catch (NotebookException e)
            {
                scope.Dispose();
                return CellOutcome.Fail(new CellError(nameof(NotebookException), e.Message, []));
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Restores packages and takes out the directives that Roslyn does not know, leaving the lines where they were.</summary>
    private async Task<string> PrepareAsync(string code, ICellOutput output, CancellationToken cancellationToken)
    {
        code = SourceDirective().Replace(code, match =>
        {
            packages.AddSource(match.Groups[1].Value.Trim());
            return "";
        });
        if (!code.Contains("#r", StringComparison.Ordinal))
            return code;
        var root = (CompilationUnitSyntax)await CSharpSyntaxTree.ParseText(code, SubmissionCompiler.ParseOptions, cancellationToken: cancellationToken).GetRootAsync(cancellationToken);
        foreach (var directive in root.GetReferenceDirectives())
        {
            var text = directive.File.ValueText;
            if (PackageRestore.Parse(text) is not { } request || references.Knows(text))
                continue;
            var shown = request.Version is null ? request.Name : $"{request.Name} {request.Version}";
            var displayId = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
            output.Display(MimeBundle.Text($"Restoring {shown} …"), displayId);
            try
            {
                var restored = await packages.RestoreAsync(request, cancellationToken);
                references.AddPackage(text, restored);
                output.Update(MimeBundle.Text($"Restored {restored.Name} {restored.Version}"), displayId);
            }
            catch (NotebookException)
            {
                output.Update(MimeBundle.Text($"Not restored: {shown}"), displayId);
                throw;
            }
        }
        return code;
    }

    private async Task<CellOutcome> ExecuteAsync(CompiledSubmission compiled, CellScope scope)
    {
        if (compiled.Run is not { } run)
        {
            scope.Dispose();
            return CellOutcome.Done;
        }
        lock (submissions)
        {
            submissions.Add(compiled.Type!);
            // Slots are counted by the compiler: one for each submission with code, after the one for globals.
            if (submissions.Count + 2 > states.Length)
                Array.Resize(ref states, states.Length * 2);
        }
        var completion = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => RunOnThread(run, states, scope, completion), StackBytes) { IsBackground = true, Name = scope.Name };
        thread.Start();
        var token = scope.Token;
        await Task.WhenAny(completion.Task, AbandonTime(completion.Task, token));
        if (!completion.Task.IsCompleted)
        {
            // Its checks stay armed until it really ends.
            _ = completion.Task.ContinueWith(static (task, state) => { _ = task.Exception; ((CellScope)state!).Dispose(); }, scope, TaskScheduler.Default);
            return Interrupted(abandoned: true);
        }
        var interrupted = token.IsCancellationRequested;
        scope.Dispose();
        try
        {
            var value = await completion.Task;
            return new CellOutcome(CellStatus.Succeeded, compiled.HasValue, compiled.HasValue ? value : null, null);
        }
        catch (Exception e)
        {
            // Every exception of a cell belongs to its writer, whatever its type.
            if (interrupted && e is OperationCanceledException or ThreadInterruptedException)
                return Interrupted(abandoned: false);
            return CellOutcome.Fail(StackFrames.Describe(e, IsCell));
        }
    }

    private static void RunOnThread(Func<object?[], Task<object?>> run, object?[] states, CellScope scope, TaskCompletionSource<object?> completion)
    {
        scope.Enter();
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        Task<object?> task;
        try
        {
            scope.SetThread(Thread.CurrentThread);
            task = run(states);
        }
        catch (Exception e)
        {
            completion.TrySetException(e);
            return;
        }
        finally
        {
            scope.SetThread(null);
        }
        task.ContinueWith(static (done, state) => Forward(done, (TaskCompletionSource<object?>)state!), completion, TaskScheduler.Default);
    }

    private static void Forward(Task<object?> done, TaskCompletionSource<object?> completion)
    {
        if (done.IsCompletedSuccessfully)
            completion.TrySetResult(done.Result);
        else if (done.Exception is { InnerException: { } inner })
            completion.TrySetException(inner);
        else
            completion.TrySetException(new OperationCanceledException("The cell's task was cancelled."));
    }

    private async Task AbandonTime(Task done, CancellationToken token)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = token.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), cancelled);
        if (await Task.WhenAny(cancelled.Task, done) == done)
            return;
        await Task.WhenAny(Task.Delay(options.InterruptGrace, CancellationToken.None), done);
    }

    private static CellOutcome Interrupted(bool abandoned) => new(CellStatus.Interrupted, false, null, new CellError("Interrupted", abandoned
        ? "The cell was interrupted. Its code did not end (it waits in native code or for a task that never completes), so it was left behind and may still run."
        : "The cell was interrupted.", []));

    private bool IsCell(string file) => paths.Contains(file) || file.EndsWith(".csx", StringComparison.Ordinal) || (file.EndsWith(".cs", StringComparison.Ordinal) && file.StartsWith(Folder, StringComparison.Ordinal));

    private IEnumerable<(string Name, FieldInfo Field, object State)> Fields()
    {
        foreach (var type in submissions)
        {
            var state = states.FirstOrDefault(s => s is not null && s.GetType() == type);
            if (state is null)
                continue;
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                // Names with angle brackets are the compiler's own.
                if (!field.Name.Contains('<', StringComparison.Ordinal))
                    yield return (field.Name, field, state);
            }
        }
    }

    /// <summary>Ends the session; a piece that still runs is left to end by itself.</summary>
    public void Dispose() => turn.Dispose();

    [GeneratedRegex("""^[ \t]*#i[ \t]+"nuget:([^"\r\n]+)"[ \t]*$""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex SourceDirective();
}
