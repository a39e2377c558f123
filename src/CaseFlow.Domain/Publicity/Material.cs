using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Publicity;

/// <summary>A published material (R44, R123). It never changes: a correction is a new edition, a mistake is withdrawn.</summary>
internal sealed class Material : IVersioned
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public string? DocumentNumber { get; init; }
    public string? Text { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required Guid IssuedByUnitId { get; init; }
    public required string IssuedBy { get; init; }

    /// <summary>The region of the unit that issued it: read within it and above it.</summary>
    public required string RegionPath { get; init; }

    /// <summary>The exemplary unit, where it is an enterprise (R44).</summary>
    public Guid? EnterpriseId { get; init; }

    /// <summary>Its name when this was published.</summary>
    public string? EnterpriseName { get; init; }

    /// <summary>The enterprises below it are to get it; null: nobody in particular.</summary>
    public string? DeliveryPath { get; init; }

    /// <summary>Only those of this category of table 2; null: all.</summary>
    public string? Category { get; init; }

    /// <summary>Only key objects (R117).</summary>
    public bool KeyOnly { get; init; }

    /// <summary>The last day to deliver it; null: as soon as it can be.</summary>
    public DateOnly? DeliverBy { get; init; }

    /// <summary>The edition before this one.</summary>
    public Guid? ReplacesId { get; init; }

    public Guid? ReplacedById { get; set; }
    public string? WithdrawnBecause { get; set; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required string PublishedBy { get; init; }
    public int Version { get; set; }

    public string State => MaterialStates.Of(WithdrawnBecause is not null, ReplacedById is not null);
}

/// <summary>送达回执: one edition was delivered to one enterprise (R123). Seen by who sees the enterprise.</summary>
internal sealed class MaterialReceipt : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid MaterialId { get; init; }
    public required Guid EnterpriseId { get; init; }
    public required DateOnly DeliveredOn { get; init; }

    /// <summary>One of <see cref="DeliveryWays"/>.</summary>
    public required string Way { get; init; }

    public string? Recipient { get; init; }
    public string? Note { get; init; }
    public required string UnitName { get; init; }
    public required string RecordedBy { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>It was recorded by mistake: it counts no more, and stays.</summary>
    public string? VoidedBecause { get; set; }

    public string? VoidedBy { get; set; }
    public int Version { get; set; }
}

internal sealed class MaterialMapping : IEntityTypeConfiguration<Material>, IEntityTypeConfiguration<MaterialReceipt>
{
    public void Configure(EntityTypeBuilder<Material> builder)
    {
        builder.ToTable("publicity_materials");
        builder.Property(x => x.Kind).HasMaxLength(20);
        builder.Property(x => x.Title).HasMaxLength(PublishMaterial.MaxTitle);
        builder.Property(x => x.DocumentNumber).HasMaxLength(PublishMaterial.MaxNumber);
        builder.Property(x => x.Text).HasMaxLength(PublishMaterial.MaxText);
        builder.Property(x => x.IssuedBy).HasMaxLength(120);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.EnterpriseName).HasMaxLength(120);
        builder.Property(x => x.DeliveryPath).HasMaxLength(80);
        builder.Property(x => x.Category).HasMaxLength(10);
        builder.Property(x => x.WithdrawnBecause).HasMaxLength(WithdrawMaterial.MaxReason);
        builder.Property(x => x.PublishedBy).HasMaxLength(60);
        builder.Ignore(x => x.State);
        builder.HasIndex(x => x.RegionPath);
        builder.HasIndex(x => new { x.IssuedOn, x.Id });
        builder.HasIndex(x => x.EnterpriseId);
    }

    public void Configure(EntityTypeBuilder<MaterialReceipt> builder)
    {
        builder.ToTable("material_receipts");
        builder.Property(x => x.Way).HasMaxLength(20);
        builder.Property(x => x.Recipient).HasMaxLength(RecordReceipt.MaxRecipient);
        builder.Property(x => x.Note).HasMaxLength(RecordReceipt.MaxNote);
        builder.Property(x => x.UnitName).HasMaxLength(120);
        builder.Property(x => x.RecordedBy).HasMaxLength(60);
        builder.Property(x => x.VoidedBecause).HasMaxLength(VoidReceipt.MaxReason);
        builder.Property(x => x.VoidedBy).HasMaxLength(60);
        builder.HasIndex(x => new { x.MaterialId, x.EnterpriseId }).IsUnique().HasFilter("voided_because IS NULL");
        builder.HasIndex(x => x.EnterpriseId);
        builder.HasIndex(x => new { x.RecordedAt, x.Id });
        builder.HasOne<Material>().WithMany().HasForeignKey(x => x.MaterialId).OnDelete(DeleteBehavior.Restrict);
    }
}
