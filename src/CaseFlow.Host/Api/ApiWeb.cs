using System.Text.Encodings.Web;
using CaseFlow.Host.Web;

namespace CaseFlow.Host.Api;

/// <summary>The interface for programs: <c>/api/v1</c>, described at <c>/openapi/v1.json</c>, which holds no data and is open.</summary>
internal sealed class ApiWeb : IWebFeature
{
    public int Order => 200;

    public void Add(WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        builder.Services.AddOpenApi("v1", o =>
        {
            o.ShouldInclude = api => api.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            o.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "CaseFlow";
                document.Info.Description =
                    "Sign in with a personal access token (Authorization: Bearer …). Commands may carry Idempotency-Key: the same key gives the same answer and one effect. "
                    + "Refusals are application/problem+json with a stable code and errors by field.";
                return Task.CompletedTask;
            });
        });
    }

    public void Use(WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
}

/// <summary>What all groups of endpoints have in common.</summary>
internal static class ApiGroups
{
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string feature) =>
        routes.MapGroup($"/api/v1/{feature}").RequireAuthorization().WithTags(feature)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
}
