using System.Globalization;
using System.Text;

namespace Workbench.Notebooks;

/// <summary>How much a cell may give out.</summary>
public sealed record OutputLimits
{
    /// <summary>Printed text kept from the start of a cell, in UTF-16 units. Default: 2,000,000.</summary>
    public int HeadChars { get; init; } = 2_000_000;

    /// <summary>Of what follows, how much of the end is kept, in UTF-16 units. Default: 20,000.</summary>
    public int TailChars { get; init; } = 20_000;

    /// <summary>How many outputs a cell may show. Default: 5,000.</summary>
    public int Displays { get; init; } = 5_000;

    /// <summary>How long text is collected before it is passed on. Default: 40 ms.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(40);
}

/// <summary>
/// Stands between a cell and its front end: joins small writes into few messages, keeps the beginning and the end of endless text (and says
/// how much was left out), and of many updates of one output passes on the last. Order is kept.
/// </summary>
internal sealed class ThrottledOutput : ICellOutput, IDisposable
{
    // A message this long is passed on without waiting for the clock.
    private const int MessageChars = 64 << 10;

    private readonly ICellOutput target;
    private readonly OutputLimits limits;
    private readonly Lock gate = new();
    private readonly List<Pending> queue = [];
    private readonly StringBuilder tail = new();
    private readonly Timer timer;
    private bool tailIsError;
    private bool scheduled;
    private int written;
    private int displays;
    private long skippedChars;
    private long skippedLines;

    private sealed record Pending(bool Error, StringBuilder? Text, MimeBundle? Bundle, string? Id);

    public ThrottledOutput(ICellOutput target, OutputLimits limits)
    {
        this.target = target;
        this.limits = limits;
        timer = new Timer(static state => ((ThrottledOutput)state!).Flush(), this, Timeout.Infinite, Timeout.Infinite);
    }

    public void Write(bool error, string text)
    {
        lock (gate)
        {
            var room = limits.HeadChars - written;
            if (room < text.Length)
            {
                var cut = Math.Max(0, room);
                // Not between the halves of a surrogate pair.
                if (cut > 0 && char.IsHighSurrogate(text[cut - 1]))
                    cut--;
                KeepTail(error, text[cut..]);
                written = limits.HeadChars;
                text = text[..cut];
                if (text.Length == 0)
                    return;
            }
            else
                written += text.Length;
            if (queue.Count > 0 && queue[^1] is { Text: { } last } pending && pending.Error == error)
                last.Append(text);
            else
                queue.Add(new Pending(error, new StringBuilder(text), null, null));
            if (queue[^1].Text!.Length >= MessageChars)
                FlushLocked();
            else
                Schedule();
        }
    }

    public void Display(MimeBundle bundle, string? displayId)
    {
        lock (gate)
        {
            if (++displays > limits.Displays)
                throw Errors.TooManyDisplays(limits.Displays);
            FlushLocked();
            target.Display(bundle, displayId);
        }
    }

    public void Update(MimeBundle bundle, string displayId)
    {
        lock (gate)
        {
            queue.RemoveAll(p => p.Id == displayId);
            queue.Add(new Pending(false, null, bundle, displayId));
            Schedule();
        }
    }

    public void Result(MimeBundle bundle)
    {
        lock (gate)
        {
            FlushLocked();
            target.Result(bundle);
        }
    }

    public void Clear(bool wait)
    {
        lock (gate)
        {
            queue.RemoveAll(p => p.Text is not null);
            tail.Clear();
            skippedChars = skippedLines = 0;
            written = displays = 0;
            FlushLocked();
            target.Clear(wait);
        }
    }

    public void Page(MimeBundle bundle) => target.Page(bundle);

    public string ReadLine(string prompt, bool password, CancellationToken cancellationToken)
    {
        Flush();
        return target.ReadLine(prompt, password, cancellationToken);
    }

    public void Flush()
    {
        lock (gate)
            FlushLocked();
    }

    /// <summary>The cell has ended: passes on what is left, with the end of text that was cut.</summary>
    public void Complete()
    {
        lock (gate)
        {
            FlushLocked();
            if (tail.Length == 0)
                return;
            if (tail.Length > limits.TailChars)
                Shorten();
            if (skippedChars > 0)
                target.Write(tailIsError, string.Create(CultureInfo.InvariantCulture, $"\n… {skippedChars:#,0} characters ({skippedLines:#,0} lines) are not shown: a cell shows the first {limits.HeadChars:#,0} and the last {limits.TailChars:#,0} …\n"));
            target.Write(tailIsError, tail.ToString());
            tail.Clear();
        }
    }

    public void Dispose() => timer.Dispose();

    private void KeepTail(bool error, string text)
    {
        tailIsError = error;
        tail.Append(text);
        if (tail.Length > 2 * Math.Max(limits.TailChars, MessageChars))
            Shorten();
    }

    private void Shorten()
    {
        var cut = tail.Length - limits.TailChars;
        // StringBuilder's indexer walks its chunks; a copy of the part is read once.
        skippedLines += tail.ToString(0, cut).AsSpan().Count('\n');
        skippedChars += cut;
        tail.Remove(0, cut);
    }

    private void Schedule()
    {
        if (scheduled)
            return;
        scheduled = true;
        timer.Change(limits.Interval, Timeout.InfiniteTimeSpan);
    }

    private void FlushLocked()
    {
        scheduled = false;
        foreach (var pending in queue)
        {
            if (pending.Text is { } text)
                target.Write(pending.Error, text.ToString());
            else
                target.Update(pending.Bundle!, pending.Id!);
        }
        queue.Clear();
    }
}
