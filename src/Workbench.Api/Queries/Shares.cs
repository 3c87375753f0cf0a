using Workbench.Api.Http;

namespace Workbench.Api.Queries;

/// <summary>Corrected shares of categories as the API gives them: the library's own, unchanged.</summary>
internal static class Shares
{
    public static readonly ParameterSet Parameters = new(
        Parameter.Choice("by", "What the rows are: the place of the report.", "district", "province"), new("category", "Only rows of this category.", Example: "poverty-reduction"),
        new("from", "Only reports of this day or later; a year or a month stands for its first day.", Example: "2015"),
        new("to", "Only reports of this day or earlier; a year or a month stands for its last day.", Example: "2024-12-31"),
        new("place", "Only this place and what lies in it: an id, or a name in any language. Repeat it for several.", Example: "Đắk Song", Repeats: true),
        new("language", "Only reports in this language.", Example: "ar"), Parameter.Format);

    public static readonly (int, string, string)[] Fails =
    [
        (404, "WB5416", "no sentence that passes has a category"), (409, "WB5417", "another model than the active one classified some of the sentences"), (409, "WB5418", "the errors of the active model are not known"),
        (400, "WB5410", "there is no such place"), (422, "WB5722", "there is no such category"), (503, "WB7034", "there is no model"),
    ];

    public static ShareQuery Query(Arguments arguments) => new(arguments.Text("by") ?? "district")
    {
        Category = arguments.Text("category"),
        From = arguments.Period("from", end: false),
        To = arguments.Period("to", end: true),
        Place = arguments.Texts("place") is { Count: > 0 } places ? string.Join(';', places) : null,
        Language = arguments.Text("language"),
    };

    public static Table Table(CategoryShares shares) => new("shares",
        [(shares.Query.By, "VARCHAR"), ("place_id", "VARCHAR"), ("level", "VARCHAR"), .. Province(shares) ? [("province", "VARCHAR")] : Array.Empty<(string, string)>(), ("category", "VARCHAR"), ("sentences", "INTEGER"), ("of", "INTEGER"), ("reports", "INTEGER"),
            ("counted", "DOUBLE"), ("adjusted", "DOUBLE"), ("low", "DOUBLE"), ("high", "DOUBLE"), ("model_id", "VARCHAR")],
        shares.Rows.Select(r => (object?[])[r.Key, r.PlaceId, r.Level, .. Province(shares) ? [r.Province] : Array.Empty<object?>(), r.Category, r.Sentences, r.Of, r.Reports, r.Counted, r.Adjusted, r.Low, r.High, shares.ModelId]));

    private static bool Province(CategoryShares shares) => shares.Query.By != "province";
}
