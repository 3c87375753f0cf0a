using Workbench.Api.Http;

namespace Workbench.Api.Endpoints;

/// <summary>The role that an endpoint needs.</summary>
internal sealed record NeedsRole(string Role);

/// <summary>The codes of the errors that an endpoint gives beside those that all give.</summary>
internal sealed record GivesErrors(params (int Status, string Code, string When)[] Errors);

/// <summary>What the OpenAPI document says of a body that the endpoint reads itself.</summary>
internal sealed record TakesBody(string Description, params (string MediaType, string Example)[] Forms);

/// <summary>What an endpoint says of itself: for the checks before it runs, and for the OpenAPI document.</summary>
internal static class EndpointFacts
{
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, ParameterSet parameters) => endpoint.WithMetadata(parameters);

    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, string role) => endpoint.WithMetadata(new NeedsRole(role));

    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder endpoint, params (int Status, string Code, string When)[] errors) => endpoint.WithMetadata(new GivesErrors(errors));

    public static RouteHandlerBuilder Reads(this RouteHandlerBuilder endpoint, string description, params (string MediaType, string Example)[] forms) => endpoint.WithMetadata(new TakesBody(description, forms));

    public static RouteHandlerBuilder Says(this RouteHandlerBuilder endpoint, string name, string tag, string summary) => endpoint.WithName(name).WithTags(tag).WithSummary(summary);
}
