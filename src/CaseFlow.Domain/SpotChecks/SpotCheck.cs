using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.SpotChecks;

/// <summary>The district group looks at how a street works its grids, on a day, for a span of days before it (R92-R95).</summary>
internal sealed class SpotCheck : IVersioned
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }

    /// <summary>One of <see cref="SpotCheckKinds"/>.</summary>
    public required string Kind { get; init; }

    public required string StreetCode { get; init; }
    public required string StreetName { get; init; }

    /// <summary>Of the street.</summary>
    public required string RegionPath { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>The days whose records are looked at, both inclusive.</summary>
    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }
    public required string Participants { get; init; }

    /// <summary>One of <see cref="SpotCheckStates"/>.</summary>
    public string State { get; set; } = SpotCheckStates.Planned;

    public required string PlannedBy { get; init; }
    public required DateTimeOffset PlannedAt { get; init; }
    public string? CancelledBecause { get; set; }

    /// <summary>In a few sentences; part of what is published.</summary>
    public string? Conclusion { get; set; }

    /// <summary><see cref="SpotCheckFigureSet"/> as it was when the findings were recorded.</summary>
    public string? Figures { get; set; }

    public string? ExaminedBy { get; set; }
    public DateTimeOffset? ExaminedAt { get; set; }

    /// <summary>What the street is asked to do.</summary>
    public string? Note { get; set; }

    /// <summary>The last day for the street's answer.</summary>
    public DateOnly? ReplyBy { get; set; }

    public DateTimeOffset? SentAt { get; set; }
    public string? Reply { get; set; }
    public string? RepliedBy { get; set; }
    public DateTimeOffset? RepliedAt { get; set; }

    /// <summary>From then on everybody who is signed in reads the result (R98).</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    public string? PublishedBy { get; set; }
    public int Version { get; set; }
}

/// <summary>A community or an enterprise of the street that is looked at with special care (R94).</summary>
internal sealed class SpotCheckTarget
{
    public required Guid CheckId { get; init; }
    public required int Position { get; init; }
    public string? CommunityCode { get; init; }
    public Guid? EnterpriseId { get; init; }
    public required string Name { get; init; }

    /// <summary>One of <see cref="SpotCheckGrounds"/>.</summary>
    public required string Ground { get; init; }
}

/// <summary>What was found on one of the five points (R95).</summary>
internal sealed class SpotCheckFinding
{
    public required Guid CheckId { get; init; }

    /// <summary>One of <see cref="SpotCheckPoints"/>.</summary>
    public required string Point { get; init; }

    public required bool Conforms { get; set; }
    public string? Remark { get; set; }
}

/// <summary>A hazard that was found on the way.</summary>
internal sealed class SpotCheckHazard
{
    public required Guid CheckId { get; init; }
    public required int Position { get; init; }
    public required Guid HazardId { get; init; }
    public required string HazardNumber { get; init; }
    public required string EnterpriseName { get; init; }
    public required string Text { get; init; }
}

internal sealed class SpotCheckMapping : IEntityTypeConfiguration<SpotCheck>
{
    public void Configure(EntityTypeBuilder<SpotCheck> builder)
    {
        builder.ToTable("spot_checks");
        builder.Property(x => x.Number).HasMaxLength(40);
        builder.Property(x => x.Kind).HasMaxLength(20);
        builder.Property(x => x.StreetCode).HasMaxLength(12);
        builder.Property(x => x.StreetName).HasMaxLength(60);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.Participants).HasMaxLength(PlanSpotCheck.MaxParticipants);
        builder.Property(x => x.State).HasMaxLength(20);
        builder.Property(x => x.PlannedBy).HasMaxLength(60);
        builder.Property(x => x.CancelledBecause).HasMaxLength(PlanSpotCheck.MaxText);
        builder.Property(x => x.Conclusion).HasMaxLength(PlanSpotCheck.MaxText);
        builder.Property(x => x.ExaminedBy).HasMaxLength(60);
        builder.Property(x => x.Note).HasMaxLength(PlanSpotCheck.MaxText);
        builder.Property(x => x.Reply).HasMaxLength(PlanSpotCheck.MaxText);
        builder.Property(x => x.RepliedBy).HasMaxLength(60);
        builder.Property(x => x.PublishedBy).HasMaxLength(60);
        builder.HasIndex(x => x.Number).IsUnique();
        builder.HasIndex(x => new { x.Day, x.Id });
        builder.HasIndex(x => new { x.StreetCode, x.Day });
        builder.HasIndex(x => x.RegionPath);
        builder.HasIndex(x => x.PublishedAt);
    }
}

internal sealed class SpotCheckTargetMapping : IEntityTypeConfiguration<SpotCheckTarget>
{
    public void Configure(EntityTypeBuilder<SpotCheckTarget> builder)
    {
        builder.ToTable("spot_check_targets");
        builder.HasKey(x => new { x.CheckId, x.Position });
        builder.Property(x => x.CommunityCode).HasMaxLength(12);
        builder.Property(x => x.Name).HasMaxLength(120);
        builder.Property(x => x.Ground).HasMaxLength(20);
        builder.HasOne<SpotCheck>().WithMany().HasForeignKey(x => x.CheckId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SpotCheckFindingMapping : IEntityTypeConfiguration<SpotCheckFinding>
{
    public void Configure(EntityTypeBuilder<SpotCheckFinding> builder)
    {
        builder.ToTable("spot_check_findings");
        builder.HasKey(x => new { x.CheckId, x.Point });
        builder.Property(x => x.Point).HasMaxLength(20);
        builder.Property(x => x.Remark).HasMaxLength(PlanSpotCheck.MaxText);
        builder.HasOne<SpotCheck>().WithMany().HasForeignKey(x => x.CheckId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SpotCheckHazardMapping : IEntityTypeConfiguration<SpotCheckHazard>
{
    public void Configure(EntityTypeBuilder<SpotCheckHazard> builder)
    {
        builder.ToTable("spot_check_hazards");
        builder.HasKey(x => new { x.CheckId, x.Position });
        builder.Property(x => x.HazardNumber).HasMaxLength(40);
        builder.Property(x => x.EnterpriseName).HasMaxLength(120);
        builder.Property(x => x.Text).HasMaxLength(ReportHazard.MaxText);
        builder.HasIndex(x => x.HazardId).IsUnique();
        builder.HasOne<SpotCheck>().WithMany().HasForeignKey(x => x.CheckId).OnDelete(DeleteBehavior.Restrict);
    }
}
