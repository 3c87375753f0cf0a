using System.Text.Json.Nodes;

namespace Workbench.Notebooks.Jupyter;

/// <summary>What a front end learns about the kernel.</summary>
internal static class KernelInfo
{
    public const string Banner = "C# notebooks of the Workbench. #!lsmagic lists commands, Name? explains a name.";

    public static JsonObject Content() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = JupyterKernel.ProtocolVersion,
        ["implementation"] = "workbench",
        ["implementation_version"] = Version,
        ["language_info"] = LanguageInfo(),
        ["banner"] = Banner,
        ["help_links"] = new JsonArray(),
    };

    public static JsonObject LanguageInfo() => new()
    {
        ["name"] = "C#",
        ["version"] = "14",
        ["mimetype"] = "text/x-csharp",
        ["file_extension"] = ".cs",
        ["pygments_lexer"] = "csharp",
        ["codemirror_mode"] = "text/x-csharp",
        ["nbconvert_exporter"] = "script",
    };

    private static string Version => typeof(KernelInfo).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
