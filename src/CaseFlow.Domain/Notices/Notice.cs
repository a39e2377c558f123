using CaseFlow.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Notices;

/// <summary>One person was told one thing. The timeline says so too, so the audit does not repeat it.</summary>
[NotAudited]
internal sealed class Notice
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public required Guid SubjectId { get; init; }

    /// <summary>Names the subject's page; null when the subject is unknown.</summary>
    public string? SubjectKind { get; init; }

    public string? SubjectNumber { get; init; }

    /// <summary>What is told; with the subject it goes out once.</summary>
    public required string Key { get; init; }

    /// <summary>One of <see cref="NoticeKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The due instant of the deadline it reminds of; the message of it leaves before.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Name of the person on leave in whose place this one is told.</summary>
    public string? StandsInFor { get; init; }

    /// <summary>The person is on leave: it stands in their inbox for when they come back, and nothing is sent.</summary>
    public bool Away { get; init; }

    /// <summary>Goes out with the person's next digest.</summary>
    public bool AwaitsDigest { get; set; }

    public required string Title { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? ReadAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> builder)
        {
            builder.ToTable("notices");
            builder.Property(x => x.Key).HasMaxLength(200);
            builder.Property(x => x.PersonName).HasMaxLength(60);
            builder.Property(x => x.Kind).HasMaxLength(20).HasDefaultValue(NoticeKinds.Message);
            builder.Property(x => x.StandsInFor).HasMaxLength(60);
            builder.Property(x => x.Title).HasMaxLength(300);
            builder.HasIndex(x => new { x.SubjectId, x.Key, x.PersonId }).IsUnique();
            builder.HasIndex(x => new { x.PersonId, x.ReadAt });
            builder.HasIndex(x => new { x.PersonId, x.At, x.Id });
            builder.HasIndex(x => new { x.PersonId, x.AwaitsDigest });
        }
    }
}
