using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Experts;

/// <summary>A third-party technical body on the district's register (R45); its id is that of its unit.</summary>
internal sealed class TechnicalBody : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>Of the district that keeps it.</summary>
    public required string RegionPath { get; init; }

    public required string Name { get; set; }

    /// <summary>What it is qualified for.</summary>
    public required string Qualification { get; set; }

    public required string QualificationNumber { get; set; }

    /// <summary>The last day on which the qualification holds.</summary>
    public required DateOnly ValidUntil { get; set; }

    public required DateTimeOffset RegisteredAt { get; init; }
    public required string RegisteredBy { get; init; }
    public DateOnly? EndedOn { get; set; }
    public string? EndReason { get; set; }
    public int Version { get; set; }
}

/// <summary>A person of such a body with a field of their own.</summary>
internal sealed class Expert : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid BodyId { get; init; }
    public required Guid PersonId { get; init; }
    public required string Name { get; init; }

    /// <summary>专业, in the district's own words.</summary>
    public required string Specialty { get; set; }

    public string? Title { get; set; }
    public string? Certificate { get; set; }

    /// <summary>The last day on which the certificate holds; null: it has none.</summary>
    public DateOnly? CertificateUntil { get; set; }

    public required DateTimeOffset RegisteredAt { get; init; }
    public required string RegisteredBy { get; init; }
    public DateOnly? EndedOn { get; set; }
    public string? EndReason { get; set; }
    public int Version { get; set; }
}

internal sealed class ExpertMapping : IEntityTypeConfiguration<TechnicalBody>, IEntityTypeConfiguration<Expert>
{
    public void Configure(EntityTypeBuilder<TechnicalBody> builder)
    {
        builder.ToTable("technical_bodies");
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.Name).HasMaxLength(RegisterBody.MaxName);
        builder.Property(x => x.Qualification).HasMaxLength(RegisterBody.MaxText);
        builder.Property(x => x.QualificationNumber).HasMaxLength(RegisterBody.MaxNumber);
        builder.Property(x => x.RegisteredBy).HasMaxLength(60);
        builder.Property(x => x.EndReason).HasMaxLength(RegisterBody.MaxText);
        builder.HasIndex(x => x.RegionPath);
    }

    public void Configure(EntityTypeBuilder<Expert> builder)
    {
        builder.ToTable("experts");
        builder.Property(x => x.Name).HasMaxLength(60);
        builder.Property(x => x.Specialty).HasMaxLength(RegisterExpert.MaxSpecialty);
        builder.Property(x => x.Title).HasMaxLength(RegisterExpert.MaxSpecialty);
        builder.Property(x => x.Certificate).HasMaxLength(RegisterBody.MaxNumber);
        builder.Property(x => x.RegisteredBy).HasMaxLength(60);
        builder.Property(x => x.EndReason).HasMaxLength(RegisterBody.MaxText);
        builder.HasIndex(x => x.PersonId);
        builder.HasOne<TechnicalBody>().WithMany().HasForeignKey(x => x.BodyId).OnDelete(DeleteBehavior.Restrict);
    }
}
