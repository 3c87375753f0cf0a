using Workbench.Api.Http;
using Workbench.Api.Queries;
using Workbench.Api.Store;

namespace Workbench.Api.Endpoints;

/// <summary>The role that an endpoint needs.</summary>
internal sealed record NeedsRole(string Role);

/// <summary>The codes of the errors that an endpoint gives beside those that all give.</summary>
internal sealed record GivesErrors(params (int Status, string Code, string When)[] Errors);

/// <summary>What the OpenAPI document says of a body that the endpoint reads itself.</summary>
internal sealed record TakesBody(string Description, params (string MediaType, string Example)[] Forms);

/// <summary>What the OpenAPI document says of an answer that has other forms than JSON.</summary>
internal sealed record GivesForms(params string[] MediaTypes);

/// <summary>What an endpoint says of itself: for the checks before it runs, and for the OpenAPI document.</summary>
internal static class EndpointFacts
{
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, ParameterSet parameters) => endpoint.WithMetadata(parameters);

    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, string role) => endpoint.WithMetadata(new NeedsRole(role));

    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder endpoint, params (int Status, string Code, string When)[] errors) => endpoint.WithMetadata(new GivesErrors(errors));

    public static RouteHandlerBuilder Reads(this RouteHandlerBuilder endpoint, string description, params (string MediaType, string Example)[] forms) => endpoint.WithMetadata(new TakesBody(description, forms));

    public static RouteHandlerBuilder Says(this RouteHandlerBuilder endpoint, string name, string tag, string summary) => endpoint.WithName(name).WithTags(tag).WithSummary(summary);

    public static RouteHandlerBuilder Gives(this RouteHandlerBuilder endpoint, params string[] mediaTypes) => endpoint.WithMetadata(new GivesForms(mediaTypes));

    /// <summary>An answer that is a table: JSON, and the same as CSV and Parquet by ending, <c>format</c> or <c>Accept</c>.</summary>
    /// <param name="api">Where it is added.</param>
    /// <param name="answers">Answers.</param>
    /// <param name="store">The store.</param>
    /// <param name="path">The address without ending.</param>
    /// <param name="says">Its name, tag and summary.</param>
    /// <param name="parameters">What it takes.</param>
    /// <param name="ask">Makes the answer; told whether it is for a file, which has all rows and no parts.</param>
    /// <param name="table">The rows of a file.</param>
    /// <param name="errors">What it fails with beside what all do.</param>
    public static void MapTable<T>(this IEndpointRouteBuilder api, Answers answers, StoreHost store, string path, (string Name, string Tag, string Summary) says, ParameterSet parameters,
        Func<HttpContext, CampaignWorkbench, bool, T> ask, Func<T, Table> table, params (int Status, string Code, string When)[] errors) =>
        api.MapTable(answers, store, path, says, parameters, ask, table, (_, answer) => answer, errors);

    /// <summary>As above, where JSON has another shape than what is asked: <paramref name="shape"/> makes it.</summary>
    public static void MapTable<T, TJson>(this IEndpointRouteBuilder api, Answers answers, StoreHost store, string path, (string Name, string Tag, string Summary) says, ParameterSet parameters,
        Func<HttpContext, CampaignWorkbench, bool, T> ask, Func<T, Table> table, Func<HttpContext, T, TJson> shape, params (int Status, string Code, string When)[] errors)
    {
        foreach (var form in (string?[])[null, "json", "csv", "parquet"])
        {
            var endpoint = api.MapGet(form is null ? path : $"{path}.{form}", (HttpContext c, CancellationToken _) =>
            {
                var wanted = Exports.Form(c, form);
                return wanted == "json" ? answers.JsonAsync(c, wb => shape(c, ask(c, wb, false))) : answers.SendAsync(c, wb => Exports.Make(store, wb, wanted, table(ask(c, wb, true))));
            });
            endpoint.Says(says.Name + (form is null ? "" : char.ToUpperInvariant(form[0]) + form[1..]), says.Tag, form is null ? says.Summary : $"{says.Summary} ({form})")
                .Takes(form is null ? parameters : new ParameterSet([.. parameters.All.Where(p => p.Name != "format")])).Fails([.. errors, .. form is null ? [(406, "WB7024", "`Accept` asks for another form")] : Array.Empty<(int, string, string)>()]);
            if (form is null or "json")
                endpoint.Produces<TJson>();
            if (form != "json")
                endpoint.Gives(form switch { "csv" => ["text/csv"], "parquet" => [Exports.ParquetType], _ => ["text/csv", Exports.ParquetType] });
        }
    }
}
