using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Workbench.Notebooks;

/// <summary>
/// Called by cells at every turn of a loop and at the start of every function: the session writes these calls into the code before it
/// compiles it. .NET cannot abort a thread, so without them <c>while (true) { }</c> could only be ended with the process.
/// </summary>
/// <remarks>Not for use by hand. Thread-safe. While nothing is interrupted, a call costs one read of a static field.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Checkpoint
{
    // How many interrupted cells still run. Only while it is not zero do the calls look up which cell they belong to.
    private static volatile int pending;

    /// <summary>Throws when the cell that is running was interrupted.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Hit()
    {
        if (pending != 0)
            ThrowIfInterrupted();
    }

    /// <summary>As <see cref="Hit"/>, and throws when the stack is nearly full, because a stack overflow would end the process.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    /// <exception cref="NotebookException">WB6016: the stack is nearly full.</exception>
    public static void Enter()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Errors.Recursion();
        Hit();
    }

    internal static void Raise() => Interlocked.Increment(ref pending);

    internal static void Lower() => Interlocked.Decrement(ref pending);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowIfInterrupted() => CellScope.Current?.Token.ThrowIfCancellationRequested();
}
