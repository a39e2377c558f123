using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Instances;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>Elsa's journal of one instance. One that is not there has an empty journal, as on a stock server.</summary>
internal sealed class JournalEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var elsa = routes.MapElsaDefinitions();
        elsa.MapGet("/workflow-instances/{id}/journal", (HttpContext http, string id, IMediator mediator, CancellationToken ct) => PageAsync(http, id, mediator, [], ct));
        elsa.MapPost("/workflow-instances/{id}/journal", FilteredAsync);
        elsa.MapGet("/workflow-instances/{id}/journal/{activityId}", LastAsync);
    }

    private static async Task<IResult> FilteredAsync(HttpContext http, string id, IMediator mediator, CancellationToken ct)
    {
        var (body, wrong) = await DefinitionAnswers.BodyAsync(http, ct);
        return body is null ? wrong! : await PageAsync(http, id, mediator, body["filter"] as JsonObject ?? [], ct);
    }

    private static async Task<IResult> PageAsync(HttpContext http, string id, IMediator mediator, JsonObject filter, CancellationToken ct)
    {
        var (skip, take, wrong) = Part(http.Request.Query);
        if (wrong is not null)
        {
            return wrong;
        }

        var page = await mediator.Send(
            new GetJournal(Guid.TryParse(id, out var instance) ? instance : Guid.Empty)
            {
                ActivityIds = filter.Texts("activityIds"),
                NodeIds = filter.Texts("activityNodeIds"),
                ExcludedTypes = filter.Texts("excludedActivityTypes"),
                Events = filter.Texts("eventNames"),
                Skip = skip,
                Take = take,
            },
            ct);
        return page.Succeeded ? DefinitionAnswers.Json(InstanceJson.Page(page.Value.Items.Select(InstanceJson.Record), page.Value.Total)) : DefinitionAnswers.Refused(page.Refusals);
    }

    private static async Task<IResult> LastAsync(string id, string activityId, IMediator mediator, CancellationToken ct)
    {
        var page = await mediator.Send(new GetJournal(Guid.TryParse(id, out var instance) ? instance : Guid.Empty) { ActivityIds = [activityId], Last = true }, ct);
        return !page.Succeeded ? DefinitionAnswers.Refused(page.Refusals)
            : page.Value.Items is [var last] ? DefinitionAnswers.Json(InstanceJson.Last(last, page.Value)) : Results.NotFound();
    }

    /// <summary><c>skip</c> and <c>take</c>, or <c>page</c> and <c>pageSize</c>; the first hundred when nothing is said.</summary>
    internal static (int Skip, int Take, IResult? Wrong) Part(IQueryCollection query)
    {
        var (take, size) = (Number(query, "take"), Number(query, "pageSize"));
        var part = Math.Min(take ?? size ?? 100, ListInstances.MostRows);
        var skip = Number(query, "skip") ?? (long)(Number(query, "page") ?? 0) * part;
        return take < 0 || size < 0 || skip < 0
            ? (0, 0, DefinitionAnswers.Errors(StatusCodes.Status400BadRequest, "generalErrors", [Domain.Kernel.TextCatalog.Get("elsa.page", ListInstances.MostRows)]))
            : ((int)Math.Min(skip, int.MaxValue), part, null);
    }

    /// <summary>-1 for what is no number.</summary>
    private static int? Number(IQueryCollection query, string name) =>
        query[name].ToString() is not { Length: > 0 } text ? null : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
