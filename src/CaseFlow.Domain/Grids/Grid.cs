using System.Text.Json.Serialization;
using CaseFlow.Domain.Kernel;
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

/// <summary>The two tiers of grids (R113).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GridTier>))]
public enum GridTier
{
    /// <summary>由区级部门以街道为基本单元</summary>
    Street,

    /// <summary>由街道以村（社区）为基本单元</summary>
    Community,
}

/// <summary>What people read.</summary>
public static class GridNames
{
    /// <summary>A street that is one grid is called so, not a community.</summary>
    public static string Kind(GridKind kind, GridTier tier) => TextCatalog.Get(tier == GridTier.Street ? "grid-kind.Street" : $"grid-kind.{kind}");
}

/// <summary>A supervision grid. Grids and who answers for them are published (R30), so they are not scoped.</summary>
internal sealed class Grid : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>A block grid has the code of its community or street; others that code and a number: <c>610113001001-01</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }
    public required GridKind Kind { get; init; }
    public GridTier Tier { get; init; } = GridTier.Community;

    /// <summary>The community it lies in; the street for a grid of the upper tier and for one that cuts across communities (R11).</summary>
    public required string RegionCode { get; init; }

    public required string RegionPath { get; set; }

    /// <summary>How many officers the street planned for it (R15), and by what; null while nobody has.</summary>
    public int? PlannedOfficers { get; set; }

    public string? PlanGround { get; set; }

    public DateOnly FirstDay { get; init; } = Beginning;

    /// <summary>The first day on which there is no such grid any more.</summary>
    public DateOnly? Until { get; set; }

    public int Version { get; set; }

    /// <summary>The grids of the plan count from the first day of its year (R27): what the import found was there before.</summary>
    public static readonly DateOnly Beginning = new(2018, 1, 1);

    public bool HeldOn(DateOnly day) => FirstDay <= day && (Until is null || day < Until);
}

internal sealed class GridMapping : IEntityTypeConfiguration<Grid>
{
    public void Configure(EntityTypeBuilder<Grid> builder)
    {
        builder.ToTable("grids");
        builder.Property(x => x.Code).HasMaxLength(20);
        builder.Property(x => x.Name).HasMaxLength(80);
        builder.Property(x => x.RegionCode).HasMaxLength(12);
        builder.Property(x => x.PlanGround).HasMaxLength(200);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.HasIndex(x => new { x.Code, x.FirstDay }).IsUnique();
        builder.HasIndex(x => x.RegionPath);
    }
}
