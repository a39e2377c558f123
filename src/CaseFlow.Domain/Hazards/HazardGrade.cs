using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Hazards;

/// <summary>A grade that hazards may have; which there are is a district's own affair (practice §2.1).</summary>
internal sealed class HazardGrade
{
    public required string Key { get; init; }
    public required int Position { get; init; }

    /// <summary>What people read; null for the grades whose names are resources.</summary>
    public string? Name { get; init; }

    /// <summary>No longer given to new hazards.</summary>
    public bool Retired { get; set; }
}

internal sealed class HazardGradeMapping : IEntityTypeConfiguration<HazardGrade>
{
    public void Configure(EntityTypeBuilder<HazardGrade> builder)
    {
        builder.ToTable("hazard_grades");
        builder.HasKey(x => x.Key);
        builder.Property(x => x.Key).HasMaxLength(40);
        builder.Property(x => x.Name).HasMaxLength(60);
        builder.HasData(
            new HazardGrade { Key = HazardGrades.General, Position = 1 },
            new HazardGrade { Key = HazardGrades.Major, Position = 2 });
    }
}

/// <summary>The grades with their names.</summary>
internal sealed class GradeNames(CaseFlowDb db)
{
    private List<HazardGrade>? _all;

    public async Task<IReadOnlyList<HazardGrade>> AllAsync(CancellationToken ct) =>
        _all ??= await db.Set<HazardGrade>().AsNoTracking().OrderBy(g => g.Position).ToListAsync(ct);

    public async Task<string> NameAsync(string key, CancellationToken ct) =>
        (await AllAsync(ct)).FirstOrDefault(g => g.Key == key)?.Name ?? TextCatalog.Get($"hazard-grade.{key}");
}
