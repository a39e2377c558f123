using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Grids;

/// <summary>How a grid is drawn (R12).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GridKind>))]
public enum GridKind
{
    /// <summary>一社区一网格 (R7)</summary>
    Block,

    /// <summary>一社区多网格 (R10)</summary>
    SplitBlock,

    /// <summary>聚集区独立网格 (R11)</summary>
    Cluster,
}

/// <summary>A supervision grid. Grids and who answers for them are published (R30), so they are not scoped.</summary>
internal sealed class Grid
{
    public required Guid Id { get; init; }

    /// <summary>A block grid has the code of its community.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }
    public required GridKind Kind { get; init; }
    public required string CommunityCode { get; init; }
    public required string RegionPath { get; init; }
}

internal sealed class GridMapping : IEntityTypeConfiguration<Grid>
{
    public void Configure(EntityTypeBuilder<Grid> builder)
    {
        builder.ToTable("grids");
        builder.Property(x => x.Code).HasMaxLength(20);
        builder.Property(x => x.Name).HasMaxLength(80);
        builder.Property(x => x.CommunityCode).HasMaxLength(12);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.HasIndex(x => x.Code).IsUnique();
        builder.HasIndex(x => x.RegionPath);
    }
}
