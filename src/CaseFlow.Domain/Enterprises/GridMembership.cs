using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Enterprises;

/// <summary>
/// An enterprise lies in a cluster grid or in one part of a divided community from a day on. Without such a row it lies in
/// the block grid of its community, where there is one.
/// </summary>
internal sealed class GridMembership
{
    public required Guid Id { get; init; }
    public required Guid EnterpriseId { get; init; }
    public required string GridCode { get; init; }
    public required DateOnly FirstDay { get; init; }

    /// <summary>The first day on which it lies elsewhere.</summary>
    public DateOnly? Until { get; set; }

    public required string RecordedBy { get; init; }
}

internal sealed class GridMembershipMapping : IEntityTypeConfiguration<GridMembership>
{
    public void Configure(EntityTypeBuilder<GridMembership> builder)
    {
        builder.ToTable("grid_memberships");
        builder.Property(x => x.GridCode).HasMaxLength(20);
        builder.Property(x => x.RecordedBy).HasMaxLength(60);
        builder.HasIndex(x => x.EnterpriseId);
        builder.HasIndex(x => x.GridCode);
        builder.HasOne<Enterprise>().WithMany().HasForeignKey(x => x.EnterpriseId).OnDelete(DeleteBehavior.Restrict);
    }
}
