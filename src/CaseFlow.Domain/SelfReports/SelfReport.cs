using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.SelfReports;

/// <summary>A month for which the enterprises of a district report what they found themselves (R84); the subject of one process.</summary>
internal sealed class SelfReportMonth : IScoped, IVersioned, IDueSubject
{
    public required Guid Id { get; init; }

    /// <summary>Its first day.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Of the district.</summary>
    public required string RegionPath { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The last day for reports as the process counts it; null until it has.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>The first instant at which a report is late.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>From then on no report is taken: what is missing was not reported.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    public int Version { get; set; }

    void IDueSubject.Take(DeadlineMoved moved) => (LastDay, DueAt) = (moved.LastDay, moved.DueAt);
}

/// <summary>An enterprise takes part from a month on. Its line is the department of its industry.</summary>
internal sealed class SelfReporter
{
    public required Guid Id { get; init; }
    public required Guid EnterpriseId { get; init; }
    public required Guid UnitId { get; init; }
    public required string Name { get; set; }
    public required string Industry { get; set; }
    public required string RegionPath { get; set; }
    public Guid? DepartmentUnitId { get; set; }
    public string? DepartmentName { get; set; }

    /// <summary>The department follows from the duties by industry, and changes with them.</summary>
    public bool ByDuty { get; set; }

    /// <summary>First day of the first month for which it reports.</summary>
    public required DateOnly FirstMonth { get; init; }

    /// <summary>The first month for which it no longer does; null while it takes part.</summary>
    public DateOnly? Until { get; set; }

    public string? EndReason { get; set; }
    public required string EnrolledBy { get; init; }
}

/// <summary>What an enterprise reported for a month; once filed it stays.</summary>
internal sealed class SelfReport
{
    public required Guid Id { get; init; }
    public required Guid MonthId { get; init; }
    public required Guid EnterpriseId { get; init; }
    public Guid? DepartmentUnitId { get; init; }
    public required int HazardCount { get; init; }

    /// <summary>Of them, put right by the enterprise before it reported.</summary>
    public required int Rectified { get; init; }

    public string? Remark { get; init; }
    public required DateTimeOffset FiledAt { get; init; }
    public required string FiledBy { get; init; }
    public required bool Late { get; init; }
}

/// <summary>A hazard of a report.</summary>
internal sealed class SelfReportHazard
{
    public required Guid ReportId { get; init; }
    public required int Position { get; init; }
    public required Guid HazardId { get; init; }
    public required string HazardNumber { get; init; }
    public required string Text { get; init; }
}

internal sealed class SelfReportMonthMapping : IEntityTypeConfiguration<SelfReportMonth>
{
    public void Configure(EntityTypeBuilder<SelfReportMonth> builder)
    {
        builder.ToTable("self_report_months");
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.HasIndex(x => new { x.RegionPath, x.Month }).IsUnique();
    }
}

internal sealed class SelfReporterMapping : IEntityTypeConfiguration<SelfReporter>
{
    public void Configure(EntityTypeBuilder<SelfReporter> builder)
    {
        builder.ToTable("self_reporters");
        builder.Property(x => x.Name).HasMaxLength(120);
        builder.Property(x => x.Industry).HasMaxLength(4);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.DepartmentName).HasMaxLength(120);
        builder.Property(x => x.EndReason).HasMaxLength(200);
        builder.Property(x => x.EnrolledBy).HasMaxLength(60);
        builder.HasIndex(x => new { x.EnterpriseId, x.FirstMonth }).IsUnique();
        builder.HasIndex(x => x.UnitId);
        builder.HasIndex(x => new { x.DepartmentUnitId, x.Name });
        builder.HasIndex(x => new { x.Name, x.Id });
        builder.HasIndex(x => x.RegionPath);
    }
}

internal sealed class SelfReportMapping : IEntityTypeConfiguration<SelfReport>
{
    public void Configure(EntityTypeBuilder<SelfReport> builder)
    {
        builder.ToTable("self_reports");
        builder.Property(x => x.Remark).HasMaxLength(FileSelfReport.MaxRemark);
        builder.Property(x => x.FiledBy).HasMaxLength(60);
        builder.HasIndex(x => new { x.MonthId, x.EnterpriseId }).IsUnique();
        builder.HasIndex(x => x.EnterpriseId);
        builder.HasOne<SelfReportMonth>().WithMany().HasForeignKey(x => x.MonthId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SelfReportHazardMapping : IEntityTypeConfiguration<SelfReportHazard>
{
    public void Configure(EntityTypeBuilder<SelfReportHazard> builder)
    {
        builder.ToTable("self_report_hazards");
        builder.HasKey(x => new { x.ReportId, x.Position });
        builder.Property(x => x.HazardNumber).HasMaxLength(40);
        builder.Property(x => x.Text).HasMaxLength(ReportHazard.MaxText);
        builder.HasIndex(x => x.HazardId).IsUnique();
        builder.HasOne<SelfReport>().WithMany().HasForeignKey(x => x.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}
