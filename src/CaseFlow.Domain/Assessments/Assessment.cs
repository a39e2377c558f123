using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Assessments;

/// <summary>One quarter of the assessment year of one district, in which its grid officers are assessed (R63).</summary>
internal sealed class AssessmentQuarter : IScoped
{
    public required Guid Id { get; init; }

    /// <summary>The district's path.</summary>
    public required string RegionPath { get; init; }

    /// <summary>The calendar year in which the assessment year begins .</summary>
    public required int Year { get; init; }

    /// <summary>1 to 4.</summary>
    public required int Quarter { get; init; }

    public required DateOnly FirstDay { get; init; }
    public required DateOnly LastDay { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required string OpenedBy { get; init; }
}

/// <summary>
/// A grid officer's assessment of a quarter, or of the year (R62-R65). What was said of it stands in its entries and never
/// changes; this row is its present state.
/// </summary>
internal sealed class Assessment : IScoped, IVersioned, IDueSubject
{
    /// <summary>In <see cref="Quarter"/>: the whole year.</summary>
    public const int Annual = 0;

    public const int MaxText = 500;

    public required Guid Id { get; init; }

    /// <summary>Null for the year.</summary>
    public Guid? QuarterId { get; init; }

    public required Guid OfficerId { get; init; }

    /// <summary>Fails follow the person (C22).</summary>
    public required Guid PersonId { get; init; }

    public required string OfficerName { get; init; }
    public required string GridName { get; init; }

    /// <summary>The street of the last grid in the quarter: it assesses (R60).</summary>
    public required string RegionPath { get; init; }

    public required string StreetName { get; init; }
    public required int Year { get; init; }

    /// <summary>1 to 4, or <see cref="Annual"/>.</summary>
    public required int Quarter { get; init; }

    public required DateOnly FirstDay { get; init; }
    public required DateOnly LastDay { get; init; }

    /// <summary>Natural days with a grid .</summary>
    public required int ServedDays { get; init; }

    /// <summary>One of <see cref="AssessmentStates"/>.</summary>
    public required string State { get; set; }

    public int? Ability { get; set; }
    public int? Attitude { get; set; }
    public int? Performance { get; set; }

    /// <summary>Of a hundred.</summary>
    public decimal? Total { get; set; }

    /// <summary>What the score or the quarters give.</summary>
    public string? Proposed { get; set; }

    /// <summary>A ground leaves no other grade than unqualified (R67, R68).</summary>
    public bool Mandatory { get; set; }

    /// <summary>Of <see cref="GroundFinding"/>, as JSON.</summary>
    public string Grounds { get; set; } = "[]";

    /// <summary>Of <see cref="AssessmentFigures"/>, as JSON; as they were when it was scored.</summary>
    public string? Figures { get; set; }

    /// <summary>Fixed at <see cref="ConfirmedAt"/>, however late that is, for this quarter (C18).</summary>
    public string? Grade { get; set; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The annual grade follows from two failed quarters (R65).</summary>
    public bool ByRule { get; set; }

    /// <summary>Until when the next step is due.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public int Version { get; set; }

    public bool IsAnnual => Quarter == Annual;

    void IDueSubject.Take(DeadlineMoved moved) => DueAt = State == AssessmentStates.Confirmed ? DueAt : moved.DueAt;
}

/// <summary>One thing that was said of an assessment; never changed.</summary>
internal sealed class AssessmentEntry
{
    public required Guid AssessmentId { get; init; }
    public required int Position { get; init; }

    /// <summary>One of <see cref="AssessmentEntryKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The grade from here on, or the one that was proposed.</summary>
    public string? Grade { get; init; }

    public decimal? Total { get; init; }
    public string? Text { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class AssessmentQuarterMapping : IEntityTypeConfiguration<AssessmentQuarter>
{
    public void Configure(EntityTypeBuilder<AssessmentQuarter> builder)
    {
        builder.ToTable("assessment_quarters");
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.OpenedBy).HasMaxLength(60);
        builder.HasIndex(x => new { x.RegionPath, x.Year, x.Quarter }).IsUnique();
    }
}

internal sealed class AssessmentMapping : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> builder)
    {
        builder.ToTable("assessments");
        builder.Ignore(x => x.IsAnnual);
        builder.Property(x => x.OfficerName).HasMaxLength(60);
        builder.Property(x => x.GridName).HasMaxLength(80);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.StreetName).HasMaxLength(60);
        builder.Property(x => x.State).HasMaxLength(20);
        builder.Property(x => x.Total).HasPrecision(5, 1);
        builder.Property(x => x.Proposed).HasMaxLength(20);
        builder.Property(x => x.Grade).HasMaxLength(20);
        builder.HasIndex(x => new { x.OfficerId, x.Year, x.Quarter }).IsUnique();
        builder.HasIndex(x => new { x.PersonId, x.Year });
        builder.HasIndex(x => new { x.Year, x.Quarter, x.OfficerName });
        builder.HasIndex(x => x.QuarterId);
        builder.HasOne<AssessmentQuarter>().WithMany().HasForeignKey(x => x.QuarterId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AssessmentEntryMapping : IEntityTypeConfiguration<AssessmentEntry>
{
    public void Configure(EntityTypeBuilder<AssessmentEntry> builder)
    {
        builder.ToTable("assessment_entries");
        builder.HasKey(x => new { x.AssessmentId, x.Position });
        builder.Property(x => x.Kind).HasMaxLength(20);
        builder.Property(x => x.Grade).HasMaxLength(20);
        builder.Property(x => x.Total).HasPrecision(5, 1);
        builder.Property(x => x.Text).HasMaxLength(2000);
        builder.Property(x => x.By).HasMaxLength(60);
        builder.HasOne<Assessment>().WithMany().HasForeignKey(x => x.AssessmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
