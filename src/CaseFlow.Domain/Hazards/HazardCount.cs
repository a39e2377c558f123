using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Hazards;

/// <summary>
/// How many hazards of one community stand alike. Kept by triggers of the database (see the migration that made the table),
/// so that a list over a million of them says how many there are without counting them (docs/adr/0022).
/// </summary>
internal sealed class HazardCount : IRegionCount
{
    public required string RegionPath { get; init; }
    public required string StreetCode { get; init; }
    public required string State { get; init; }
    public required string Grade { get; init; }

    /// <summary>Empty where there is none, as are <see cref="Station"/> and <see cref="HolderUnitId"/>.</summary>
    public required Guid DepartmentUnitId { get; init; }

    public required string Station { get; init; }
    public required Guid HolderUnitId { get; init; }
    public int Count { get; init; }
}

internal sealed class HazardCountMapping : IEntityTypeConfiguration<HazardCount>
{
    public void Configure(EntityTypeBuilder<HazardCount> builder)
    {
        builder.ToTable("hazard_counts");
        builder.HasKey(x => new { x.RegionPath, x.StreetCode, x.State, x.Grade, x.DepartmentUnitId, x.Station, x.HolderUnitId });
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.StreetCode).HasMaxLength(12);
        builder.Property(x => x.State).HasMaxLength(20);
        builder.Property(x => x.Grade).HasMaxLength(40);
        builder.Property(x => x.Station).HasMaxLength(20);
    }
}
