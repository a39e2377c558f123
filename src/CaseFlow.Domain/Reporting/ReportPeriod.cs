using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Reporting;

/// <summary>A month or quarter for which the units of a district report (R74-R79, R85). Which days it covers is fixed when it opens .</summary>
internal sealed class ReportPeriod
{
    public required Guid Id { get; init; }

    /// <summary>One of <see cref="ReportKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Of the district.</summary>
    public required string RegionPath { get; init; }

    /// <summary>The district's office: it watches all, and makes the district's own report.</summary>
    public required Guid OfficeUnitId { get; init; }

    /// <summary>First day of the month or quarter.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>The days whose events are reported, both inclusive.</summary>
    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>One of <see cref="CoverRules"/>; empty of a quarter.</summary>
    public required string CoverRule { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
    public required string OpenedBy { get; init; }
}

/// <summary>One unit owes one report; the subject of one process.</summary>
internal sealed class ReportDuty : IScoped, IVersioned, IDueSubject
{
    public required Guid Id { get; init; }
    public required Guid PeriodId { get; init; }
    public required string Kind { get; init; }
    public required DateOnly FirstDay { get; init; }
    public required Guid UnitId { get; init; }
    public required string UnitName { get; init; }

    /// <summary>One of <see cref="ReportLevels"/>.</summary>
    public required string Level { get; init; }

    /// <summary>Of the unit; of a department its district's.</summary>
    public required string RegionPath { get; set; }

    /// <summary>The last day as the process counts it; an amended calendar may move it (C9).</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>The first instant that is late.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>What the unit has prepared, a <see cref="ReportEntry"/> as JSON.</summary>
    public string? Draft { get; set; }

    public string? DraftBy { get; set; }
    public Guid? ReportId { get; set; }
    public DateTimeOffset? FiledAt { get; set; }

    /// <summary>Natural days after the last day; 0 in time.</summary>
    public int DaysLate { get; set; }

    /// <summary>No hazard, no illegal activity: by the newest of report and supplements (R94).</summary>
    public bool ZeroHazards { get; set; }

    public bool ZeroIllegal { get; set; }

    /// <summary>It says zero, the records do not (C13).</summary>
    public bool Mismatch { get; set; }

    public int Supplements { get; set; }

    /// <summary>From then on nothing is taken: it is missing, which is not zero (C6).</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    public int Version { get; set; }

    public string Standing(DateTimeOffset now) => this switch
    {
        { FiledAt: not null, DaysLate: 0 } => ReportStandings.Filed,
        { FiledAt: not null } => ReportStandings.Late,
        { ClosedAt: not null } => ReportStandings.Missing,
        _ => DueAt <= now ? ReportStandings.Overdue : ReportStandings.Waiting,
    };

    void IDueSubject.Take(DeadlineMoved moved) => (LastDay, DueAt) = FiledAt is null ? (moved.LastDay, moved.DueAt) : (LastDay, DueAt);
}

internal sealed class ReportPeriodMapping : IEntityTypeConfiguration<ReportPeriod>
{
    public void Configure(EntityTypeBuilder<ReportPeriod> builder)
    {
        builder.ToTable("report_periods");
        builder.Property(x => x.Kind).HasMaxLength(10);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.CoverRule).HasMaxLength(20);
        builder.Property(x => x.OpenedBy).HasMaxLength(60);
        builder.HasIndex(x => new { x.RegionPath, x.Kind, x.FirstDay }).IsUnique();
        builder.HasIndex(x => new { x.Kind, x.FirstDay });
    }
}

internal sealed class ReportDutyMapping : IEntityTypeConfiguration<ReportDuty>
{
    public void Configure(EntityTypeBuilder<ReportDuty> builder)
    {
        builder.ToTable("report_duties");
        builder.Property(x => x.Kind).HasMaxLength(10);
        builder.Property(x => x.UnitName).HasMaxLength(120);
        builder.Property(x => x.Level).HasMaxLength(20);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.DraftBy).HasMaxLength(60);
        builder.HasIndex(x => new { x.PeriodId, x.UnitId }).IsUnique();
        builder.HasIndex(x => new { x.PeriodId, x.Level, x.RegionPath });
        builder.HasIndex(x => new { x.UnitId, x.FirstDay });
        builder.HasOne<ReportPeriod>().WithMany().HasForeignKey(x => x.PeriodId).OnDelete(DeleteBehavior.Restrict);
    }
}
