using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Instances;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>Elsa's executions of activities: what the instance viewer draws its badges and its panel from.</summary>
internal sealed class ActivityExecutionEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var elsa = routes.MapElsaDefinitions();
        elsa.MapPost("/activity-executions/report", ReportAsync);
        elsa.MapGet("/activity-executions/list", (HttpContext http, IMediator mediator, CancellationToken ct) => ListAsync(http, mediator, InstanceJson.Execution, ct));
        elsa.MapGet("/activity-execution-summaries/list", (HttpContext http, IMediator mediator, CancellationToken ct) => ListAsync(http, mediator, InstanceJson.ExecutionSummary, ct));
        elsa.MapGet("/activity-executions/count", CountAsync);
        elsa.MapGet("/activity-executions/by-id", (string? id, IMediator mediator, CancellationToken ct) => OneAsync(id ?? "", mediator, ct));
        elsa.MapGet("/activity-executions/{id}", OneAsync);
        elsa.MapGet("/activity-executions/{id}/call-stack", CallStackAsync);
    }

    /// <summary>One row for each activity asked for, also where it never ran; a second row for one would break the viewer.</summary>
    private static async Task<IResult> ReportAsync(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var (body, wrong) = await DefinitionAnswers.BodyAsync(http, ct);
        if (body is null)
        {
            return wrong!;
        }

        var nodes = body.Texts("activityNodeIds").Distinct().ToList();
        var runs = await mediator.Send(Of(body.Text("workflowInstanceId"), nodes), ct);
        if (!runs.Succeeded)
        {
            return DefinitionAnswers.Refused(runs.Refusals);
        }

        var byNode = runs.Value.ToLookup(r => r.NodeId);
        return DefinitionAnswers.Json(new JsonObject { ["stats"] = new JsonArray([.. nodes.Order(StringComparer.Ordinal).Select(n => InstanceJson.Stats(n, [.. byNode[n]]))]) });
    }

    private static async Task<IResult> ListAsync(HttpContext http, IMediator mediator, Func<ExecutionItem, JsonObject> shown, CancellationToken ct)
    {
        var (query, node) = (http.Request.Query, http.Request.Query["activityNodeId"].ToString());
        var runs = await mediator.Send(Of(query["workflowInstanceId"], node.Length == 0 ? null : [node]), ct);
        bool? completed = bool.TryParse(query["completed"], out var asked) ? asked : null;
        return runs.Succeeded
            ? DefinitionAnswers.Json(InstanceJson.Counted([.. runs.Value.Where(r => completed is null || r.CompletedAt is not null == completed).Select(shown)]))
            : DefinitionAnswers.Refused(runs.Refusals);
    }

    private static async Task<IResult> CountAsync(string? workflowInstanceId, string? activityId, IMediator mediator, CancellationToken ct)
    {
        var runs = await mediator.Send(Of(workflowInstanceId, null), ct);
        return runs.Succeeded
            ? DefinitionAnswers.Json(new JsonObject { ["count"] = runs.Value.Count(r => activityId is null || r.ActivityId == activityId) })
            : DefinitionAnswers.Refused(runs.Refusals);
    }

    private static Task<IResult> OneAsync(string id, IMediator mediator, CancellationToken ct) =>
        WithAsync(id, mediator, (_, run) => InstanceJson.Execution(run), ct);

    /// <summary>The execution and those it ran inside of, the outermost first.</summary>
    private static async Task<IResult> CallStackAsync(HttpContext http, string id, IMediator mediator, CancellationToken ct)
    {
        var (skip, take, wrong) = JournalEndpoints.Part(http.Request.Query);
        return wrong ?? await WithAsync(
            id,
            mediator,
            (runs, run) =>
            {
                var stack = new List<ExecutionItem> { run };
                while (stack[0].ParentId is { } parent && runs.FirstOrDefault(r => r.Id == parent && !stack.Contains(r)) is { } within)
                {
                    stack.Insert(0, within);
                }

                var page = InstanceJson.Page(stack.Skip(skip).Take(take).Select(InstanceJson.Execution), stack.Count);
                page.Insert(0, "activityExecutionId", id);
                return page;
            },
            ct);
    }

    private static async Task<IResult> WithAsync(string id, IMediator mediator, Func<IReadOnlyList<ExecutionItem>, ExecutionItem, JsonObject> answer, CancellationToken ct)
    {
        if (GetExecutions.Of(id) is not { } query)
        {
            return Results.NotFound();
        }

        var runs = await mediator.Send(query, ct);
        return !runs.Succeeded ? DefinitionAnswers.Refused(runs.Refusals)
            : runs.Value.LastOrDefault(r => r.Id == id) is { } run ? DefinitionAnswers.Json(answer(runs.Value, run)) : Results.NotFound();
    }

    private static GetExecutions Of(string? instance, IReadOnlyList<string>? nodes) => new(Guid.TryParse(instance, out var id) ? id : Guid.Empty, nodes);
}
