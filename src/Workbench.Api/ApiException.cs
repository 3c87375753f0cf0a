namespace Workbench.Api;

/// <summary>A request that the API does not carry out, with the HTTP status that says why. The message begins with a stable code.</summary>
public sealed class ApiException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="status">The HTTP status, 400 to 599.</param>
    /// <param name="code">The stable code, <c>WB7</c> and three digits.</param>
    /// <param name="message">The explanation without the code.</param>
    /// <param name="innerException">The cause, or null.</param>
    public ApiException(int status, string code, string message, Exception? innerException = null)
        : base($"{code}: {message}", innerException) => (Status, Code) = (status, code);

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The stable code, for programs; for example <c>WB7021</c>.</summary>
    public string Code { get; }

    /// <summary>Seconds after which to try again; null when that does not help.</summary>
    public int? RetryAfterSeconds { get; init; }
}
