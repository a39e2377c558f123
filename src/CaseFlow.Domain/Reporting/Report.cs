using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Reporting;

/// <summary>What a unit filed: number 0 is the report, the others its supplements. Never changed afterwards.</summary>
internal sealed class Report
{
    public required Guid Id { get; init; }
    public required Guid DutyId { get; init; }
    public required int Number { get; init; }
    public required DateTimeOffset FiledAt { get; init; }
    public required Guid FiledById { get; init; }
    public required string FiledBy { get; init; }

    /// <summary>The post by which it was signed (R86); null where no signature is asked for.</summary>
    public string? SignedAs { get; init; }

    public required int DaysLate { get; init; }

    /// <summary>It says expressly that nothing was found (R87).</summary>
    public required bool Zero { get; init; }

    /// <summary>The hazards on record that a zero report passes over, where the district lets it be filed all the same (C13).</summary>
    public string? Mismatch { get; init; }

    /// <summary>Of <see cref="ReportChapter"/>, as JSON.</summary>
    public required string Chapters { get; init; }

    /// <summary>Of <see cref="LowerReport"/>, as JSON: what lay there from below when it was filed.</summary>
    public required string Lower { get; init; }

    public string? Remark { get; init; }

    /// <summary>Of a supplement: why it was needed.</summary>
    public string? Reason { get; init; }
}

/// <summary>One figure of a report, frozen: what the records said, what came from below, what was filed and why it differs.</summary>
internal sealed class ReportFigure
{
    public required Guid ReportId { get; init; }

    /// <summary>One of <see cref="FigureKeys"/>.</summary>
    public required string Key { get; init; }

    public required int Drawn { get; init; }

    /// <summary>The sum of the reports received from below; null where there were none.</summary>
    public int? Received { get; init; }

    public required int Filed { get; init; }
    public string? Reason { get; init; }
}

/// <param name="Key">One of <see cref="ChapterKeys"/>; null: one of the unit's own.</param>
public sealed record ReportChapter(string? Key, string Title, string Text);

/// <summary>A unit below and its report as it stood at the time of filing.</summary>
/// <param name="ReportId">Null: not received as of that day.</param>
public sealed record LowerReport(Guid DutyId, string UnitName, Guid? ReportId, int Number, int DaysLate);

internal sealed class ReportMapping : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.ToTable("reports");
        builder.Property(x => x.FiledBy).HasMaxLength(60);
        builder.Property(x => x.SignedAs).HasMaxLength(40);
        builder.Property(x => x.Mismatch).HasMaxLength(FileReport.MaxText);
        builder.Property(x => x.Remark).HasMaxLength(FileReport.MaxText);
        builder.Property(x => x.Reason).HasMaxLength(FileReport.MaxText);
        builder.HasIndex(x => new { x.DutyId, x.Number }).IsUnique();
        builder.HasOne<ReportDuty>().WithMany().HasForeignKey(x => x.DutyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReportFigureMapping : IEntityTypeConfiguration<ReportFigure>
{
    public void Configure(EntityTypeBuilder<ReportFigure> builder)
    {
        builder.ToTable("report_figures");
        builder.HasKey(x => new { x.ReportId, x.Key });
        builder.Property(x => x.Key).HasMaxLength(20);
        builder.Property(x => x.Reason).HasMaxLength(FileReport.MaxReason);
        builder.HasOne<Report>().WithMany().HasForeignKey(x => x.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}
