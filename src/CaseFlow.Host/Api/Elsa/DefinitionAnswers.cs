using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Activities.Describing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>How <c>/elsa/api</c> reads requests and answers them.</summary>
internal static class DefinitionAnswers
{
    /// <summary>A definition as large as it may be, with room for how it is written and wrapped.</summary>
    private const int MostBytes = DocumentLimits.Bytes + (1024 * 1024);

    public static RouteGroupBuilder MapElsaDefinitions(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/elsa/api").RequireAuthorization().ExcludeFromDescription().DisableAntiforgery();

    public static IResult Json(JsonNode body, int status = StatusCodes.Status200OK) =>
        Results.Text(DocumentText.Of(body), "application/json", Encoding.UTF8, status);

    /// <summary>404 without a body where nothing is there, else why, with the code. Elsa's client shows only what comes with 400, so that is what a conflict is too.</summary>
    public static IResult Refused(IReadOnlyList<Refusal> refusals) => refusals[0].Kind switch
    {
        RefusalKind.NotFound => Results.NotFound(),
        RefusalKind.Forbidden => Errors(StatusCodes.Status403Forbidden, refusals),
        RefusalKind.Unavailable => Errors(StatusCodes.Status503ServiceUnavailable, refusals),
        _ => Errors(StatusCodes.Status400BadRequest, refusals),
    };

    public static IResult Errors(int status, string key, IEnumerable<string> texts, string? code = null)
    {
        var body = new JsonObject
        {
            ["statusCode"] = status,
            ["message"] = "One or more errors occurred!",
            ["errors"] = new JsonObject { [key] = new JsonArray([.. texts.Select(t => JsonValue.Create(t))]) },
        };
        if (code is not null)
        {
            body["code"] = code;
        }

        return Results.Text(DocumentText.Of(body), "application/problem+json", Encoding.UTF8, status);
    }

    private static IResult Errors(int status, IReadOnlyList<Refusal> refusals) => Errors(status, "generalErrors", refusals.Select(r => r.Text()), refusals[0].Code);

    /// <summary>The body as an object; null together with the answer to give when it is none.</summary>
    public static async Task<(JsonObject? Body, IResult? Wrong)> BodyAsync(HttpContext http, CancellationToken ct)
    {
        try
        {
            if (http.Request.ContentLength > MostBytes)
            {
                return (null, TooLarge());
            }

            using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
            var text = await reader.ReadToEndAsync(ct);
            return (string.IsNullOrWhiteSpace(text) ? [] : DocumentText.Parse(text), null);
        }
        catch (Exception e) when (e is JsonException or DocumentException)
        {
            return (null, Errors(StatusCodes.Status400BadRequest, "serializerErrors", [e.Message]));
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLarge());
        }
    }

    public static IResult TooLarge() =>
        Errors(StatusCodes.Status400BadRequest, "generalErrors", [TextCatalog.Get("elsa.too-large", DocumentLimits.Bytes / 1024 / 1024)], "elsa.too-large");

    public static string[] Texts(this JsonObject body, string member) =>
        body[member] is JsonArray list ? [.. list.Select(i => i is JsonValue v && v.TryGetValue<string>(out var s) ? s : null).OfType<string>()] : [];

    /// <summary>Why, as the caller may say; else that it was done in the designer.</summary>
    public static string Why(this JsonObject body) =>
        body["reason"] is JsonValue v && v.TryGetValue<string>(out var s) && s.Length > 0 ? s : TextCatalog.Get("elsa.by-designer");

    public static void Tag(this HttpContext http, int version, int revision) => http.Response.Headers.ETag = $"\"v{version}.{revision}\"";

    /// <summary>One version with the tag that a later save names.</summary>
    public static async Task<IResult> DefinitionAsync(this HttpContext http, IMediator mediator, DefinitionView view, CancellationToken ct)
    {
        http.Tag(view.Version, view.Revision);
        var who = http.RequestServices.GetRequiredService<RequestContext>().Actor;
        return Json(DefinitionModel.Of(view, await mediator.TypesAsync(ct), who?.Is(Roles.ProcessAdministrator) == true));
    }

    public static async Task<IResult> DefinitionAsync(this HttpContext http, IMediator mediator, string versionId, CancellationToken ct) =>
        await http.DefinitionAsync(mediator, (await mediator.OneAsync(versionId, ct))!, ct);

    public static async Task<IReadOnlyDictionary<string, IReadOnlySet<int>>> TypesAsync(this IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new DescribedTypes(), ct)).Value;

    /// <summary>
    /// What the caller began from: as If-Match says; without it, as the model's own id and version say, which an old tab still
    /// has. Null when nothing says it.
    /// </summary>
    public static DefinitionBase? Began(this HttpContext http, JsonObject? model = null)
    {
        var parts = http.Request.Headers.IfMatch.ToString().Trim('"').TrimStart('v').Split('.');
        if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
        {
            return new DefinitionBase(version, revision);
        }

        var id = model?.Text("id") is { Length: > 0 } own ? own : null;
        int? number = model?["version"] is JsonValue v && v.TryGetValue<int>(out var given) && given > 0 ? given : null;
        return id is null && number is null ? null : new DefinitionBase(number, null, id);
    }

    /// <summary>The same; who does not say it may go on with a draft of their own, not with what somebody else saved last.</summary>
    public static async Task<DefinitionBase?> BeganAsync(this HttpContext http, IMediator mediator, JsonObject model, bool byModel, CancellationToken ct)
    {
        if (http.Began(byModel ? model : null) is { } said || model.Text("definitionId") is not { Length: > 0 } id)
        {
            return http.Began(byModel ? model : null);
        }

        var mine = http.RequestServices.GetRequiredService<RequestContext>().Who.Name;
        return await mediator.OneAsync(id, VersionChoice.Latest, ct) is { IsPublished: false } draft && draft.SavedBy != mine ? new DefinitionBase(null, null, "") : null;
    }

    /// <summary>One version by its kind; null when there is none of that kind.</summary>
    public static Task<DefinitionView?> OneAsync(this IMediator mediator, string definitionId, VersionChoice which, CancellationToken ct) =>
        mediator.FirstAsync(new FindDefinitionVersions(which, [definitionId], Order: VersionOrder.Version, Descending: true, Take: 1), ct);

    public static Task<DefinitionView?> OneAsync(this IMediator mediator, string versionId, CancellationToken ct) =>
        mediator.FirstAsync(new FindDefinitionVersions(VersionChoice.All, VersionIds: [versionId], Take: 1), ct);

    private static async Task<DefinitionView?> FirstAsync(this IMediator mediator, FindDefinitionVersions query, CancellationToken ct) =>
        (await mediator.Send(query, ct)).Value.Items is [var first, ..] ? first : null;
}
