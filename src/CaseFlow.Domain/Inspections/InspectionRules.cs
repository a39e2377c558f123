using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Inspections;

/// <summary>The district's own figures for checks; a row holds from its first day until the next one's.</summary>
internal sealed class InspectionRuleSet
{
    public required Guid Id { get; init; }
    public required DateOnly FirstDay { get; init; }

    /// <summary>A check that arrives later than this after it was made is marked late.</summary>
    public required int LateAfterHours { get; init; }

    /// <summary>Further than this from where the enterprise was found before is warned of.</summary>
    public required int FarMetres { get; init; }

    /// <summary>Where the enterprise was never found before: further than this from other checks of its street.</summary>
    public required int ElsewhereMetres { get; init; }

    /// <summary>How far a phone's clock may be ahead before its check counts as one in the future.</summary>
    public required int AheadMinutes { get; init; }

    public required string ChangedBy { get; init; }

    /// <summary>Null: the product's own.</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}

internal sealed class InspectionRuleSetMapping : IEntityTypeConfiguration<InspectionRuleSet>
{
    public void Configure(EntityTypeBuilder<InspectionRuleSet> builder)
    {
        builder.ToTable("inspection_rules");
        builder.Property(x => x.ChangedBy).HasMaxLength(60);
        builder.HasIndex(x => x.FirstDay).IsUnique();
        builder.HasData(new InspectionRuleSet
        {
            Id = new Guid("4f0a1b52-0000-7000-8000-0000000000a1"), FirstDay = new DateOnly(2018, 9, 27), LateAfterHours = 24, FarMetres = 500, ElsewhereMetres = 20_000,
            AheadMinutes = 10, ChangedBy = Actor.System.Name,
        });
    }
}
