using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

internal sealed record PublishedEvent(string Name, string? CorrelationId, JsonObject Payload, Guid? OnlyTo = null)
{
    /// <summary>Bytes of a payload in UTF-8.</summary>
    public static int Size(JsonObject? payload) => payload is null ? 0 : Encoding.UTF8.GetByteCount(payload.ToJsonString(JsonValues.Options));
}

internal sealed record StartedChild(
    Guid InstanceId, string DefinitionId, JsonObject? Input, string? CorrelationId, string ParentActivityId, Guid? ParentBookmarkId, bool AnswerAtRest);

/// <summary>What a burst leaves to be written or done after it, in the same transaction.</summary>
internal sealed class BurstEffects
{
    public List<Bookmark> Opened { get; } = [];

    public List<Bookmark> Closed { get; } = [];

    public List<PublishedEvent> Events { get; } = [];

    public List<StartedChild> Children { get; } = [];

    /// <summary>Instances whose waiting parent activity was cancelled.</summary>
    public List<Guid> CancelledChildren { get; } = [];

    /// <summary>The correlation changed: wait points already stored are found under the new one from now on.</summary>
    public bool Correlated { get; set; }

    /// <summary>A faulted instance goes on: what came while it stood still is for it.</summary>
    public bool Revived { get; set; }
}

internal static class JournalEvents
{
    public const string Started = "Started";
    public const string Completed = "Completed";
    public const string Suspended = "Suspended";
    public const string Resumed = "Resumed";
    public const string Canceled = "Canceled";
    public const string Faulted = "Faulted";
    public const string Retried = "Retried";
    public const string Skipped = "Skipped";
    public const string Line = "Line";

    /// <summary>The instance runs on another version from here on; the entry's node is of that version.</summary>
    public const string Migrated = "Migrated";
}

/// <summary>One thing that happened to one execution. All entries of a burst share its instant.</summary>
internal readonly record struct JournalEntry(ActivityNode Node, int ExecutionId, string Event, IReadOnlyList<string>? Outcomes, string? Text);
