using System.ComponentModel.DataAnnotations.Schema;
using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Persistence;

/// <summary>One instance: what lists ask for as columns, the rest as one JSON text written once per burst.</summary>
[NotAudited]
internal sealed class WorkflowInstance : IVersioned
{
    public required Guid Id { get; init; }
    public required string DefinitionId { get; init; }
    public required int DefinitionVersion { get; set; }
    public string? CorrelationId { get; set; }
    public string? Name { get; set; }
    public InstanceStatus Status { get; set; }
    public InstanceSubStatus SubStatus { get; set; }
    public Guid? ParentInstanceId { get; init; }
    public string? ParentActivityId { get; init; }
    public Guid? ParentBookmarkId { get; init; }
    public bool AnswersAtRest { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public int OpenIncidents { get; set; }
    public int Bursts { get; set; }
    public required string State { get; set; }
    public int Version { get; set; }

    /// <summary>The state read in the transaction named beside it; read again in another one.</summary>
    [NotMapped]
    public InstanceState? Live { get; set; }

    [NotMapped]
    public Guid? LiveIn { get; set; }
}

/// <summary>Finds a wait point without opening its instance.</summary>
[NotAudited]
internal sealed class BookmarkRow
{
    public required Guid Id { get; init; }
    public required Guid InstanceId { get; init; }
    public required string Stimulus { get; init; }
    public string? Key { get; init; }
    public string? CorrelationId { get; set; }
    public required string ActivityId { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What one burst did, as one row.</summary>
[NotAudited]
internal sealed class JournalRow
{
    public required Guid InstanceId { get; init; }
    public required int Burst { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>See <see cref="JournalJson"/>.</summary>
    public required string Entries { get; init; }

    /// <summary>What set it off, see <see cref="BurstStimulus"/>; null where a person decided about an incident, and in rows written before it was kept.</summary>
    public string? Stimulus { get; init; }
}

[NotAudited]
internal sealed class IncidentRow
{
    public required Guid Id { get; init; }
    public required Guid InstanceId { get; init; }
    public required string DefinitionId { get; init; }
    public string? CorrelationId { get; set; }
    public required string ActivityId { get; init; }
    public required string ActivityType { get; init; }
    public string? ActivityName { get; init; }
    public required string Code { get; init; }

    /// <summary>JSON array of the text's parameters.</summary>
    public required string Args { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>retried, skipped or cancelled, and why.</summary>
    public string? Resolution { get; set; }
}

/// <summary>
/// An event on its way: for everybody, waiting to be handed out; or for a correlation or an instance, kept because it came
/// before anything waited for it (reliability A9).
/// </summary>
[NotAudited]
internal sealed class StoredEvent
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Null, as <see cref="InstanceId"/>: for everybody.</summary>
    public string? CorrelationId { get; init; }
    public Guid? InstanceId { get; init; }
    public required string Payload { get; init; }
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Of an event for everybody: the wait points still to be told, a JSON array; null before they were looked up.</summary>
    public string? Targets { get; set; }

    /// <summary>How many instances took it so far.</summary>
    public int Taken { get; set; }

    /// <summary>How often it was looked for somebody who waits.</summary>
    public int Looks { get; set; }
}

/// <summary>A start activity of a published version.</summary>
[NotAudited]
internal sealed class TriggerRow
{
    public required Guid Id { get; init; }
    public required string DefinitionId { get; init; }
    public required int DefinitionVersion { get; init; }
    public required string NodeId { get; init; }

    /// <summary>Event, Timer, Cron or StartAt.</summary>
    public required string Kind { get; init; }

    /// <summary>Event name, interval (c), cron expression, or instant (O).</summary>
    public required string Value { get; init; }
}
