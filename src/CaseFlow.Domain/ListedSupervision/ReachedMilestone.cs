using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>A case reached a milestone; once for each time it did.</summary>
internal sealed class ReachedMilestone
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required string Key { get; init; }
    public required string Name { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class ReachedMilestoneMapping : IEntityTypeConfiguration<ReachedMilestone>
{
    public void Configure(EntityTypeBuilder<ReachedMilestone> builder)
    {
        builder.ToTable("case_milestones");
        builder.Property(x => x.Key).HasMaxLength(60);
        builder.Property(x => x.Name).HasMaxLength(60);
        builder.HasIndex(x => new { x.CaseId, x.At });
    }
}
