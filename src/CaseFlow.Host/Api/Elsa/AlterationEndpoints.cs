using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Migration;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>Elsa's alterations of running instances, each instance in a transaction of its own.</summary>
internal sealed class AlterationEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var alterations = routes.MapGroup("/elsa/api/alterations").RequireAuthorization().WithTags("elsa");
        alterations.MapPost("/dry-run", DryRunAsync);
        alterations.MapPost("/run", RunAsync);
        alterations.MapPost("/submit", SubmitAsync);
        alterations.MapGet("/{id:guid}", GetAsync);
        alterations.MapPost("/workflows/retry", RetryAsync);
    }

    private static async Task<IResult> DryRunAsync(IMediator mediator, AlterationFilterBody body, CancellationToken ct)
    {
        var found = await mediator.Send(new FindAlterable(body.ToFilter()), ct);
        return found.Succeeded ? TypedResults.Ok(new { workflowInstanceIds = body.Spelled(found.Value) }) : Problems.From(found.Refusals);
    }

    private static async Task<IResult> RunAsync(IServiceScopeFactory scopes, RequestContext context, AlterationRunBody body, CancellationToken ct)
    {
        var runs = new AlterationRuns(scopes, context);
        return await runs.MayAsync(ct) is { } refused
            ? Problems.From(refused)
            : TypedResults.Ok(new { results = await runs.RunAsync(body.WorkflowInstanceIds ?? [], body.Alterations ?? [], ct) });
    }

    private static async Task<IResult> SubmitAsync(
        IServiceScopeFactory scopes, IMediator mediator, RequestContext context, TimeProvider time, AlterationSubmitBody body, CancellationToken ct)
    {
        var filter = body.Filter ?? new AlterationFilterBody();
        var found = await mediator.Send(new FindAlterable(filter.ToFilter()), ct);
        if (!found.Succeeded)
        {
            return Problems.From(found.Refusals);
        }

        var id = Guid.CreateVersion7(time.GetUtcNow());
        var created = time.GetUtcNow();
        var results = await new AlterationRuns(scopes, context).RunAsync(filter.Spelled(found.Value), body.Alterations ?? [], ct);
        var document = AlterationReport.Of(id, filter, body.Alterations ?? [], results, created, time.GetUtcNow());
        var kept = await mediator.Send(new KeepAlterationPlan(id, document.ToJsonString()), ct);
        return kept.Succeeded ? TypedResults.Ok(new { planId = id.ToString("N") }) : Problems.From(kept.Refusals);
    }

    private static async Task<IResult> GetAsync(IMediator mediator, Guid id, CancellationToken ct)
    {
        var found = await mediator.Send(new GetAlterationPlan(id), ct);
        return found.Succeeded ? TypedResults.Ok(JsonNode.Parse(found.Value)) : Problems.From(found.Refusals);
    }

    private static async Task<IResult> RetryAsync(IServiceScopeFactory scopes, RequestContext context, AlterationRetryBody body, CancellationToken ct)
    {
        var runs = new AlterationRuns(scopes, context);
        return await runs.MayAsync(ct) is { } refused
            ? Problems.From(refused)
            : TypedResults.Ok(new { results = await runs.RetryAsync(body.WorkflowInstanceIds ?? [], body.ActivityIds, ct) });
    }
}

internal sealed record AlterationRunBody(IReadOnlyList<string>? WorkflowInstanceIds, IReadOnlyList<JsonObject>? Alterations);

internal sealed record AlterationSubmitBody(AlterationFilterBody? Filter, IReadOnlyList<JsonObject>? Alterations);

internal sealed record AlterationRetryBody(IReadOnlyList<string>? WorkflowInstanceIds, IReadOnlyList<string>? ActivityIds);

internal sealed record AlterationFilterBody(
    bool EmptyFilterSelectsAll = false, IReadOnlyList<string>? WorkflowInstanceIds = null, IReadOnlyList<string>? CorrelationIds = null,
    IReadOnlyList<string>? DefinitionIds = null, IReadOnlyList<string>? Statuses = null, IReadOnlyList<string>? SubStatuses = null)
{
    public AlterationFilter ToFilter() => new(
        WorkflowInstanceIds is null ? null : [.. WorkflowInstanceIds.Select(i => Guid.TryParse(i, out var id) ? id : Guid.Empty)],
        CorrelationIds, DefinitionIds, Statuses, SubStatuses, EmptyFilterSelectsAll);

    /// <summary>Ids as the caller writes them.</summary>
    public string[] Spelled(IReadOnlyList<Guid> ids) =>
        [.. ids.Select(id => WorkflowInstanceIds?.FirstOrDefault(w => Guid.TryParse(w, out var given) && given == id) ?? id.ToString())];
}
