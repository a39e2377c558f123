using CaseFlow.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Deadlines;

public enum DeadlineChangeKind
{
    Started,
    Extended,
    Recomputed,
    Passed,
    Met,
    Stopped,
    Reopened,
}

/// <summary>One change of a deadline: from which day to which, why, by which version of the calendar. Never changed.</summary>
internal sealed class DeadlineChange
{
    public required Guid Id { get; init; }
    public required Guid DeadlineId { get; init; }

    /// <summary>1, 2, 3 … within the deadline.</summary>
    public required int Sequence { get; init; }

    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required DeadlineChangeKind Kind { get; init; }
    public DateOnly? OldLastDay { get; init; }
    public required DateOnly LastDay { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required string Reason { get; init; }
    public required int CalendarVersion { get; init; }
    public required bool Provisional { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DeadlineChange>
    {
        public void Configure(EntityTypeBuilder<DeadlineChange> builder)
        {
            builder.ToTable("deadline_changes");
            builder.Property(x => x.Kind).HasConversion<string>().HasMaxLength(20);
            builder.HasIndex(x => new { x.DeadlineId, x.Sequence }).IsUnique();
        }
    }
}

/// <summary>A step of the ladder that is over for this round: it went out, or its instant was past when the round began.</summary>
[NotAudited]
internal sealed class DeadlineStep
{
    public required Guid DeadlineId { get; init; }
    public required int Round { get; init; }
    public required string Step { get; init; }
    public required DateTimeOffset PlannedAt { get; init; }
    public required DateTimeOffset At { get; init; }
    public required bool Skipped { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DeadlineStep>
    {
        public void Configure(EntityTypeBuilder<DeadlineStep> builder)
        {
            builder.ToTable("deadline_steps");
            builder.HasKey(x => new { x.DeadlineId, x.Round, x.Step });
            builder.Property(x => x.Step).HasMaxLength(80);
        }
    }
}
