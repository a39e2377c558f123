using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Migration;

public enum MigrationStatus
{
    /// <summary>Written down; nothing is moved before somebody releases it.</summary>
    Draft,
    Ready,
    Running,
    Stopped,
    Done,
    Undoing,
    Undone,
}

public enum MigrationItemStatus
{
    Waiting,
    Moved,
    Refused,
    Undone,

    /// <summary>It was moved and cannot go back.</summary>
    UndoRefused,
}

/// <summary>What moves which instances from one version to another, who said so and why.</summary>
internal sealed class MigrationPlan : IVersioned
{
    public required Guid Id { get; init; }
    public required string DefinitionId { get; init; }
    public required int FromVersion { get; init; }
    public required int ToVersion { get; init; }

    /// <summary>JSON of <see cref="MigrationRules"/>.</summary>
    public required string Rules { get; init; }

    /// <summary>JSON of <see cref="InstanceFilter"/>.</summary>
    public required string Filter { get; init; }
    public required string Reason { get; init; }
    public required int BatchSize { get; init; }

    /// <summary>How long after its start it may be undone.</summary>
    public required int UndoHours { get; init; }
    public required Guid CreatedById { get; init; }
    public required string CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public MigrationStatus Status { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public Guid StartedById { get; set; }
    public string? StartedBy { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public string? UndoReason { get; set; }
    public int Version { get; set; }
}

/// <summary>One instance of a started plan; its status is written in the transaction of its move, so that each is moved once.</summary>
internal sealed class MigrationItem
{
    public required Guid PlanId { get; init; }
    public required Guid InstanceId { get; init; }
    public string? CorrelationId { get; init; }
    public MigrationItemStatus Status { get; set; }

    /// <summary>Why it was refused: the refusal's code and the JSON array of its parameters.</summary>
    public string? Code { get; set; }
    public string? Args { get; set; }
    public DateTimeOffset? At { get; set; }

    /// <summary>How many bursts the instance had had after its move; with more it has gone on and does not go back.</summary>
    public int Bursts { get; set; }

    /// <summary>JSON of <see cref="UndoRecord"/>; empty after the window to undo.</summary>
    public string? Undo { get; set; }
}

/// <summary>Which instances of the old version are moved; all unfinished ones where nothing is said.</summary>
public sealed record InstanceFilter(
    IReadOnlyList<Guid>? InstanceIds = null, IReadOnlyList<string>? CorrelationIds = null, DateTimeOffset? StartedBefore = null, bool IncludeFinished = false)
{
    internal IQueryable<Persistence.WorkflowInstance> Of(IQueryable<Persistence.WorkflowInstance> all, string definitionId, int version)
    {
        all = all.Where(i => i.DefinitionId == definitionId && i.DefinitionVersion == version);
        all = IncludeFinished ? all : all.Where(i => i.Status == InstanceStatus.Running || i.SubStatus == InstanceSubStatus.Faulted);
        all = InstanceIds is { Count: > 0 } ids ? all.Where(i => ids.Contains(i.Id)) : all;
        all = CorrelationIds is { Count: > 0 } correlations ? all.Where(i => correlations.Contains(i.CorrelationId!)) : all;
        return StartedBefore?.ToUniversalTime() is { } before ? all.Where(i => i.CreatedAt < before) : all;
    }
}
