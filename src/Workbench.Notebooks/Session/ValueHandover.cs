using System.Collections.Concurrent;
using System.ComponentModel;

namespace Workbench.Notebooks;

/// <summary>Hands a value from the host to code that is about to run. Not for use by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ValueHandover
{
    private static readonly ConcurrentDictionary<long, object?> Values = new();
    private static long last;

    /// <summary>The value behind a ticket.</summary>
    /// <exception cref="KeyNotFoundException">The ticket is not, or no longer, valid.</exception>
    public static object? Take(long ticket) => Values[ticket];

    internal static Handover Give(object? value)
    {
        var ticket = Interlocked.Increment(ref last);
        Values[ticket] = value;
        return new Handover(ticket);
    }

    internal readonly struct Handover(long ticket) : IDisposable
    {
        public long Ticket { get; } = ticket;

        public void Dispose() => Values.TryRemove(Ticket, out _);
    }
}
