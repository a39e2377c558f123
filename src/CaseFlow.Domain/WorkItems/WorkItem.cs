using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.WorkItems;

internal enum WorkItemState
{
    Open,
    Completed,
    Cancelled,
}

/// <summary>A task for people that a process waits on. What its subject was called when it opened stands in the row, so that lists are one query.</summary>
internal sealed class WorkItem : IVersioned
{
    public const string KeyStart = Deadline.OfTask;

    public required Guid Id { get; init; }
    public required Guid SubjectId { get; init; }
    public required string SubjectKind { get; init; }
    public string? SubjectNumber { get; set; }
    public required string SubjectTitle { get; init; }
    public required string Place { get; init; }
    public required string RegionPath { get; set; }
    public required Guid BookmarkId { get; init; }
    public required Guid InstanceId { get; init; }
    public required string DefinitionId { get; init; }
    public required int DefinitionVersion { get; set; }
    public required string ActivityId { get; set; }
    public required string Title { get; set; }
    public string? Instructions { get; set; }

    /// <summary>JSON array of <see cref="WorkItemOutcome"/>.</summary>
    public required string OutcomesJson { get; set; }

    public required string FormParametersJson { get; set; }
    public required bool Optional { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateOnly? LastDay { get; set; }

    /// <summary>The first instant that is late.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public WorkItemState State { get; private set; }
    public Guid? ClaimedById { get; private set; }
    public string? ClaimedBy { get; private set; }
    public DateTimeOffset? ClaimedAt { get; private set; }
    public Guid? ClosedById { get; private set; }
    public string? ClosedBy { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public string? Outcome { get; private set; }
    public string? CancelReason { get; private set; }
    public int Version { get; set; }

    public IReadOnlyList<WorkItemOutcome> Outcomes => ProcessJson.Read<WorkItemOutcome[]>(OutcomesJson);

    public JsonObject FormParameters => ProcessJson.ReadObject(FormParametersJson);

    /// <summary>Names the deadline that keeps this task's due date and reminders.</summary>
    public string DeadlineKey => $"{KeyStart}{Id:D}";

    public void Claim(Actor actor, DateTimeOffset now) => (ClaimedById, ClaimedBy, ClaimedAt) = (actor.PersonId, actor.Name, now);

    public void Release() => (ClaimedById, ClaimedBy, ClaimedAt) = (null, null, null);

    public void Complete(Actor actor, string outcome, DateTimeOffset now) =>
        (State, ClosedById, ClosedBy, ClosedAt, Outcome) = (WorkItemState.Completed, actor.PersonId, actor.Name, now, outcome);

    public void Cancel(string reason, DateTimeOffset now) => (State, ClosedAt, CancelReason) = (WorkItemState.Cancelled, now, reason);

    public void Reopen() => (State, ClosedAt, CancelReason) = (WorkItemState.Open, null, null);
}

/// <summary>Who may do a task: a unit, a role, both (that role in that unit) or one person.</summary>
internal sealed class WorkItemCandidate
{
    public required Guid WorkItemId { get; init; }
    public required int Position { get; init; }
    public required string PartyKey { get; init; }
    public Guid? UnitId { get; set; }
    public string? Role { get; set; }
    public Guid? PersonId { get; init; }
    public required string Name { get; set; }
}

internal sealed class WorkItemMapping : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.ToTable("work_items");
        builder.Ignore(x => x.Outcomes);
        builder.Ignore(x => x.FormParameters);
        builder.Ignore(x => x.DeadlineKey);
        builder.Property(x => x.SubjectKind).HasMaxLength(40);
        builder.Property(x => x.SubjectNumber).HasMaxLength(80);
        builder.Property(x => x.SubjectTitle).HasMaxLength(400);
        builder.Property(x => x.Place).HasMaxLength(300);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.DefinitionId).HasMaxLength(80);
        builder.Property(x => x.ActivityId).HasMaxLength(120);
        builder.Property(x => x.Title).HasMaxLength(200);
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(12);
        builder.Property(x => x.ClaimedBy).HasMaxLength(60);
        builder.Property(x => x.ClosedBy).HasMaxLength(60);
        builder.Property(x => x.Outcome).HasMaxLength(60);
        builder.HasIndex(x => new { x.SubjectId, x.State });
        builder.HasIndex(x => x.BookmarkId);
        builder.HasIndex(x => new { x.State, x.DueAt });
        builder.HasIndex(x => new { x.ClosedById, x.ClosedAt }).HasFilter("closed_by_id IS NOT NULL");
    }
}

internal sealed class WorkItemCandidateMapping : IEntityTypeConfiguration<WorkItemCandidate>
{
    public void Configure(EntityTypeBuilder<WorkItemCandidate> builder)
    {
        builder.ToTable("work_item_candidates");
        builder.HasKey(x => new { x.WorkItemId, x.Position });
        builder.Property(x => x.PartyKey).HasMaxLength(60);
        builder.Property(x => x.Role).HasMaxLength(40);
        builder.Property(x => x.Name).HasMaxLength(120);
        builder.HasOne<WorkItem>().WithMany().HasForeignKey(x => x.WorkItemId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(x => x.UnitId);
        builder.HasIndex(x => x.PersonId);
        builder.HasIndex(x => x.Role);
    }
}
