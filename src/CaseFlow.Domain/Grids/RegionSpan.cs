using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Grids;

/// <summary>Where a region lay from a day on, so that earlier days still show the tree as it was. Appended, never rewritten.</summary>
internal sealed class RegionSpan
{
    public required string Code { get; init; }
    public required string Path { get; init; }
    public required DateOnly FirstDay { get; init; }

    /// <summary>The first day on which it lay elsewhere.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Why it was moved there; null for what the import found.</summary>
    public string? Reason { get; init; }
}

internal sealed class RegionSpanMapping : IEntityTypeConfiguration<RegionSpan>
{
    public void Configure(EntityTypeBuilder<RegionSpan> builder)
    {
        builder.ToTable("region_spans");
        builder.HasKey(x => new { x.Code, x.FirstDay });
        builder.Property(x => x.Code).HasMaxLength(12);
        builder.Property(x => x.Path).HasMaxLength(80);
        builder.Property(x => x.Reason).HasMaxLength(200);
        builder.HasIndex(x => x.Path);
    }
}

internal static class RegionsInTime
{
    public static IQueryable<RegionSpan> On(this IQueryable<RegionSpan> spans, DateOnly day) => spans.Where(s => s.FirstDay <= day && (s.Until == null || day < s.Until));

    public static IQueryable<Grid> On(this IQueryable<Grid> grids, DateOnly day) => grids.Where(g => g.FirstDay <= day && (g.Until == null || day < g.Until));
}
