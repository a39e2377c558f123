using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Enterprises;

/// <summary>What an enterprise was from a day on (R116): counts as of a day follow these rows. Appended, never rewritten.</summary>
internal sealed class EnterpriseChange
{
    public required Guid Id { get; init; }
    public required Guid EnterpriseId { get; init; }

    /// <summary>1, 2, 3 … of the enterprise.</summary>
    public required int Sequence { get; init; }

    /// <summary>See <see cref="EnterpriseChanges"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The first day on which it holds.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>The first day on which the next change holds instead; null for the last one.</summary>
    public DateOnly? Until { get; set; }

    public required string State { get; init; }
    public required string Category { get; set; }

    /// <summary>Where it was from that day on; twelve digits.</summary>
    public required string CommunityCode { get; init; }

    public required string IndustryName { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }
}

internal sealed class EnterpriseChangeMapping : IEntityTypeConfiguration<EnterpriseChange>
{
    public void Configure(EntityTypeBuilder<EnterpriseChange> builder)
    {
        builder.ToTable("enterprise_changes");
        builder.Property(x => x.Kind).HasMaxLength(20);
        builder.Property(x => x.State).HasMaxLength(20);
        builder.Property(x => x.Category).HasMaxLength(10);
        builder.Property(x => x.CommunityCode).HasMaxLength(12);
        builder.Property(x => x.IndustryName).HasMaxLength(80);
        builder.Property(x => x.Reason).HasMaxLength(200);
        builder.Property(x => x.RecordedBy).HasMaxLength(60);
        builder.HasIndex(x => new { x.EnterpriseId, x.Sequence }).IsUnique();
        builder.HasIndex(x => new { x.FirstDay, x.Until });
        builder.HasOne<Enterprise>().WithMany().HasForeignKey(x => x.EnterpriseId).OnDelete(DeleteBehavior.Restrict);
    }
}
