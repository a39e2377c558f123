using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Enterprises;

/// <summary>How many enterprises of one street are alike, merged ones left out. Kept by triggers of the database (docs/adr/0022).</summary>
internal sealed class EnterpriseCount : IRegionCount
{
    /// <summary>Of the street: in a community hardly two enterprises are alike, so that counts would be as many as rows.</summary>
    public required string RegionPath { get; init; }

    public required string State { get; init; }
    public required string Category { get; init; }

    /// <summary>Empty where there is none, as is <see cref="DepartmentUnitId"/>.</summary>
    public required string RiskGrade { get; init; }

    public required Guid DepartmentUnitId { get; init; }
    public int Count { get; init; }
}

/// <summary>How many enterprises of one community are open or closed and have a department or none; kept in the same way.</summary>
internal sealed class EnterprisePlaceCount : IRegionCount
{
    /// <summary>Of the community.</summary>
    public required string RegionPath { get; init; }

    public required string State { get; init; }
    public required bool NoDepartment { get; init; }
    public int Count { get; init; }
}

internal sealed class EnterpriseCountMapping : IEntityTypeConfiguration<EnterpriseCount>, IEntityTypeConfiguration<EnterprisePlaceCount>
{
    public void Configure(EntityTypeBuilder<EnterpriseCount> builder)
    {
        builder.ToTable("enterprise_counts");
        builder.HasKey(x => new { x.RegionPath, x.State, x.Category, x.RiskGrade, x.DepartmentUnitId });
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.State).HasMaxLength(20);
        builder.Property(x => x.Category).HasMaxLength(10);
        builder.Property(x => x.RiskGrade).HasMaxLength(10);
    }

    public void Configure(EntityTypeBuilder<EnterprisePlaceCount> builder)
    {
        builder.ToTable("enterprise_place_counts");
        builder.HasKey(x => new { x.RegionPath, x.State, x.NoDepartment });
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.State).HasMaxLength(20);
    }
}
