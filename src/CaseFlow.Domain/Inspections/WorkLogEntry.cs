using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Inspections;

/// <summary>A line of the work log written by hand (R126); checks of the day are drawn in besides. Struck out, never deleted.</summary>
internal sealed class WorkLogEntry : IScoped
{
    public required Guid Id { get; init; }
    public required DateOnly Day { get; init; }
    public required Guid OfficerId { get; init; }
    public required string OfficerName { get; init; }
    public required string RegionPath { get; init; }

    /// <summary>The check that the line adds its follow-up to; null for a line of its own.</summary>
    public Guid? InspectionId { get; init; }

    public required string EnterpriseName { get; init; }
    public string? Contact { get; init; }
    public string? Problems { get; init; }
    public string? Handling { get; init; }
    public string? FollowUp { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Why it no longer counts; null while it does.</summary>
    public string? StruckBecause { get; set; }
}

internal sealed class WorkLogEntryMapping : IEntityTypeConfiguration<WorkLogEntry>
{
    public void Configure(EntityTypeBuilder<WorkLogEntry> builder)
    {
        builder.ToTable("work_log_entries");
        builder.Property(x => x.OfficerName).HasMaxLength(60);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.EnterpriseName).HasMaxLength(120);
        builder.Property(x => x.Contact).HasMaxLength(60);
        builder.Property(x => x.Problems).HasMaxLength(WriteWorkLog.MaxText);
        builder.Property(x => x.Handling).HasMaxLength(WriteWorkLog.MaxText);
        builder.Property(x => x.FollowUp).HasMaxLength(WriteWorkLog.MaxText);
        builder.Property(x => x.StruckBecause).HasMaxLength(200);
        builder.HasIndex(x => new { x.OfficerId, x.Day });
        builder.HasIndex(x => new { x.Day, x.RegionPath });
        builder.HasIndex(x => x.InspectionId);
    }
}
