namespace Workbench.Text;

/// <summary>Which extractor made a result, so that stored figures can be told from those of an older one.</summary>
public static class ExtractorInfo
{
    /// <summary>The version of rules and language data together; it changes whenever a result may change.</summary>
    public const string Version = "1.12";
}
