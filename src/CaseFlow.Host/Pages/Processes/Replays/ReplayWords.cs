using CaseFlow.Host.Pages.Kit;
using CaseFlow.Host.Workflows.Replays;
using CaseFlow.Workflows.Simulation.Trials;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Processes.Replays;

/// <summary>What would have become of one case, in a word and in lines.</summary>
internal static class ReplayWords
{
    public static bool IsSame(ReplayRow row) => row.Outcome is { SamePath: true, SameTimes: true, Late.Count: 0, Issued.Count: 0, Dues.Count: 0 };

    public static string Course(ReplayRow row) => row.Outcome switch
    {
        null => $"— {row.Why}",
        { SamePath: false } => $"≠ {Get("replay.course.other")}",
        _ when IsSame(row) => $"= {Get("replay.course.same")}",
        _ => $"≈ {Get("replay.course.dates")}",
    };

    public static IEnumerable<string> Changes(ReplayRow row)
    {
        if (row.Outcome is not { } outcome)
        {
            yield break;
        }

        foreach (var due in outcome.Dues)
        {
            yield return Get("replay.due", due.Occurrence > 1 ? $"{due.Title}{Get("trial.nth", due.Occurrence)}" : due.Title, Side(due.Before), Side(due.After));
        }

        foreach (var (key, items) in new[]
        {
            ("recording.would-be-late", outcome.Late), ("recording.would-not-be-late", outcome.NotLate), ("recording.would-issue", outcome.Issued),
            ("recording.would-not-issue", outcome.NotIssued), ("recording.unanswered", outcome.Unanswered), ("recording.remarks", outcome.Remarks),
        })
        {
            if (items.Count > 0)
            {
                yield return Get(key, string.Join(Get("case-page.and"), items));
            }
        }

        if (outcome.Unfaithful is not null)
        {
            yield return Get("replay.unfaithful");
        }
    }

    private static string Side(DueSide? side) => side is null ? Get("trial.compare.absent") : side.DueAt is { } at ? Moments.Until(at) : Get("task-page.no-due");
}
