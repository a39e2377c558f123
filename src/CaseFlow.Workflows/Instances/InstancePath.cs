using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Instances;

internal static class StepStates
{
    public const string Waiting = "waiting";
    public const string Done = "done";
    public const string Cancelled = "cancelled";
    public const string Faulted = "faulted";
}

/// <summary>One execution of one activity, from the journal.</summary>
internal sealed record PathStep(string NodeId, int ExecutionId, DateTimeOffset BeganAt)
{
    /// <summary>Another one after the instance was moved to a version that names the activity anew.</summary>
    public string NodeId { get; set; } = NodeId;

    public string State { get; set; } = StepStates.Waiting;

    public DateTimeOffset? EndedAt { get; set; }

    public IReadOnlyList<string> Outcomes { get; set; } = [];

    /// <summary>The last remark of the journal about it.</summary>
    public string? Text { get; set; }
}

/// <summary>Folds journal rows into the path an instance took, in the order its steps began.</summary>
internal static class InstancePath
{
    public static IReadOnlyList<PathStep> Of(IEnumerable<JournalRow> rows)
    {
        var steps = new List<PathStep>();
        var byExecution = new Dictionary<int, PathStep>();
        foreach (var row in rows)
        {
            foreach (var entry in JournalJson.Read(row.Entries))
            {
                // After an undone move the numbers of what ran in it are given again.
                if (!byExecution.TryGetValue(entry.ExecutionId, out var step) || (entry.Event == JournalEvents.Started && step.EndedAt is not null))
                {
                    byExecution[entry.ExecutionId] = step = new PathStep(entry.NodeId, entry.ExecutionId, row.At);
                    steps.Add(step);
                }

                Apply(step, entry, row.At);
            }
        }

        return steps;
    }

    private static void Apply(PathStep step, StoredEntry entry, DateTimeOffset at)
    {
        step.Text = entry.Text ?? step.Text;
        switch (entry.Event)
        {
            case JournalEvents.Completed:
                (step.State, step.EndedAt, step.Outcomes) = (StepStates.Done, at, entry.Outcomes);
                break;
            case JournalEvents.Canceled:
                (step.State, step.EndedAt) = (StepStates.Cancelled, at);
                break;
            case JournalEvents.Faulted:
                step.State = StepStates.Faulted;
                break;
            case JournalEvents.Retried:
                step.State = StepStates.Waiting;
                break;
            case JournalEvents.Migrated:
                step.NodeId = entry.NodeId;
                break;
            default:
                break;
        }
    }
}
