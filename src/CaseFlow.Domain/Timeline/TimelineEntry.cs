using CaseFlow.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Timeline;

/// <summary>One sentence of a subject's history. The audit says the same in fields, so these rows are not audited again.</summary>
[NotAudited]
internal sealed class TimelineEntry
{
    public required Guid Id { get; init; }
    public required Guid SubjectId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Puts sentences of one instant in the order they were written.</summary>
    public required long Sequence { get; init; }

    /// <summary>Empty where the system acted by itself.</summary>
    public required Guid ActorId { get; init; }

    public required string ActorName { get; init; }
    public required string TextKey { get; init; }

    /// <summary>JSON array, see <see cref="SentenceArguments"/>.</summary>
    public required string Arguments { get; init; }
}

internal sealed class TimelineEntryMapping : IEntityTypeConfiguration<TimelineEntry>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> builder)
    {
        builder.ToTable("timeline_entries");
        builder.Property(x => x.ActorName).HasMaxLength(60);
        builder.Property(x => x.TextKey).HasMaxLength(80);
        builder.HasIndex(x => new { x.SubjectId, x.At });
    }
}
