using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>A full-time or part-time grid officer in the staff register (R50-R55, R121).</summary>
internal sealed class GridOfficer : IScoped, IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>Who it is among the people that hold posts.</summary>
    public required Guid PersonId { get; init; }

    public required string Name { get; init; }
    public string? Phone { get; set; }

    /// <summary>公民身份号码 (GB 11643); null for part-time officers who did not give it.</summary>
    [NotAudited]
    public string? IdNumber { get; init; }

    public required bool FullTime { get; init; }

    /// <summary>What a part-time officer is besides, in the words of the street (R121); null for full-time ones.</summary>
    public string? OriginalRole { get; set; }

    /// <summary>The district's recruitment a full-time officer came by (R17).</summary>
    public Guid? RecruitmentId { get; init; }

    public DateOnly? BirthDate { get; init; }

    /// <summary>One of <see cref="Educations"/>.</summary>
    public string? Education { get; set; }

    /// <summary>One of <see cref="Residences"/>.</summary>
    public string? Residence { get; set; }

    public string? ResidencePlace { get; set; }
    public bool NoCriminalRecord { get; init; }
    public bool Healthy { get; init; }
    public bool Writes { get; init; }
    public bool UsesComputers { get; init; }
    public bool Obeys { get; init; }

    /// <summary>One of <see cref="OfficerStates"/>.</summary>
    public required string State { get; set; }

    /// <summary>The street whose staff it is.</summary>
    public required string RegionPath { get; set; }

    public required DateOnly HiredOn { get; init; }

    /// <summary>The first day on which it is no longer staff.</summary>
    public DateOnly? LeftOn { get; set; }

    public string? LeavingReason { get; set; }

    /// <summary>Of the pre-job training (R55); null until it was passed.</summary>
    public DateOnly? ExamPassedOn { get; set; }

    public string? CertificateNumber { get; set; }
    public DateOnly? CertificateIssuedOn { get; set; }

    /// <summary>Made up for the demo district.</summary>
    public bool Demo { get; init; }

    public int Version { get; set; }

    public bool MayTakePost => !FullTime || (ExamPassedOn is not null && CertificateNumber is not null);
}

internal sealed class GridOfficerMapping : IEntityTypeConfiguration<GridOfficer>
{
    public void Configure(EntityTypeBuilder<GridOfficer> builder)
    {
        builder.ToTable("grid_officers");
        builder.Property(x => x.Name).HasMaxLength(60);
        builder.Property(x => x.Phone).HasMaxLength(30);
        builder.Property(x => x.IdNumber).HasMaxLength(18);
        builder.Property(x => x.OriginalRole).HasMaxLength(40);
        builder.Property(x => x.Education).HasMaxLength(20);
        builder.Property(x => x.Residence).HasMaxLength(20);
        builder.Property(x => x.ResidencePlace).HasMaxLength(200);
        builder.Property(x => x.State).HasMaxLength(20);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.LeavingReason).HasMaxLength(200);
        builder.Property(x => x.CertificateNumber).HasMaxLength(40);
        builder.HasIndex(x => x.PersonId);
        builder.HasIndex(x => x.IdNumber);
        builder.HasIndex(x => x.Name);
        builder.HasIndex(x => x.RecruitmentId);
        builder.HasIndex(x => x.CertificateNumber).IsUnique();
        builder.HasOne<Recruitment>().WithMany().HasForeignKey(x => x.RecruitmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
