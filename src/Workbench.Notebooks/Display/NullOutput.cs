namespace Workbench.Notebooks;

/// <summary>Output that nobody sees.</summary>
internal sealed class NullOutput : ICellOutput
{
    public static readonly NullOutput Instance = new();

    public void Write(bool error, string text)
    {
    }

    public void Display(MimeBundle bundle, string? displayId)
    {
    }

    public void Update(MimeBundle bundle, string displayId)
    {
    }

    public void Result(MimeBundle bundle)
    {
    }

    public void Clear(bool wait)
    {
    }

    public void Page(MimeBundle bundle)
    {
    }

    public string ReadLine(string prompt, bool password, CancellationToken cancellationToken) => throw Errors.NoInput(prompt);
}
