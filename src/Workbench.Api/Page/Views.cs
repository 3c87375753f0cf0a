using System.Text;
using Workbench.Api.Http;
using Workbench.Api.Queries;
using Workbench.Api.Security;
using Workbench.Api.Store;

namespace Workbench.Api.Page;

/// <summary>The addresses of the page. Every view is written by the server, so that it can be read with scripts blocked.</summary>
internal static class Views
{
    public static void Map(WebApplication app, Answers answers, StoreHost store, ApiOptions options, ApiKeys keys)
    {
        Layout.Map(app);
        void View(string path, ParameterSet parameters, Func<HttpContext, CampaignWorkbench, string> make) =>
            app.MapGet(path, (HttpContext c, CancellationToken _) => answers.SendAsync(c, wb => new Answer(Encoding.UTF8.GetBytes(make(c, wb)), "text/html; charset=utf-8"), $"{c.Request.Cookies["theme"]}\n{ReviewPage.Reviewer(c)}\n{Signature.KeyName(c)}")).WithMetadata(parameters).ExcludeFromDescription();

        View("/", new ParameterSet(), OverviewPage.Make);
        View("/compare", ComparePage.Parameters, (c, wb) => ComparePage.Make(c, wb, store));
        View("/reports", ReportQuery.Parameters, ReportPages.List);
        View("/reports/{reportId}", new ParameterSet(), (c, wb) => ReportPages.One(c, wb, (string)c.Request.RouteValues["reportId"]!));
        View("/review", ReviewPage.Parameters, ReviewPage.Make);
        ReviewForms.Map(app, store);
        View("/data", DataPage.Parameters, (c, wb) => DataPage.Make(c, wb, options));
        ClassifyPage.Map(app, store);
        app.MapGet("/login", (HttpContext c, CancellationToken _) => Results.Content(Login(c, null), "text/html; charset=utf-8")).WithMetadata(new OpenToAll()).ExcludeFromDescription();
        app.MapPost("/login", async (HttpContext c, CancellationToken _) =>
        {
            var key = (await Bodies.FormAsync(c).ConfigureAwait(false))["key"].ToString().Trim();
            if (keys.Find(key) is null)
                return Results.Content(Login(c, "The key is not known."), "text/html; charset=utf-8", statusCode: 401);
            c.Response.Cookies.Append(Guard.Cookie, key, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = c.Request.IsHttps, Path = "/" });
            return Results.Redirect("/");
        }).WithMetadata(new OpenToAll()).ExcludeFromDescription().DisableAntiforgery();
    }

    public static bool WantsPage(HttpContext context) => context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public static string ErrorPage(HttpContext context, Problem problem)
    {
        if (problem.Code is "WB7012" or "WB7013")
            return Login(context, problem.Code == "WB7013" ? problem.Detail : null);
        return Layout.Page(context, problem.Title, Html.Of($"""
            <div class="narrow"><h1>{problem.Title}</h1><p class="lead">{problem.Detail}</p><p class="soft">{problem.Code} · {problem.Instance}</p><p><a class="button" href="/">Go to the overview</a></p></div>
            """), "error");
    }

    private static string Login(HttpContext context, string? error) => Layout.Page(context, "Sign in", Html.Of($"""
        <div class="narrow"><h1>Sign in</h1>
        <p class="lead">This workbench asks for an API key. Whoever runs it makes one with <code>workbench keys add NAME</code>.</p>
        {Html.If(error is not null, () => Html.Of($"<p class=\"error\" role=\"alert\">{error}</p>"))}
        <form method="post" action="/login" class="stack"><label for="key">API key</label><input id="key" name="key" type="password" autocomplete="current-password" required><button class="button primary">Sign in</button></form></div>
        """), "login");

    public static Html Next(HttpContext context, string? cursor)
    {
        if (cursor is null)
            return Html.Empty;
        return Html.Of($"<nav class=\"pages\" aria-label=\"More\"><a class=\"button\" rel=\"next\" href=\"{With(context, ("cursor", cursor))}\">Next</a></nav>");
    }

    /// <summary>The address of the view with some of its parameters changed; null takes one away.</summary>
    public static string With(HttpContext context, params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var query = context.Request.Query.SelectMany(q => q.Value.Select(v => (q.Key, Value: v))).Where(q => !string.IsNullOrEmpty(q.Value)).ToList();
        foreach (var (name, value) in changes)
        {
            query.RemoveAll(q => q.Key == name);
            if (value is not null)
                query.Add((name, value));
        }
        return context.Request.Path + QueryString.Create(query.Select(q => new KeyValuePair<string, string?>(q.Key, q.Value))).Value;
    }

    public static Html Options(IEnumerable<(string Value, string Label)> options, string? chosen) =>
        Html.Each(options, o => Html.Of($"<option value=\"{o.Value}\"{(o.Value == (chosen ?? "") ? Html.Of($" selected") : Html.Empty)}>{o.Label}</option>"));

    public static string Category(string? id) => id is null ? "" : Categories.Default.FirstOrDefault(c => c.Id == id)?.Label ?? id;
}
