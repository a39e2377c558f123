using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Inspections;

/// <summary>How many checks of one inspector in one community had a result. Kept by triggers of the database (docs/adr/0022).</summary>
internal sealed class InspectionCount : IRegionCount
{
    public required string RegionPath { get; init; }
    public required string StreetCode { get; init; }
    public required string StreetName { get; init; }
    public required string Result { get; init; }
    public required Guid InspectorId { get; init; }
    public required string InspectorName { get; init; }
    public int Count { get; init; }
}

internal sealed class InspectionCountMapping : IEntityTypeConfiguration<InspectionCount>
{
    public void Configure(EntityTypeBuilder<InspectionCount> builder)
    {
        builder.ToTable("inspection_counts");
        builder.HasKey(x => new { x.RegionPath, x.StreetCode, x.StreetName, x.Result, x.InspectorId, x.InspectorName });
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.StreetCode).HasMaxLength(12);
        builder.Property(x => x.StreetName).HasMaxLength(60);
        builder.Property(x => x.Result).HasMaxLength(20);
        builder.Property(x => x.InspectorName).HasMaxLength(60);
    }
}
