using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Grids;

/// <summary>
/// Where a region or a grid runs from a day on. Grids follow the administrative boundary of their region (R8) unless one of
/// their own was drawn, with the reason. Appended, never rewritten.
/// </summary>
internal sealed class Boundary
{
    public required Guid Id { get; init; }

    /// <summary>Of the region or of the grid; a block grid shares that of its region.</summary>
    public required string Code { get; init; }

    /// <summary>The region's own boundary; else one that was drawn for the grid.</summary>
    public required bool Administrative { get; init; }

    /// <summary>GeoJSON geometry, a polygon or several, in degrees east and north.</summary>
    public required string Geometry { get; init; }

    public required DateOnly FirstDay { get; init; }

    /// <summary>The first day on which another one holds, or none.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Why it differs from the administrative boundary; where that came from.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }
}

internal sealed class BoundaryMapping : IEntityTypeConfiguration<Boundary>
{
    public void Configure(EntityTypeBuilder<Boundary> builder)
    {
        builder.ToTable("boundaries");
        builder.Property(x => x.Code).HasMaxLength(20);
        builder.Property(x => x.Reason).HasMaxLength(200);
        builder.Property(x => x.RecordedBy).HasMaxLength(60);
        builder.HasIndex(x => new { x.Code, x.Administrative, x.FirstDay }).IsUnique();
    }
}
