using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Inspections;

/// <summary>
/// A check of an enterprise by a checklist (R133-R136). Its id is made by who checks, so that a phone without network may
/// send it again. Names stand as they were on the day.
/// </summary>
internal sealed class Inspection : IScoped, IVersioned
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required Guid ChecklistVersionId { get; set; }
    public required Guid EnterpriseId { get; init; }
    public required string EnterpriseName { get; init; }
    public required string Address { get; init; }
    public required string LegalPerson { get; init; }

    /// <summary>Masked to its first three and last four digits.</summary>
    public string? Phone { get; init; }

    public required string RegionPath { get; init; }
    public required string StreetCode { get; init; }
    public required string StreetName { get; init; }
    public required string CommunityName { get; init; }
    public required Guid InspectorId { get; init; }
    public required string InspectorName { get; init; }
    public required string InspectorUnit { get; init; }

    /// <summary>Null for checks that were recorded before units were kept by id.</summary>
    public Guid? InspectorUnitId { get; init; }

    /// <summary>When it was made, by the phone; <see cref="Day"/> in Asia/Shanghai.</summary>
    public required DateTimeOffset CheckedAt { get; set; }

    public required DateOnly Day { get; set; }
    public required DateTimeOffset ReceivedAt { get; set; }

    /// <summary>See <see cref="InspectionResults"/>.</summary>
    public string Result { get; set; } = InspectionResults.Draft;

    /// <summary>Keys of the site kinds, as JSON.</summary>
    public string SiteKinds { get; set; } = "[]";

    /// <summary>Of <see cref="CheckAnswer"/>, as JSON.</summary>
    public string Answers { get; set; } = "[]";

    public int Unanswered { get; set; }
    public int DefectCount { get; set; }
    public string? Remark { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    public double? Accuracy { get; set; }
    public Guid? InspectorSignatureId { get; set; }
    public Guid? RepresentativeSignatureId { get; set; }
    public bool Late { get; set; }

    /// <summary>The enterprise was closed on that day.</summary>
    public bool AtClosed { get; set; }

    /// <summary>Metres from where it should have been, where that is further than the rules say.</summary>
    public int? MetresOff { get; set; }

    /// <summary>SHA-256 of what was sent last: the same again gives the same answer.</summary>
    public string Digest { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>A defect found and the hazard it became; at most one for each item of a check.</summary>
internal sealed class InspectionDefect
{
    public required Guid InspectionId { get; init; }
    public required string Item { get; init; }
    public required string Text { get; init; }
    public required Guid HazardId { get; init; }
    public required string HazardNumber { get; init; }
    public DateTimeOffset? HandledAt { get; init; }
    public string? Measure { get; init; }
}

internal sealed class InspectionMapping : IEntityTypeConfiguration<Inspection>
{
    public void Configure(EntityTypeBuilder<Inspection> builder)
    {
        builder.ToTable("inspections");
        builder.Property(x => x.Number).HasMaxLength(40);
        builder.Property(x => x.EnterpriseName).HasMaxLength(120);
        builder.Property(x => x.Address).HasMaxLength(200);
        builder.Property(x => x.LegalPerson).HasMaxLength(60);
        builder.Property(x => x.Phone).HasMaxLength(30);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.StreetCode).HasMaxLength(12);
        builder.Property(x => x.StreetName).HasMaxLength(60);
        builder.Property(x => x.CommunityName).HasMaxLength(60);
        builder.Property(x => x.InspectorName).HasMaxLength(60);
        builder.Property(x => x.InspectorUnit).HasMaxLength(120);
        builder.Property(x => x.Result).HasMaxLength(20);
        builder.Property(x => x.SiteKinds).HasMaxLength(2000);
        builder.Property(x => x.Remark).HasMaxLength(RecordInspection.MaxRemark);
        builder.Property(x => x.Digest).HasMaxLength(64);
        builder.HasIndex(x => x.Number).IsUnique();

        // All that lists count by.
        builder.HasIndex(x => new { x.RegionPath, x.Result, x.StreetCode, x.InspectorId, x.InspectorName, x.StreetName }).HasDatabaseName("IX_inspections_counts");
        builder.HasIndex(x => new { x.CheckedAt, x.Id });
        builder.HasIndex(x => new { x.EnterpriseId, x.CheckedAt });
        builder.HasIndex(x => new { x.StreetCode, x.CheckedAt });
        builder.HasIndex(x => new { x.Result, x.CheckedAt });
        builder.HasIndex(x => new { x.InspectorId, x.Day });
        builder.HasOne<ChecklistVersion>().WithMany().HasForeignKey(x => x.ChecklistVersionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InspectionDefectMapping : IEntityTypeConfiguration<InspectionDefect>
{
    public void Configure(EntityTypeBuilder<InspectionDefect> builder)
    {
        builder.ToTable("inspection_defects");
        builder.HasKey(x => new { x.InspectionId, x.Item });
        builder.Property(x => x.Item).HasMaxLength(60);
        builder.Property(x => x.Text).HasMaxLength(Hazards.ReportHazard.MaxText);
        builder.Property(x => x.HazardNumber).HasMaxLength(40);
        builder.Property(x => x.Measure).HasMaxLength(RecordInspection.MaxNote);
        builder.HasIndex(x => x.HazardId).IsUnique();
        builder.HasOne<Inspection>().WithMany().HasForeignKey(x => x.InspectionId).OnDelete(DeleteBehavior.Restrict);
    }
}
