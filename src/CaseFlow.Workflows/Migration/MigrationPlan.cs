using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseFlow.Domain.Kernel;

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

    /// <summary>Given up before it began.</summary>
    Withdrawn,
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
    public Guid? ApprovedById { get; set; }
    public string? ApprovedBy { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }

    /// <summary><see cref="Content"/> as it was when it was approved; it is started as that or not at all.</summary>
    public string? ApprovedContent { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public Guid StartedById { get; set; }
    public string? StartedBy { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public string? UndoReason { get; set; }
    public int Version { get; set; }

    /// <summary>Fingerprint of all that the plan says.</summary>
    public string Content => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n', DefinitionId, FromVersion.ToString(CultureInfo.InvariantCulture), ToVersion.ToString(CultureInfo.InvariantCulture), Rules, Filter, Reason,
        BatchSize.ToString(CultureInfo.InvariantCulture), UndoHours.ToString(CultureInfo.InvariantCulture)))));
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
