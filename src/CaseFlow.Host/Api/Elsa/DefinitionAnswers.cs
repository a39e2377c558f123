using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>How <c>/elsa/api</c> reads requests and answers them.</summary>
internal static class DefinitionAnswers
{
    public static RouteGroupBuilder MapElsaDefinitions(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/elsa/api").RequireAuthorization().ExcludeFromDescription().DisableAntiforgery();

    public static IResult Json(JsonNode body, int status = StatusCodes.Status200OK) =>
        Results.Text(body.ToJsonString(JsonValues.Options), "application/json", Encoding.UTF8, status);

    /// <summary>404 without a body where nothing is there, 409 where somebody was first, else 400 with what is wrong.</summary>
    public static IResult Refused(IReadOnlyList<Refusal> refusals) => refusals[0].Kind switch
    {
        RefusalKind.NotFound => Results.NotFound(),
        RefusalKind.Forbidden => Errors(StatusCodes.Status403Forbidden, "generalErrors", refusals.Select(r => r.Text())),
        RefusalKind.Conflict => Errors(StatusCodes.Status409Conflict, "generalErrors", refusals.Select(r => r.Text())),
        RefusalKind.Unavailable => Errors(StatusCodes.Status503ServiceUnavailable, "generalErrors", refusals.Select(r => r.Text())),
        _ => Errors(StatusCodes.Status400BadRequest, "generalErrors", refusals.Select(r => r.Text())),
    };

    public static IResult Errors(int status, string key, IEnumerable<string> texts)
    {
        var body = new JsonObject
        {
            ["statusCode"] = status,
            ["message"] = "One or more errors occurred!",
            ["errors"] = new JsonObject { [key] = new JsonArray([.. texts.Select(t => JsonValue.Create(t))]) },
        };
        return Results.Text(body.ToJsonString(JsonValues.Options), "application/problem+json", Encoding.UTF8, status);
    }

    /// <summary>The body as an object; null together with the answer to give when it is none.</summary>
    public static async Task<(JsonObject? Body, IResult? Wrong)> BodyAsync(HttpContext http, CancellationToken ct)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(ct);
        try
        {
            return (string.IsNullOrWhiteSpace(text) ? [] : JsonNode.Parse(text)!.AsObject(), null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, Errors(StatusCodes.Status400BadRequest, "serializerErrors", [e.Message]));
        }
    }
}
