using System.Text.Json;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Deadlines;

public enum DeadlineState
{
    Running,

    /// <summary>Its last day has passed; it stays so whatever is granted later (C42), until its process ends it.</summary>
    Overdue,

    Met,
    Stopped,
}

/// <summary>A date that somebody owes something by, with its reminders. Its history says why the date is what it is.</summary>
internal sealed class Deadline : IVersioned
{
    /// <summary>How the keys of deadlines begin that keep a task's due date.</summary>
    public const string OfTask = "task:";

    public required Guid Id { get; init; }
    public required Guid SubjectId { get; init; }
    public required string Key { get; init; }
    public required string Name { get; init; }

    /// <summary>The key while open, null afterwards: only one open deadline of a subject has a key.</summary>
    public string? OpenKey { get; private set; }

    /// <summary>The wait point that is resumed when the deadline passes; empty when nothing waits.</summary>
    public required Guid BookmarkId { get; init; }

    public required DateTimeOffset From { get; init; }
    public required int Number { get; init; }
    public required LimitUnit Unit { get; init; }
    public required RollRule Roll { get; init; }

    /// <summary>True when a body named the last day instead of counting a limit: no calendar moves it.</summary>
    public bool Fixed { get; private set; }

    public DateOnly RawDay { get; private set; }
    public DateOnly LastDay { get; private set; }

    /// <summary>The first instant that is late.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public int CalendarVersion { get; private set; }
    public bool Provisional { get; private set; }
    public DeadlineState State { get; private set; }
    public DateTimeOffset? OverdueAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public int Extensions { get; private set; }

    /// <summary>Counts the last days it has had; each step of the ladder goes out once in each round.</summary>
    public int Round { get; private set; }

    /// <summary>Entries of its history.</summary>
    public int Changes { get; set; }

    /// <summary>The next step that goes out; null when none is left.</summary>
    public string? NextStep { get; set; }

    public DateTimeOffset? NextStepAt { get; set; }

    /// <summary>JSON of <see cref="ReminderLadder"/>.</summary>
    public required string Ladder { get; init; }

    public int Version { get; set; }

    public Limit Limit => new(Number, Unit, Roll);

    public bool IsOpen => State is DeadlineState.Running or DeadlineState.Overdue;

    public ReminderLadder Steps => JsonSerializer.Deserialize<ReminderLadder>(Ladder)!;

    public void Open(LimitEnd end, DateOnly? fixedDay)
    {
        OpenKey = Key;
        Fixed = fixedDay is not null;
        MoveTo(end);
    }

    public void ExtendTo(LimitEnd end)
    {
        Fixed = true;
        Extensions++;
        MoveTo(end);
    }

    /// <summary>Takes the date over; a new last day begins a new round of reminders.</summary>
    public void MoveTo(LimitEnd end)
    {
        Round += end.LastDay == LastDay ? 0 : 1;
        (RawDay, LastDay, DueAt) = (end.RawDay, end.LastDay, end.DueAt);
        Confirm(end);
    }

    /// <summary>The date stays, but another version of the calendar has said so.</summary>
    public void Confirm(LimitEnd end) => (CalendarVersion, Provisional) = (end.CalendarVersion, end.Provisional);

    public void Pass(DateTimeOffset now) => (State, OverdueAt) = (DeadlineState.Overdue, now);

    public void End(bool met, DateTimeOffset now) =>
        (State, EndedAt, OpenKey, NextStep, NextStepAt) = (met ? DeadlineState.Met : DeadlineState.Stopped, now, null, null, null);

    public void Reopen() => (State, EndedAt, OpenKey) = (OverdueAt is null ? DeadlineState.Running : DeadlineState.Overdue, null, Key);

    internal sealed class Mapping : IEntityTypeConfiguration<Deadline>
    {
        public void Configure(EntityTypeBuilder<Deadline> builder)
        {
            builder.ToTable("deadlines");
            builder.Property(x => x.Key).HasMaxLength(80);
            builder.Property(x => x.OpenKey).HasMaxLength(80);
            builder.Property(x => x.Name).HasMaxLength(200);
            builder.Property(x => x.Unit).HasConversion<string>().HasMaxLength(20);
            builder.Property(x => x.Roll).HasConversion<string>().HasMaxLength(20);
            builder.Property(x => x.State).HasConversion<string>().HasMaxLength(20);
            builder.Ignore(x => x.Limit);
            builder.Ignore(x => x.Steps);
            builder.HasIndex(x => new { x.SubjectId, x.OpenKey }).IsUnique();
            builder.HasIndex(x => x.SubjectId);
            builder.HasIndex(x => x.BookmarkId);
            builder.HasIndex(x => new { x.State, x.DueAt });
        }
    }
}
