using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Enterprises;

/// <summary>Why a department supervises an enterprise itself (R13): any one suffices. Texts: resource <c>direct-ground.&lt;value&gt;</c>.</summary>
public static class DirectGrounds
{
    /// <summary>规模大、规格高、安全风险高、与基层监管力量不匹配</summary>
    public static readonly IReadOnlyList<string> All = ["large-scale", "high-standard", "high-risk", "beyond-local-force"];
}

/// <summary>
/// A department supervises an enterprise itself from a day on (R14): outside grid counts, patrols and grid reports, still in
/// the list of supervised objects and with its file. Never deleted.
/// </summary>
internal sealed class DirectSupervision
{
    public required Guid Id { get; init; }
    public required Guid EnterpriseId { get; init; }
    public required Guid DepartmentUnitId { get; init; }
    public required string DepartmentName { get; init; }
    public required string Ground { get; init; }

    /// <summary>Number of the document that decided it.</summary>
    public required string Decision { get; init; }

    public required DateOnly FirstDay { get; init; }

    /// <summary>The first day on which the grid's duties hold again.</summary>
    public DateOnly? Until { get; set; }

    public string? EndReason { get; set; }
    public required string RecordedBy { get; init; }
}

internal sealed class DirectSupervisionMapping : IEntityTypeConfiguration<DirectSupervision>
{
    public void Configure(EntityTypeBuilder<DirectSupervision> builder)
    {
        builder.ToTable("direct_supervision");
        builder.Property(x => x.DepartmentName).HasMaxLength(120);
        builder.Property(x => x.Ground).HasMaxLength(30);
        builder.Property(x => x.Decision).HasMaxLength(120);
        builder.Property(x => x.EndReason).HasMaxLength(200);
        builder.Property(x => x.RecordedBy).HasMaxLength(60);
        builder.HasIndex(x => x.EnterpriseId);
        builder.HasOne<Enterprise>().WithMany().HasForeignKey(x => x.EnterpriseId).OnDelete(DeleteBehavior.Restrict);
    }
}
