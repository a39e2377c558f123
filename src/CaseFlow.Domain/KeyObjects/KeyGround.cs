using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.KeyObjects;

/// <summary>
/// Why an enterprise is a key object (R117), from a day until a day. Several may hold at once; the enterprise is on the list
/// while one does. Never deleted.
/// </summary>
internal sealed class KeyGround
{
    public required Guid Id { get; init; }
    public required Guid EnterpriseId { get; init; }

    /// <summary>See <see cref="KeyGrounds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The hazard or the row of the sub-register; null for a decision.</summary>
    public Guid? SourceId { get; init; }

    /// <summary>Number of the hazard, name of the source, reason of the decision.</summary>
    public required string Text { get; init; }

    public required DateOnly FirstDay { get; init; }

    /// <summary>The first day without it; null while it holds.</summary>
    public DateOnly? Until { get; set; }

    public string? EndReason { get; set; }
    public required string RecordedBy { get; init; }
    public string? EndedBy { get; set; }
}

internal sealed class KeyGroundMapping : IEntityTypeConfiguration<KeyGround>
{
    public void Configure(EntityTypeBuilder<KeyGround> builder)
    {
        builder.ToTable("key_grounds");
        builder.Property(x => x.Kind).HasMaxLength(20);
        builder.Property(x => x.Text).HasMaxLength(200);
        builder.Property(x => x.EndReason).HasMaxLength(200);
        builder.Property(x => x.RecordedBy).HasMaxLength(60);
        builder.Property(x => x.EndedBy).HasMaxLength(60);
        builder.HasIndex(x => new { x.EnterpriseId, x.Until });
        builder.HasIndex(x => x.SourceId);
        builder.HasIndex(x => new { x.FirstDay, x.Until });
    }
}

/// <summary>Texts: resource <c>key-ground.&lt;value&gt;</c>.</summary>
public static class KeyGrounds
{
    /// <summary>有重大危险源</summary>
    public const string MajorSource = "major-source";

    /// <summary>有未销号的重大隐患</summary>
    public const string MajorHazard = "major-hazard";

    /// <summary>街道或区安委办认定</summary>
    public const string Decision = "decision";

    public static readonly IReadOnlyList<string> All = [MajorSource, MajorHazard, Decision];
}
