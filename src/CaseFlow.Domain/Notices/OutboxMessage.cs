using CaseFlow.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Notices;

public enum OutboxState
{
    Waiting,
    Sent,

    /// <summary>Given up after so many attempts; stays to be seen.</summary>
    Dead,
}

/// <summary>A mail that leaves after the commit (design D2). Its id is the stable part of the Message-Id, so a receiver can tell a repetition.</summary>
[NotAudited]
public sealed class OutboxMessage
{
    public required Guid Id { get; init; }
    public required string To { get; init; }
    public required string ToName { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }
    public required DateTimeOffset At { get; init; }
    public OutboxState State { get; set; }
    public int Attempts { get; set; }

    /// <summary>When it may be tried next; while it is being sent, when another host may take it over.</summary>
    public required DateTimeOffset NextAttemptAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }
    public string? LastError { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxMessage>
    {
        public void Configure(EntityTypeBuilder<OutboxMessage> builder)
        {
            builder.ToTable("outbox_messages");
            builder.Property(x => x.To).HasMaxLength(200);
            builder.Property(x => x.ToName).HasMaxLength(60);
            builder.Property(x => x.Subject).HasMaxLength(300);
            builder.Property(x => x.State).HasConversion<string>().HasMaxLength(10);
            builder.Property(x => x.LastError).HasMaxLength(2000);
            builder.HasIndex(x => new { x.State, x.NextAttemptAt });
        }
    }
}

/// <summary>Whether mail leaves this installation.</summary>
public interface IMailSwitch
{
    bool IsOn { get; }
}
