namespace Workbench.Notebooks;

/// <summary>
/// One execution of one cell: where its output goes and whether it was interrupted. It flows with the execution context, so that what a task
/// or a thread started by the cell prints is still that cell's output.
/// </summary>
internal sealed class CellScope : IDisposable
{
    private static readonly AsyncLocal<CellScope?> Flow = new();
    private static CellScope? last;

    private readonly CancellationTokenSource source;
    private readonly Lock gate = new();
    private Thread? thread;
    private bool raised;
    private volatile bool finished;

    public CellScope(string name, ICellOutput output, CancellationToken cancellationToken = default)
    {
        Name = name;
        Output = output;
        source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        source.Token.UnsafeRegister(static state => ((CellScope)state!).OnCancelled(), this);
    }

    /// <summary>What errors call the cell, such as <c>cell 3</c>.</summary>
    public string Name { get; }

    public ICellOutput Output { get; }

    public CancellationToken Token => source.Token;

    /// <summary>The scope of the code that asks; where the execution context was lost, the scope that was entered last, while it runs.</summary>
    public static CellScope? Current => Flow.Value ?? (Volatile.Read(ref last) is { finished: false } running ? running : null);

    /// <summary>Makes this the scope of the calling flow of execution.</summary>
    public void Enter()
    {
        Flow.Value = this;
        Volatile.Write(ref last, this);
    }

    /// <summary>Says which thread runs the cell's synchronous part, so that an interrupt can end its waits; null when it is over.</summary>
    public void SetThread(Thread? value)
    {
        lock (gate)
            thread = value;
    }

    public void Interrupt() => source.Cancel();

    private void OnCancelled()
    {
        lock (gate)
        {
            if (finished)
                return;
            raised = true;
            Checkpoint.Raise();
            // Ends Thread.Sleep, Monitor.Wait, Task.Wait and the like; a thread that computes sees its next checkpoint first.
            thread?.Interrupt();
        }
    }

    /// <summary>The code has ended. An abandoned cell is finished only when its code really ends.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (finished)
                return;
            finished = true;
            if (raised)
                Checkpoint.Lower();
        }
        source.Dispose();
    }
}
