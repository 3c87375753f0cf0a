using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Workbench.Api.Http;

namespace Workbench.Api.Endpoints;

/// <summary>Puts what the endpoints say of themselves into the OpenAPI document: parameters, bodies, and every error.</summary>
internal static class OpenApiFacts
{
    private static readonly (int Status, string Code, string When)[] OfAll =
    [
        (400, "WB7020", "a parameter is not known"), (400, "WB7021", "a parameter has a value that is not allowed"), (400, "WB7008", "the Host is not this server"),
        (401, "WB7012", "an API key is needed"), (401, "WB7013", "the API key is not known"), (403, "WB7014", "the key's role does not suffice"), (403, "WB7009", "another site sends a change"),
        (429, "WB7015", "too many requests in a minute"), (500, "WB7090", "an unexpected error; only its id is told"), (503, "WB7091", "the server is busy"),
    ];

    private static readonly (string Name, string Description)[] Tags =
    [
        ("Reports", "Texts that came in, whole."), ("Sentences", "Their sentences, with categories."), ("Figures", "Numbers with unit, bound, period and place, each with its words."), ("Places", "Provinces, districts and communes."),
        ("Categories", "What sentences can be about."), ("Comparing", "What figures come to, place by place and year by year."), ("Conflicts", "What sources state differently, and how that was settled."), ("Twins", "Reports that repeat others."),
        ("Review", "What people decide on figures and sentences."), ("Classifying", "What texts are about, without storing them."), ("Models", "Classifiers: trained, listed, made active."), ("SQL", "Queries on the store."),
        ("Store", "The store as a whole."), ("Jobs", "Work that goes on after the answer."),
    ];

    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Workbench",
                Version = "1",
                Description = "Reports about local campaigns in, comparable figures out. Every error is a problem (RFC 9457) with a stable `code`.",
                License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            };
            document.Servers = [new OpenApiServer { Url = "/" }];
            document.Tags = new HashSet<OpenApiTag>(Tags.Select(t => new OpenApiTag { Name = t.Name, Description = t.Description }));
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key, made by `workbench keys add`. Not needed while the store has none." },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] }, []];
            document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
            document.Components.Schemas["Problem"] = ProblemSchema();
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var facts = context.Description.ActionDescriptor.EndpointMetadata;
            foreach (var parameter in facts.OfType<ParameterSet>().LastOrDefault()?.All.Where(p => !p.Former) ?? [])
                (operation.Parameters ??= []).Add(Of(parameter));
            if (facts.OfType<TakesBody>().LastOrDefault() is { } body)
                operation.RequestBody = Of(body);
            operation.Responses ??= [];
            if (facts.OfType<GivesForms>().LastOrDefault() is { } forms)
            {
                if (!operation.Responses.TryGetValue("200", out var ok) || ok is not OpenApiResponse { Content: not null } answer)
                    operation.Responses["200"] = answer = new OpenApiResponse { Description = "OK", Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) };
                foreach (var type in forms.MediaTypes)
                    answer.Content[type] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal) ? null : "binary" } };
            }
            foreach (var group in OfAll.Concat(facts.OfType<GivesErrors>().SelectMany(g => g.Errors)).GroupBy(e => e.Status).OrderBy(g => g.Key))
                operation.Responses[group.Key.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new OpenApiResponse
                {
                    Description = string.Join("; ", group.Select(e => $"{e.Code}: {e.When}")) + ".",
                    Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                    {
                        [Problems.ContentType] = new OpenApiMediaType
                        {
                            Schema = new OpenApiSchemaReference("Problem", context.Document),
                            Examples = group.ToDictionary(e => e.Code, e => (IOpenApiExample)new OpenApiExample { Value = Example(e.Status, e.Code, e.When) }, StringComparer.Ordinal),
                        },
                    },
                };
            return Task.CompletedTask;
        });
    });

    private static OpenApiParameter Of(Parameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Required = parameter.Required,
        Description = parameter.Description,
        Example = parameter.Example is null ? null : parameter.Type == "integer" ? JsonValue.Create(int.Parse(parameter.Example, System.Globalization.CultureInfo.InvariantCulture))
            : parameter.Type == "number" ? JsonValue.Create(decimal.Parse(parameter.Example, System.Globalization.CultureInfo.InvariantCulture)) : JsonValue.Create(parameter.Example),
        Schema = new OpenApiSchema
        {
            Type = parameter.Type switch { "integer" => JsonSchemaType.Integer, "number" => JsonSchemaType.Number, _ => JsonSchemaType.String },
            Enum = parameter.Allowed is null ? null : [.. parameter.Allowed.Select(a => (JsonNode)JsonValue.Create(a))],
        },
    };

    private static OpenApiRequestBody Of(TakesBody body) => new()
    {
        Required = true,
        Description = body.Description,
        Content = body.Forms.ToDictionary(f => f.MediaType, f => (OpenApiMediaType)new OpenApiMediaType
        {
            Schema = new OpenApiSchema { Type = f.MediaType == "application/json" || f.MediaType.StartsWith("multipart", StringComparison.Ordinal) ? JsonSchemaType.Object : JsonSchemaType.String },
            Example = f.MediaType == "application/json" ? JsonNode.Parse(f.Example) : f.MediaType.StartsWith("multipart", StringComparison.Ordinal) ? null : JsonValue.Create(f.Example),
        }, StringComparer.Ordinal),
    };

    private static JsonObject Example(int status, string code, string when) => new()
    {
        ["type"] = "urn:workbench:error:" + code,
        ["title"] = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
        ["status"] = status,
        ["code"] = code,
        ["detail"] = when,
        ["instance"] = "0HN5",
    };

    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Every error (RFC 9457).",
        Required = new HashSet<string>(["type", "title", "status", "code", "detail", "instance"], StringComparer.Ordinal),
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "urn:workbench:error: and the code." },
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The HTTP status in words." },
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status." },
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The stable code, for programs.", Pattern = "^WB[0-9]{4}$" },
            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What was asked, what is allowed, what to do next." },
            ["instance"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The id of the request, which the log has too." },
        },
    };
}
