using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Grids;

/// <summary>An administrative division by its statistics code (统计用区划代码).</summary>
internal sealed class Region
{
    /// <summary>Twelve digits, e.g. <c>610113001000</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }
    public required RegionLevel Level { get; init; }
    public string? ParentCode { get; set; }

    /// <summary>See <see cref="RegionPaths"/>; a community that was moved lies under its present street.</summary>
    public required string Path { get; set; }
}

internal sealed class RegionMapping : IEntityTypeConfiguration<Region>
{
    public void Configure(EntityTypeBuilder<Region> builder)
    {
        builder.ToTable("regions");
        builder.HasKey(x => x.Code);
        builder.Property(x => x.Code).HasMaxLength(12);
        builder.Property(x => x.Name).HasMaxLength(60);
        builder.Property(x => x.Path).HasMaxLength(80);
        builder.HasIndex(x => x.Path).IsUnique();
        builder.HasIndex(x => x.ParentCode);
    }
}
