using Workbench.Formatting;

namespace Workbench.DataFrames;

/// <summary>A frame in notebooks: its table with types and units, and always how many rows there are.</summary>
internal sealed class DataFrameFormatters
{
    public IEnumerable<object> CreateTypeFormatters()
    {
        yield return new ConventionFormatter("text/html", frame => ((DataFrame)frame).ToHtml());
        yield return new ConventionFormatter("text/plain", frame => ((DataFrame)frame).ToText());
    }
}
