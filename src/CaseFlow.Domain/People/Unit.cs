using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.People;

/// <summary>What a unit is; decides whether its people oversee a region or see only what concerns them (R24).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnitKind>))]
public enum UnitKind
{
    /// <summary>市级</summary>
    City,

    /// <summary>区人民政府，区级领导所在 (R89)</summary>
    DistrictGovernment,

    /// <summary>区安委办 (R88)</summary>
    DistrictOffice,

    /// <summary>街道办事处</summary>
    Street,

    /// <summary>村（社区）</summary>
    Community,

    /// <summary>区级部门，按“条”监管 (R9)</summary>
    Department,

    /// <summary>企业</summary>
    Enterprise,

    /// <summary>第三方技术机构 (R45)</summary>
    TechnicalBody,
}

/// <summary>An organisation that people hold posts in and that cases name as responsible.</summary>
internal sealed class Unit
{
    public required Guid Id { get; init; }
    public required UnitKind Kind { get; init; }
    public required string Name { get; set; }

    /// <summary>Other names people search by, separated by spaces (应急局, 安监局).</summary>
    public string Aliases { get; set; } = "";

    /// <summary>The region it belongs to; overseen only by the kinds that <see cref="Oversees"/>.</summary>
    public required string RegionPath { get; set; }

    public bool Oversees => Kind is not (UnitKind.Department or UnitKind.Enterprise or UnitKind.TechnicalBody);
}

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("units");
        builder.Property(x => x.Name).HasMaxLength(120);
        builder.Property(x => x.Aliases).HasMaxLength(200);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.HasIndex(x => new { x.Kind, x.Name });
        builder.HasIndex(x => x.RegionPath);
    }
}
