using System.Text.Json.Nodes;

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
