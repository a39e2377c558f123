using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.WorkSteps;

/// <summary>What the district asks of its streets or departments by a day, or for good: plans, meetings, rules (R26-R32, R41, R109).</summary>
internal sealed class WorkStep : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>Of the district.</summary>
    public required string RegionPath { get; init; }

    public required string Title { get; init; }

    /// <summary>The clause that asks for it.</summary>
    public required string Basis { get; init; }

    public required bool ForStreets { get; init; }
    public required bool ForDepartments { get; init; }

    /// <summary>What is to be there, one name a line.</summary>
    public required string Items { get; init; }

    /// <summary>Null: owed as long as it stands.</summary>
    public DateOnly? LastDay { get; init; }

    public required DateTimeOffset SetAt { get; init; }
    public required string SetBy { get; init; }

    /// <summary>It was over before anybody entered it: a milestone of the past, nobody is late with it (A-3, C59).</summary>
    public required bool Past { get; init; }

    public string? CancelledBecause { get; set; }
    public DateTimeOffset? CompletedAt { get; set; }
    public int Version { get; set; }

    public IReadOnlyList<string> ItemNames => Items.Split('\n');
}

/// <summary>A unit did one thing of a step; a later one of the same thing takes its place, and both stay.</summary>
internal sealed class StepDelivery
{
    public required Guid Id { get; init; }
    public required Guid StepId { get; init; }
    public required Guid UnitId { get; init; }
    public required string Item { get; init; }
    public required DateOnly DoneOn { get; init; }

    /// <summary>Number of the document, where it is one.</summary>
    public string? DocumentNumber { get; init; }

    public string? Remark { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }
}

internal sealed class WorkStepMapping : IEntityTypeConfiguration<WorkStep>, IEntityTypeConfiguration<StepDelivery>
{
    public void Configure(EntityTypeBuilder<WorkStep> builder)
    {
        builder.ToTable("work_steps");
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.Title).HasMaxLength(SetWorkStep.MaxTitle);
        builder.Property(x => x.Basis).HasMaxLength(SetWorkStep.MaxTitle);
        builder.Property(x => x.Items).HasMaxLength(SetWorkStep.MostItems * (SetWorkStep.MaxItem + 1));
        builder.Property(x => x.SetBy).HasMaxLength(60);
        builder.Property(x => x.CancelledBecause).HasMaxLength(SetWorkStep.MaxTitle);
        builder.HasIndex(x => x.RegionPath);
    }

    public void Configure(EntityTypeBuilder<StepDelivery> builder)
    {
        builder.ToTable("step_deliveries");
        builder.Property(x => x.Item).HasMaxLength(SetWorkStep.MaxItem);
        builder.Property(x => x.DocumentNumber).HasMaxLength(60);
        builder.Property(x => x.Remark).HasMaxLength(DeliverStep.MaxRemark);
        builder.Property(x => x.RecordedBy).HasMaxLength(60);
        builder.HasIndex(x => new { x.StepId, x.UnitId });
        builder.HasOne<WorkStep>().WithMany().HasForeignKey(x => x.StepId).OnDelete(DeleteBehavior.Restrict);
    }
}
