using System.Globalization;
using Workbench.Api.Endpoints;
using Workbench.Api.Http;
using Workbench.Api.Queries;
using Workbench.Api.Store;

namespace Workbench.Api.Page;

/// <summary>The forms of the review: a decision each. A program that asks for JSON gets what was decided, a browser goes back to where it was.</summary>
internal static class ReviewForms
{
    /// <summary>What became of a form, for the script of the page.</summary>
    /// <param name="Review">The number of the decision; null for a label.</param>
    /// <param name="Said">What was done, in words.</param>
    /// <param name="Label">The number of the label; null for a decision on a figure.</param>
    private sealed record Outcome(long? Review, string Said, long? Label = null);

    public static void Map(WebApplication app, StoreHost store) => app.MapPost("/review", async (HttpContext c, CancellationToken _) =>
    {
        var form = await Bodies.FormAsync(c).ConfigureAwait(false);
        var back = Back(form["back"].ToString());
        var who = ReviewPage.Reviewer(c);
        switch (form["do"].ToString())
        {
            case "name":
                var name = form["name"].ToString().Trim();
                if (name.Length is 0 or > 100)
                    throw Errors.BadMember("name", "must have 1 to 100 characters.");
                c.Response.Cookies.Append(ReviewPage.NameCookie, name, new CookieOptions { SameSite = SameSiteMode.Strict, HttpOnly = true, Secure = c.Request.IsHttps, Path = "/", MaxAge = TimeSpan.FromDays(365) });
                return Results.Redirect(back);
            case "label" or "settle":
                return await LabelAsync(c, store, form, who, back).ConfigureAwait(false);
            case "undo" when Said(form["label"]) is { } label:
                var taken = await store.WriteAsync(wb => wb.UndoLabel(Bodies.Number(label), who), c.RequestAborted).ConfigureAwait(false);
                return Views.WantsPage(c) ? Results.Redirect(back) : Results.Json(new Outcome(null, $"Taken back: {Views.Category(taken.Category)}", taken.Number), Json.Options, statusCode: 201);
            case "undo":
                var undone = await store.WriteAsync(wb => wb.UndoReview(Bodies.Number(form["review"].ToString()), who, Said(form["reason"]) ?? "Undone on second thought."), c.RequestAborted).ConfigureAwait(false);
                return Answer(c, undone, back);
            case "confirm" or "reject" or "correct":
                var (id, action) = (form["figure"].ToString(), form["do"].ToString());
                var correction = action == "correct" ? await ChangesAsync(c, store, form, id).ConfigureAwait(false) : new Correction();
                return Answer(c, await ReviewEndpoints.DecideAsync(c, store, id, action, correction, who, Said(form["reason"]) ?? "").ConfigureAwait(false), back);
            default:
                throw Errors.BadMember("do", "must be confirm, correct, reject, undo, label, settle or name.");
        }
    }).ExcludeFromDescription().DisableAntiforgery();

    /// <summary>Only an address of the page itself is gone to; anything else could lead a reader away.</summary>
    public static string Back(string asked) => asked.StartsWith('/') && !asked.StartsWith("//", StringComparison.Ordinal) && !asked.Contains('\\', StringComparison.Ordinal) && !asked.Any(char.IsControl) ? asked : "/review";

    private static IResult Answer(HttpContext context, Review review, string back)
    {
        if (!Views.WantsPage(context))
            return Results.Json(new Outcome(review.Number, ReviewLists.Words(review)), Json.Options, statusCode: 201);
        var number = review.Number.ToString(CultureInfo.InvariantCulture);
        if (!back.StartsWith("/review", StringComparison.Ordinal))
            return Results.Redirect(back);
        var without = System.Text.RegularExpressions.Regex.Replace(back, "([?&])done=[0-9]*&?", "$1").TrimEnd('?', '&');
        return Results.Redirect($"{without}{(without.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={number}");
    }

    private static async Task<IResult> LabelAsync(HttpContext context, StoreHost store, IFormCollection form, string who, string back)
    {
        var parts = form["sentence"].ToString().Split('/');
        if (parts.Length != 2)
            throw Errors.BadMember("sentence", "must be a report and the number of a sentence, with a slash between.");
        var category = Said(form["category"]) ?? throw Errors.BadMember("category", "is missing.");
        var settles = form["do"] == "settle";
        var made = await ReviewEndpoints.LabelAsync(context, store, parts[0], parts[1], who, category, settles, Said(form["reason"])).ConfigureAwait(false);
        return Views.WantsPage(context) ? Results.Redirect(back) : Results.Json(new Outcome(null, $"{(settles ? "Settled" : "Labelled")}: {Views.Category(category)}", made.Number), Json.Options, statusCode: 201);
    }

    /// <summary>What the fields say otherwise than the figure: the form has all of them, a correction only what is changed.</summary>
    private static async Task<Correction> ChangesAsync(HttpContext context, StoreHost store, IFormCollection form, string id)
    {
        var figure = await store.ReadAsync(wb => FigureQuery.Find(wb, id), context.RequestAborted).ConfigureAwait(false) ?? throw Errors.NoFigure(id);
        string? Changed(string name, string? now) => Said(form[name]) is { } said && said != now ? said : null;
        decimal? Number(string name, decimal? now)
        {
            if (Said(form[name]) is not { } said)
                return null;
            return decimal.TryParse(said, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e21m ? number == now ? null : number
                : throw Errors.BadMember(name, $"cannot be '{said}'. Write a number such as 273 or 0.5, without spaces.");
        }
        DateOnly? Day(string name, DateOnly? now)
        {
            if (Said(form[name]) is not { } said)
                return null;
            return DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day == now ? null : day : throw Errors.BadMember(name, "is no day such as 2024-12-31.");
        }
        // An empty field takes away what the figure has; a field that the form does not send leaves it. The place that is shown may be the report's, which cannot be taken away.
        var clear = FigureParts.None;
        foreach (var (name, part, has) in ((string, FigureParts, bool)[])[("valueHigh", FigureParts.ValueHigh, figure.ValueHigh is not null), ("unit", FigureParts.Unit, figure.Unit is not null),
            ("periodStart", FigureParts.PeriodStart, figure.PeriodStart is not null), ("periodEnd", FigureParts.PeriodEnd, figure.PeriodEnd is not null), ("place", FigureParts.Place, figure.PlaceId is not null)])
            if (has && form.ContainsKey(name) && Said(form[name]) is null)
                clear |= part;
        return new Correction
        {
            Clear = clear, Value = Number("value", figure.Value), ValueHigh = Number("valueHigh", figure.ValueHigh), Unit = Changed("unit", figure.Unit), Kind = Changed("kind", figure.Kind), Bound = Changed("bound", figure.Bound),
            PeriodStart = Day("periodStart", figure.PeriodStart), PeriodEnd = Day("periodEnd", figure.PeriodEnd), Place = Changed("place", figure.Place),
        };
    }

    private static string? Said(Microsoft.Extensions.Primitives.StringValues values) => values.ToString().Trim() is { Length: > 0 } text ? text.Length <= 2000 ? text : throw Errors.BadMember("text", "has more than 2000 characters.") : null;
}
