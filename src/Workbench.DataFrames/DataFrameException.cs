namespace Workbench.DataFrames;

/// <summary>A frame was asked for something it cannot give. The message begins with <see cref="Code"/> and ends with what to do.</summary>
public sealed class DataFrameException : Exception
{
    internal DataFrameException(string code, string message, Exception? inner = null)
        : base($"{code}: {message}", inner) => Code = code;

    /// <summary>Stable code, for example <c>WB2001</c>.</summary>
    public string Code { get; }
}
