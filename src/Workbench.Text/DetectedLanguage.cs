namespace Workbench.Text;

/// <summary>The language of a text.</summary>
/// <param name="Language">A code of a known language, or <c>und</c> for any other and for too little text.</param>
/// <param name="Confidence">From 0 (a guess) to 1 (certain).</param>
public sealed record DetectedLanguage(string Language, double Confidence);
