using CaseFlow.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Notices;

public enum OutboxState
{
    Waiting,
    Sent,

    /// <summary>Given up after so many attempts; stays to be seen and can be sent again.</summary>
    Dead,
}

public enum OutboxChannel
{
    Mail,

    /// <summary>A signed message to a gateway of the district (<see cref="WebhookTarget"/>).</summary>
    Webhook,
}

/// <summary>A message that leaves after the commit (design D2). Its id goes with every attempt, so a receiver can tell a repetition.</summary>
[NotAudited]
public sealed class OutboxMessage
{
    public required Guid Id { get; init; }
    public OutboxChannel Channel { get; init; }

    /// <summary>The gateway; null for mail.</summary>
    public Guid? TargetId { get; init; }

    /// <summary>The notice it tells of; null for a digest and for a test.</summary>
    public Guid? NoticeId { get; init; }

    /// <summary>Whom it is for; null for a test.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Where that person's unit lies, for whoever looks after that region alone.</summary>
    public string RegionPath { get; init; } = "";

    /// <summary>The mail address; for a webhook the phone, which may be empty.</summary>
    public required string To { get; init; }

    public required string ToName { get; init; }
    public required string Subject { get; init; }

    /// <summary>The text of the mail; the JSON of the webhook.</summary>
    public required string Body { get; init; }

    public required DateTimeOffset At { get; init; }
    public OutboxState State { get; set; }
    public int Attempts { get; set; }

    /// <summary>When it may be tried next; while it is being sent, when another host may take it over.</summary>
    public required DateTimeOffset NextAttemptAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }
    public string? LastError { get; set; }

    /// <summary>Another turn for one that was given up.</summary>
    public void Again(DateTimeOffset now) => (State, Attempts, NextAttemptAt) = (OutboxState.Waiting, 0, now);

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxMessage>
    {
        public void Configure(EntityTypeBuilder<OutboxMessage> builder)
        {
            builder.ToTable("outbox_messages");
            builder.Property(x => x.Channel).HasConversion<string>().HasMaxLength(10).HasDefaultValue(OutboxChannel.Mail);
            builder.Property(x => x.RegionPath).HasMaxLength(80).HasDefaultValue("");
            builder.Property(x => x.To).HasMaxLength(200);
            builder.Property(x => x.ToName).HasMaxLength(60);
            builder.Property(x => x.Subject).HasMaxLength(300);
            builder.Property(x => x.State).HasConversion<string>().HasMaxLength(10);
            builder.Property(x => x.LastError).HasMaxLength(2000);
            builder.HasIndex(x => new { x.Channel, x.State, x.NextAttemptAt });
            builder.HasIndex(x => new { x.TargetId, x.State, x.NextAttemptAt });
            builder.HasIndex(x => new { x.TargetId, x.At });
            builder.HasIndex(x => new { x.At, x.Id });
            builder.HasIndex(x => x.NoticeId);
        }
    }
}

/// <summary>Whether mail leaves this installation.</summary>
public interface IMailSwitch
{
    bool IsOn { get; }
}

/// <summary>The address people open a subject at, for messages that are read outside; null where the operator has set none.</summary>
public interface INoticeLinks
{
    string? Of(string? subjectKind, Guid subjectId);

    string? Inbox { get; }
}
