namespace Workbench;

/// <summary>
/// A request that the workbench cannot carry out. The message begins with a stable code (<c>WB5101: …</c>), says what was
/// asked, what is allowed and what to do next.
/// </summary>
public sealed class WorkbenchException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="code">The stable code, <c>WB5</c> and three digits.</param>
    /// <param name="message">The explanation without the code.</param>
    /// <param name="innerException">The cause, or null.</param>
    public WorkbenchException(string code, string message, Exception? innerException = null)
        : base($"{code}: {message}", innerException) => Code = code;

    /// <summary>The stable code of the error, for programs; for example <c>WB5102</c>.</summary>
    public string Code { get; }
}
