namespace Workbench.Charts;

/// <summary>A chart that was refused or could not be drawn. The message starts with <see cref="Code"/> and ends with the next step.</summary>
public sealed class ChartException : Exception
{
    internal ChartException(string code, string message, Exception? inner = null)
        : base($"{code}: {message}", inner) => Code = code;

    /// <summary>Stable error code, <c>WB3001</c> to <c>WB3999</c>: 30xx data, 31xx grammar, 32xx renderer, 33xx output.</summary>
    public string Code { get; }
}
