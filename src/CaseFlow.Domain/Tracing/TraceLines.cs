namespace CaseFlow.Domain.Tracing;

/// <summary>What the features bring together for one trace-back.</summary>
public sealed class TraceLines
{
    /// <summary>The grids in which it lay, by days.</summary>
    public List<TracedPlace> Places { get; } = [];

    public List<TracedPost> Posts { get; } = [];
    public List<TracedDue> Dues { get; } = [];
    public List<TracedCheck> Checks { get; } = [];
    public List<TracedHazard> Hazards { get; } = [];
    public List<TracedKnowledge> Knowledge { get; } = [];

    /// <summary>Working days on which the officer of the grid left a record (R96).</summary>
    public HashSet<DateOnly> PatrolledDays { get; } = [];

    /// <summary>What was dealt with besides the enterprise: their audit chains prove the lines.</summary>
    public Dictionary<Guid, string> Subjects { get; } = [];
}

/// <param name="Until">The first day on which it lay elsewhere; null: it lay there to the end of the window.</param>
public sealed record TracedPlace(string GridCode, DateOnly FirstDay, DateOnly? Until)
{
    /// <summary>The part of a span that falls into the days of this place; null: none does.</summary>
    public (DateOnly FirstDay, DateOnly? Until)? Part(DateOnly first, DateOnly? until)
    {
        var (from, to) = (first > FirstDay ? first : FirstDay, until is null || Until < until ? Until ?? until : until);
        return to is null || from < to ? (from, to) : null;
    }
}

/// <summary>Who answered for it from a day to a day. Texts: resource <c>trace-post.&lt;Kind&gt;</c>.</summary>
/// <param name="Kind">One of <see cref="TracedPosts"/>.</param>
/// <param name="Of">Unit or grid.</param>
/// <param name="Until">The first day on which they no longer did; null while they do.</param>
public sealed record TracedPost(string Kind, string Name, string Of, DateOnly FirstDay, DateOnly? Until, Guid? PersonId = null)
{
    public bool Holds(DateOnly day) => FirstDay <= day && (Until is null || day < Until);
}

public static class TracedPosts
{
    /// <summary>专职网格员</summary>
    public const string Officer = "officer";

    /// <summary>兼职网格员</summary>
    public const string PartTime = "part-time";

    /// <summary>联系负责人 (R19)</summary>
    public const string Liaison = "liaison";

    /// <summary>领导、网格负责人 (R114)</summary>
    public const string Leader = "leader";

    public const string Worker = "worker";
    public const string Supervisor = "supervisor";
    public const string Guarantor = "guarantor";

    /// <summary>行业部门 (R9)</summary>
    public const string Department = "department";

    /// <summary>直接监管的部门 (R14)</summary>
    public const string Direct = "direct";

    public static readonly IReadOnlyList<string> All = [Officer, PartTime, Liaison, Leader, Worker, Supervisor, Guarantor, Department, Direct];
}

/// <summary>Something that was to be done by a day. Texts: resource <c>trace-due.&lt;Kind&gt;</c>, <c>trace-standing.&lt;Standing&gt;</c>.</summary>
/// <param name="Standing">One of <see cref="TracedStandings"/>, as of the end of the window.</param>
public sealed record TracedDue(string Kind, string Holder, string What, DateOnly FirstDay, DateOnly LastDay, string Standing, DateTimeOffset? DoneAt, string? Result = null);

public static class TracedDues
{
    public const string PatrolPlan = "patrol-plan";
    public const string KeyCheck = "key-check";
    public const string SelfReport = "self-report";
    public const string Task = "task";
    public const string Case = "case";
}

public static class TracedStandings
{
    public const string Done = "done";
    public const string Late = "late";
    public const string Missed = "missed";
    public const string Open = "open";
    public const string Waived = "waived";

    /// <param name="dueAt">The first instant that is late; null: no limit.</param>
    /// <param name="asOf">Nothing later counts.</param>
    public static string Of(DateTimeOffset? doneAt, DateTimeOffset? dueAt, DateTimeOffset asOf) => doneAt is { } done && done < asOf
        ? done < dueAt || dueAt is null ? Done : Late
        : dueAt <= asOf ? Missed : Open;
}

/// <param name="ReceivedAt">When the system had it.</param>
public sealed record TracedCheck(Guid Id, string Number, DateTimeOffset At, string By, string Unit, int Defects, bool Late, DateTimeOffset ReceivedAt);

/// <param name="Holders">Who had it in hand from when to when.</param>
public sealed record TracedHazard(
    Guid Id, string Number, string Description, string GradeName, DateTimeOffset FoundAt, string FoundBy, DateTimeOffset? RectifiedAt, DateTimeOffset? ClosedAt, IReadOnlyList<TracedHolder> Holders)
{
    public bool IsOpen(DateTimeOffset at) => FoundAt < at && (RectifiedAt is null || RectifiedAt >= at) && (ClosedAt is null || ClosedAt >= at);
}

public sealed record TracedHolder(string StationName, string Name, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>Somebody knew of something from an instant on. Texts: resource <c>trace-how.&lt;How&gt;</c>.</summary>
/// <param name="How">One of <see cref="TracedWays"/>.</param>
/// <param name="Seen">When they opened it; null: never, or not known.</param>
public sealed record TracedKnowledge(DateTimeOffset At, string Who, string How, string What, Guid? SubjectId, DateTimeOffset? Seen = null);

public static class TracedWays
{
    public const string Found = "found";
    public const string Checked = "checked";
    public const string Held = "held";
    public const string Fed = "fed";
    public const string Told = "told";
}
