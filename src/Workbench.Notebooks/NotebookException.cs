namespace Workbench.Notebooks;

/// <summary>
/// Something about a notebook, a cell or the kernel cannot be done as asked. The message starts with <see cref="Code"/> and says what was
/// asked, what is allowed and the next step.
/// </summary>
public sealed class NotebookException : Exception
{
    internal NotebookException(string code, string message, Exception? inner = null) : base(code + ": " + message, inner) => Code = code;

    /// <summary>The stable code of the error, such as <c>WB6004</c>.</summary>
    public string Code { get; }
}
