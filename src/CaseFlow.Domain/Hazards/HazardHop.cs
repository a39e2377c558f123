using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Hazards;

/// <summary>One station's time with a hazard: who had it from when to when, how it got there and why (C30). Never removed.</summary>
internal sealed class HazardHop
{
    public required Guid HazardId { get; init; }

    /// <summary>1, 2, 3 … in the order of the hazard's way.</summary>
    public required int Position { get; init; }

    public required string Station { get; init; }
    public Guid? UnitId { get; init; }
    public string? Role { get; init; }
    public required string HolderName { get; init; }

    /// <summary>One of <see cref="HazardMoves"/>.</summary>
    public required string Move { get; init; }

    public string? Reason { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset From { get; init; }

    /// <summary>Null while it is there.</summary>
    public DateTimeOffset? Until { get; set; }
}

/// <summary>The result told to one station on the way down (R146).</summary>
internal sealed class HazardFeedback
{
    public required Guid HazardId { get; init; }
    public required int Position { get; init; }
    public required string Station { get; init; }
    public required string HolderName { get; init; }

    /// <summary>Names of who was told; empty when nobody holds the post.</summary>
    public required string Told { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A change of grade; the hazard and its way go on (C44).</summary>
internal sealed class HazardRegrading
{
    public required Guid Id { get; init; }
    public required Guid HazardId { get; init; }
    public required string Before { get; init; }
    public required string After { get; init; }
    public required string Reason { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class HazardHopMapping : IEntityTypeConfiguration<HazardHop>
{
    public void Configure(EntityTypeBuilder<HazardHop> builder)
    {
        builder.ToTable("hazard_hops");
        builder.HasKey(x => new { x.HazardId, x.Position });
        builder.Property(x => x.Station).HasMaxLength(20);
        builder.Property(x => x.Role).HasMaxLength(40);
        builder.Property(x => x.HolderName).HasMaxLength(200);
        builder.Property(x => x.Move).HasMaxLength(20);
        builder.Property(x => x.Reason).HasMaxLength(ReportHazard.MaxText);
        builder.Property(x => x.By).HasMaxLength(60);
        builder.HasIndex(x => new { x.UnitId, x.From });
    }
}

internal sealed class HazardFeedbackMapping : IEntityTypeConfiguration<HazardFeedback>
{
    public void Configure(EntityTypeBuilder<HazardFeedback> builder)
    {
        builder.ToTable("hazard_feedback");
        builder.HasKey(x => new { x.HazardId, x.Position });
        builder.Property(x => x.Station).HasMaxLength(20);
        builder.Property(x => x.HolderName).HasMaxLength(200);
        builder.Property(x => x.Told).HasMaxLength(1000);
    }
}

internal sealed class HazardRegradingMapping : IEntityTypeConfiguration<HazardRegrading>
{
    public void Configure(EntityTypeBuilder<HazardRegrading> builder)
    {
        builder.ToTable("hazard_regradings");
        builder.Property(x => x.Before).HasMaxLength(40);
        builder.Property(x => x.After).HasMaxLength(40);
        builder.Property(x => x.Reason).HasMaxLength(ReportHazard.MaxText);
        builder.Property(x => x.By).HasMaxLength(60);
        builder.HasIndex(x => x.HazardId);
    }
}
