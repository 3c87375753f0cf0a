using System.Reflection;
using System.Security.Cryptography;

namespace Workbench.Api.Page;

/// <summary>The frame of every view, and the files it needs.</summary>
internal static class Layout
{
    private static readonly (string Path, string Name)[] Tabs = [("/", "Overview"), ("/compare", "Compare"), ("/reports", "Reports"), ("/review", "Review"), ("/classify", "Classify"), ("/data", "Data")];

    private static readonly Dictionary<string, (byte[] Bytes, string Mark)> Files = Load();

    public static string Page(HttpContext context, string title, Html main, string view, string? script = null)
    {
        var path = context.Request.Path.Value ?? "/";
        var theme = context.Request.Cookies["theme"] is "dark" or "light" ? context.Request.Cookies["theme"] : null;
        var here = Tabs.LastOrDefault(t => t.Path == "/" ? path == "/" : path == t.Path || path.StartsWith(t.Path + "/", StringComparison.Ordinal)).Path;
        return Html.Of($"""
            <!doctype html>
            <html lang="en"{(theme is null ? Html.Empty : Html.Of($" data-theme=\"{theme}\""))}>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title} · Workbench</title>
            <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="{Address("app.css")}">
            <script type="module" src="{Address("app.js")}"></script>
            {Html.If(script is not null, () => Html.Of($"<script type=\"module\" src=\"{Address(script!)}\"></script>"))}
            </head>
            <body class="view-{view}">
            <a class="skip" href="#main">Skip to the content</a>
            <header class="top">
            <a class="brand" href="/"><svg aria-hidden="true" viewBox="0 0 24 24" width="22" height="22"><path d="M3 4h12v4H3zM3 10h18v4H3zM3 16h8v4H3z" fill="currentColor"/></svg><span>Workbench</span></a>
            <nav aria-label="Views"><ul>
            {Html.Each(Tabs, t => Html.Of($"<li><a href=\"{t.Path}\"{(t.Path == here ? Html.Of($" aria-current=\"page\"") : Html.Empty)}>{t.Name}</a></li>"))}
            </ul></nav>
            <button type="button" class="theme" id="theme" hidden aria-label="Switch between light and dark"><svg aria-hidden="true" viewBox="0 0 24 24" width="20" height="20"><path d="M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18" fill="none" stroke="currentColor" stroke-width="2"/><path d="M12 3a9 9 0 0 0 0 18z" fill="currentColor"/></svg></button>
            </header>
            <main id="main" tabindex="-1">
            {main}
            </main>
            <footer><p>Every number leads back to its words. <a href="/api/v1/openapi.json">API</a></p></footer>
            </body>
            </html>
            """).ToString();
    }

    public static string Address(string file) => $"/assets/{file}?{Files[file].Mark}";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/assets/{file}", (HttpContext context, string file) =>
        {
            if (!Files.TryGetValue(file, out var found))
                throw Errors.NoRoute("/assets/" + file);
            context.Response.Headers.CacheControl = context.Request.QueryString.Value == "?" + found.Mark ? "public, max-age=31536000, immutable" : "no-cache";
            return Results.Bytes(found.Bytes, System.IO.Path.GetExtension(file) switch { ".css" => "text/css; charset=utf-8", ".js" => "text/javascript; charset=utf-8", ".svg" => "image/svg+xml", _ => "application/octet-stream" });
        }).ExcludeFromDescription();
        app.MapGet("/assets/fonts/{name}.ttf", (HttpContext context, string name) =>
        {
            // The fonts of the charts, so that Thai and Arabic are readable on a machine that has no fonts for them.
            var file = name switch
            {
                "noto-sans" or "noto-sans-thai" or "noto-sans-arabic" => Font(name, "400Regular"),
                "noto-sans-semibold" or "noto-sans-thai-semibold" or "noto-sans-arabic-semibold" => Font(name[..^"-semibold".Length], "600SemiBold"),
                _ => null,
            };
            if (file is null || !File.Exists(file))
                throw Errors.NoRoute($"/assets/fonts/{name}.ttf");
            context.Response.Headers.CacheControl = "public, max-age=86400";
            return Results.File(file, "font/ttf");
        }).ExcludeFromDescription();
    }

    private static string? Font(string family, string weight)
    {
        if (ModelFiles.Home() is not { } home)
            return null;
        var name = string.Concat(family.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
        return System.IO.Path.Combine(home, "npm", "node_modules", "@expo-google-fonts", family, weight, $"{name}_{weight}.ttf");
    }

    private static Dictionary<string, (byte[], string)> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = new Dictionary<string, (byte[], string)>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("assets/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            files[name["assets/".Length..]] = (bytes.ToArray(), Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..10]);
        }
        return files;
    }
}
