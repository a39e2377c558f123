using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Migration;
using MediatR;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>One instance's result, in Elsa's words.</summary>
internal sealed record AlterationResult(string WorkflowInstanceId, AlterationLog Log, bool WorkflowHasScheduledWork, bool IsSuccessful);

internal sealed record AlterationLog(IReadOnlyList<AlterationLogEntry> LogEntries);

internal sealed record AlterationLogEntry(string Message, string LogLevel, DateTimeOffset Timestamp, string EventName);

/// <summary>Alters instances one after the other; one that is refused does not stop the next. Under one idempotency key each has a key of its own.</summary>
internal sealed class AlterationRuns(IServiceScopeFactory scopes, RequestContext caller)
{
    /// <summary>Why the caller may not alter instances at all; null when they may.</summary>
    public async Task<IReadOnlyList<Refusal>?> MayAsync(CancellationToken ct)
    {
        var probe = await SendAsync(new FindAlterable(new AlterationFilter(null, null, null, null, null, false)), null, ct);
        return probe.Succeeded ? null : probe.Refusals;
    }

    public async Task<IReadOnlyList<AlterationResult>> RunAsync(IReadOnlyList<string> instances, IReadOnlyList<JsonObject> alterations, CancellationToken ct)
    {
        var results = new List<AlterationResult>();
        foreach (var instance in instances)
        {
            var id = Guid.TryParse(instance, out var parsed) ? parsed : Guid.Empty;
            var answer = await SendAsync(new AlterInstance(id, [.. alterations.Select(a => (JsonObject)a.DeepClone())]), $"{id:N}", ct);
            results.Add(Result(instance, alterations, answer));
        }

        return results;
    }

    public async Task<IReadOnlyList<AlterationResult>> RetryAsync(IReadOnlyList<string> instances, IReadOnlyList<string>? activities, CancellationToken ct)
    {
        var results = new List<AlterationResult>();
        foreach (var instance in instances)
        {
            var id = Guid.TryParse(instance, out var parsed) ? parsed : Guid.Empty;
            var failed = (await SendAsync(new FailedActivities(id, activities), null, ct)).Value;
            JsonObject[] schedule = [.. failed.Distinct().Select(a => new JsonObject { ["type"] = "ScheduleActivity", ["activityId"] = a })];
            results.Add(Result(instance, schedule, await SendAsync(new AlterInstance(id, schedule), $"retry:{id:N}", ct)));
        }

        return results;
    }

    private static AlterationResult Result(string instance, IReadOnlyList<JsonObject> alterations, Result<InstanceAltered> answer)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new AlterationResult(
            instance,
            new AlterationLog(answer.Succeeded
                ? [.. alterations.Select(a => (string?)a["type"]).Select(type => new AlterationLogEntry($"{type} succeeded", "Information", now, $"Alteration {type} succeeded"))]
                : [.. answer.Refusals.Select(r => new AlterationLogEntry(r.Text(), "Error", now, $"Alteration failed: {r.Code}"))]),
            answer.Succeeded && answer.Value.HasScheduledWork,
            answer.Succeeded);
    }

    private async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request, string? key, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.Actor, context.Origin) = (caller.Actor, caller.Origin);
        context.IdempotencyKey = caller.IdempotencyKey is { } own && key is not null ? $"{own}:{key}" : null;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }
}

/// <summary>A submitted plan as Elsa answers for it: the plan and one job per instance.</summary>
internal static class AlterationReport
{
    public static JsonObject Of(
        Guid id, AlterationFilterBody filter, IReadOnlyList<JsonObject> alterations, IReadOnlyList<AlterationResult> results, DateTimeOffset created, DateTimeOffset completed)
    {
        var plan = id.ToString("N");
        var selects = new JsonObject { ["emptyFilterSelectsAll"] = filter.EmptyFilterSelectsAll, ["isSystem"] = false };
        if (filter.WorkflowInstanceIds is { } ids)
        {
            selects["workflowInstanceIds"] = new JsonArray([.. ids.Select(i => JsonValue.Create(i))]);
        }

        return new JsonObject
        {
            ["plan"] = new JsonObject
            {
                ["alterations"] = new JsonArray([.. alterations.Select(a => a.DeepClone())]),
                ["workflowInstanceFilter"] = selects,
                ["status"] = "Completed",
                ["createdAt"] = created,
                ["completedAt"] = completed,
                ["id"] = plan,
            },
            ["jobs"] = new JsonArray([.. results.Select(r => Job(plan, r, created, completed))]),
        };
    }

    private static JsonObject Job(string plan, AlterationResult result, DateTimeOffset created, DateTimeOffset completed) => new()
    {
        ["planId"] = plan,
        ["workflowInstanceId"] = result.WorkflowInstanceId,
        ["status"] = result.IsSuccessful ? "Completed" : "Failed",
        ["log"] = new JsonArray([.. result.Log.LogEntries.Select(e => new JsonObject
        {
            ["message"] = e.Message, ["logLevel"] = e.LogLevel, ["timestamp"] = e.Timestamp, ["eventName"] = e.EventName,
        })]),
        ["createdAt"] = created,
        ["startedAt"] = created,
        ["completedAt"] = completed,
        ["id"] = Guid.CreateVersion7(completed).ToString("N"),
        ["tenantId"] = "",
    };
}
