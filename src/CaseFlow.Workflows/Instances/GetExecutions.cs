using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Persistence;
using MediatR;

namespace CaseFlow.Workflows.Instances;

/// <summary>Every execution of the activities of an instance, in the order they began; none of one that is not there or not to be seen.</summary>
/// <param name="NodeIds">Null: of all activities.</param>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record GetExecutions(Guid InstanceId, IReadOnlyList<string>? NodeIds = null) : IQuery<IReadOnlyList<ExecutionItem>>
{
    /// <summary>The instance that an execution's id names; null when it is none.</summary>
    public static GetExecutions? Of(string executionId) => ExecutionName.Parse(executionId) is { } name ? new GetExecutions(name.InstanceId) : null;
}

/// <param name="Status">As Elsa says it: Running, Completed, Faulted or Canceled.</param>
/// <param name="Depth">How many executions it ran inside of.</param>
/// <param name="Faults">Those of what ran inside it are counted with it.</param>
public sealed record ExecutionItem(
    string Id, string? ParentId, string? ParentActivityId, int Depth, Guid InstanceId, string ActivityId, string NodeId, string ActivityType, int ActivityVersion, string? ActivityName,
    DateTimeOffset StartedAt, DateTimeOffset? CompletedAt, string Status, bool HasBookmarks, IReadOnlyList<string> Outcomes, string? Fault, string? FaultCode, int Faults);

internal sealed class GetExecutionsHandler(InstanceLog log) : IRequestHandler<GetExecutions, Result<IReadOnlyList<ExecutionItem>>>
{
    public async Task<Result<IReadOnlyList<ExecutionItem>>> Handle(GetExecutions request, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<ExecutionItem>>.From(await log.FindAsync(request.InstanceId, cancellationToken) is { } instance
            ? Items(instance).Where(e => request.NodeIds?.Contains(e.NodeId) != false).ToList()
            : []);

    private static List<ExecutionItem> Items(LoggedInstance instance)
    {
        var state = DatabaseStore.StateOf(instance.Row, instance.Graph);
        var waiting = state.Bookmarks.Values.Select(b => b.ExecutionId).ToHashSet();
        var incidents = state.Incidents.Where(i => i.ResolvedAt is null).ToLookup(i => i.ExecutionId);
        var items = new List<ExecutionItem>();
        var latest = new Dictionary<string, ExecutionItem>(StringComparer.Ordinal);
        foreach (var step in InstancePath.Of(instance.Journal))
        {
            var node = instance.Nodes.GetValueOrDefault(step.NodeId);
            var parent = node?.Parent is { } within ? latest.GetValueOrDefault(within.NodeId) : null;
            var incident = step.State == StepStates.Faulted ? incidents[step.ExecutionId].FirstOrDefault() : null;
            var item = new ExecutionItem(
                ExecutionName.Of(instance.Row.Id, step.ExecutionId), parent?.Id, parent?.ActivityId, parent is null ? 0 : parent.Depth + 1, instance.Row.Id,
                node?.Id ?? step.NodeId.Split(':')[^1], step.NodeId, node?.Type ?? "", node?.Version ?? 1, node?.Name, step.BeganAt,
                step.EndedAt ?? (instance.Ended ? instance.Row.FinishedAt : null), Status(step, instance.Ended), step.EndedAt is null && waiting.Contains(step.ExecutionId), step.Outcomes,
                incident is null ? null : PersonalData.Masked(incident.Text), incident?.Code, 0);
            items.Add(item);
            latest[step.NodeId] = item;
        }

        var faulted = items.FindAll(i => i.Status == "Faulted");
        return faulted.Count == 0
            ? items
            : items.ConvertAll(i => i with { Faults = faulted.Count(f => f.Id == i.Id || f.NodeId.StartsWith($"{i.NodeId}:", StringComparison.Ordinal)) });
    }

    private static string Status(PathStep step, bool ended) => step.State switch
    {
        StepStates.Done => "Completed",
        StepStates.Cancelled => "Canceled",
        StepStates.Faulted => "Faulted",
        _ => ended ? "Canceled" : "Running",
    };
}
