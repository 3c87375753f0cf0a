using System.Text;

namespace Workbench.Notebooks.Tests;

/// <summary>Keeps what a cell gave out, in order.</summary>
internal sealed class RecordingOutput : ICellOutput
{
    private readonly Lock gate = new();
    private readonly StringBuilder standard = new();
    private readonly StringBuilder error = new();

    public List<(string Kind, MimeBundle Bundle, string? Id)> Shown { get; } = [];

    public string Out
    {
        get
        {
            lock (gate)
                return standard.ToString();
        }
    }

    public string Error
    {
        get
        {
            lock (gate)
                return error.ToString();
        }
    }

    public int Cleared { get; private set; }

    public Func<string, string>? Answer { get; init; }

    public void Write(bool error, string text)
    {
        lock (gate)
            (error ? this.error : standard).Append(text);
    }

    public void Display(MimeBundle bundle, string? displayId) => Add("display", bundle, displayId);

    public void Update(MimeBundle bundle, string displayId) => Add("update", bundle, displayId);

    public void Result(MimeBundle bundle) => Add("result", bundle, null);

    public void Clear(bool wait) => Cleared++;

    public void Page(MimeBundle bundle) => Add("page", bundle, null);

    public string ReadLine(string prompt, bool password, CancellationToken cancellationToken) => Answer?.Invoke(prompt) ?? throw Errors.NoInput(prompt);

    private void Add(string kind, MimeBundle bundle, string? id)
    {
        lock (gate)
            Shown.Add((kind, bundle, id));
    }

    public string Text(int index) => Shown[index].Bundle.TryGet("text/plain", out var text) ? text : "";
}
