using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Persistence;
using FluentValidation;
using MediatR;

namespace CaseFlow.Workflows.Instances;

/// <summary>What happened in an instance, step by step; empty for one that is not there or not to be seen.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record GetJournal(Guid InstanceId) : IQuery<JournalPage>
{
    public IReadOnlyList<string> ActivityIds { get; init; } = [];

    public IReadOnlyList<string> NodeIds { get; init; } = [];

    public IReadOnlyList<string> ExcludedTypes { get; init; } = [];

    public IReadOnlyList<string> Events { get; init; } = [];

    public int Skip { get; init; }

    public int Take { get; init; } = 100;

    /// <summary>Only the last entry that fits.</summary>
    public bool Last { get; init; }
}

public sealed record JournalPage(IReadOnlyList<JournalItem> Items, int Total, string? DefinitionId = null, string? VersionId = null, int Version = 0);

/// <param name="Text">A remark, personal data masked.</param>
public sealed record JournalItem(
    Guid InstanceId, string ExecutionId, string? ParentExecutionId, string ActivityId, string ActivityType, int ActivityVersion, string? ActivityName, string NodeId,
    DateTimeOffset At, int Sequence, string Event, IReadOnlyList<string> Outcomes, string? Text);

internal sealed class GetJournalValidator : AbstractValidator<GetJournal>
{
    public GetJournalValidator()
    {
        RuleFor(x => x.Skip).GreaterThanOrEqualTo(0);
        RuleFor(x => x.Take).InclusiveBetween(0, ListInstances.MostRows);
    }
}

internal sealed class GetJournalHandler(InstanceLog log) : IRequestHandler<GetJournal, Result<JournalPage>>
{
    public async Task<Result<JournalPage>> Handle(GetJournal request, CancellationToken cancellationToken)
    {
        if (await log.FindAsync(request.InstanceId, cancellationToken) is not { } instance)
        {
            return new JournalPage([], 0);
        }

        var fitting = Items(instance).Where(i => Fits(request, i)).ToList();
        var page = request.Last ? fitting.TakeLast(1) : fitting.Skip(request.Skip).Take(request.Take);
        return new JournalPage([.. page], fitting.Count, instance.Graph.DefinitionId, instance.Graph.Document.Id, instance.Graph.Version);
    }

    private static IEnumerable<JournalItem> Items(LoggedInstance instance)
    {
        // What an activity ran in is the execution of its container that began last before it.
        var latest = new Dictionary<string, int>(StringComparer.Ordinal);
        var sequence = 0;
        foreach (var row in instance.Journal)
        {
            foreach (var entry in JournalJson.Read(row.Entries))
            {
                latest[entry.NodeId] = entry.ExecutionId;
                var node = instance.Nodes.GetValueOrDefault(entry.NodeId);
                yield return new JournalItem(
                    instance.Row.Id, ExecutionName.Of(instance.Row.Id, entry.ExecutionId),
                    node?.Parent is { } parent && latest.TryGetValue(parent.NodeId, out var within) ? ExecutionName.Of(instance.Row.Id, within) : null,
                    node?.Id ?? entry.NodeId.Split(':')[^1], node?.Type ?? "", node?.Version ?? 1, node?.Name, entry.NodeId, row.At, sequence++, entry.Event, entry.Outcomes,
                    entry.Text is { } text ? PersonalData.Masked(text) : null);
            }
        }
    }

    private static bool Fits(GetJournal filter, JournalItem item) =>
        (filter.ActivityIds.Count == 0 || filter.ActivityIds.Contains(item.ActivityId)) && (filter.NodeIds.Count == 0 || filter.NodeIds.Contains(item.NodeId))
        && !filter.ExcludedTypes.Contains(item.ActivityType) && (filter.Events.Count == 0 || filter.Events.Contains(item.Event));
}
