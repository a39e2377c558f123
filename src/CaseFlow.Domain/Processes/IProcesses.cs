using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Processes;

/// <summary>The running processes, as the domain sees them. Works inside the caller's transaction.</summary>
public interface IProcesses
{
    /// <summary>
    /// Tells the processes that something happened: starts what this event triggers and resumes what waits for it
    /// under the same correlation (the subject's id). Answers how many instances took it.
    /// </summary>
    Task<int> PublishAsync(string eventName, Guid subjectId, JsonObject payload, CancellationToken ct);

    /// <summary>Resumes one wait point; false when it is gone (answered, or its process ended).</summary>
    Task<bool> ResumeAsync(Guid bookmarkId, JsonObject input, CancellationToken ct);
}

/// <summary>A last day that somebody named, as the payload of the event that starts its process.</summary>
public static class NamedLimit
{
    /// <summary>
    /// <c>from</c>, an instant as text since a script knows no other, and <c>days</c>, natural ones. They count from the day before, so that
    /// the limit's last day is the one that was named.
    /// </summary>
    public static JsonObject Until(DateOnly last, DateOnly today) =>
        new() { ["from"] = today.AddDays(-1).StartOfDay().ToString("O", CultureInfo.InvariantCulture), ["days"] = last.DayNumber - today.DayNumber + 1 };
}
