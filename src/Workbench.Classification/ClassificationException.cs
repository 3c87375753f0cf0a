namespace Workbench.Classification;

/// <summary>An input, model file or argument that the classification cannot work with. The message starts with
/// <see cref="Code"/> and says what was asked, the value, what is allowed and the next step.</summary>
public sealed class ClassificationException : Exception
{
    internal ClassificationException(string code, string message, Exception? inner = null)
        : base($"{code}: {message}", inner) => Code = code;

    /// <summary>The stable code of the error, <c>WB4001</c> to <c>WB4999</c>; listed in <c>docs/guide/classification.md</c>.</summary>
    public string Code { get; }
}
