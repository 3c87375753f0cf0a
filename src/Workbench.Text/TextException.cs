namespace Workbench.Text;

/// <summary>A text could not be read, or a language was asked for that there is no data of.</summary>
public sealed class TextException : Exception
{
    /// <summary>Makes an exception with a stable code.</summary>
    /// <param name="code">The stable code, such as <c>WB1001</c>.</param>
    /// <param name="message">What was asked, the value, what is allowed, the next step; without the code.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public TextException(string code, string message, Exception? innerException = null)
        : base($"{code}: {message}", innerException) => Code = code;

    /// <summary>The stable code, such as <c>WB1001</c>; it never changes its meaning.</summary>
    public string Code { get; }
}
