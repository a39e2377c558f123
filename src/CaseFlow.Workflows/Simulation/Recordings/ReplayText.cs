using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Simulation.Recordings;

/// <summary>Replays in words: case by case, then how many went another way, would have been late or escalated.</summary>
public static class ReplayText
{
    public static IReadOnlyList<string> Of(IReadOnlyList<ReplayOutcome> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        return [.. cases.SelectMany(Lines), Sum(cases)];
    }

    private static IEnumerable<string> Lines(ReplayOutcome outcome)
    {
        var course = outcome switch
        {
            { SamePath: true, SameTimes: true } => "recording.same",
            { SamePath: true } => "recording.same-path",
            _ => "recording.other-path",
        };
        yield return TextCatalog.Get(course, outcome.Name, outcome.From, outcome.To);
        if (outcome.Difference is { } difference)
        {
            yield return $"    {difference}";
        }

        foreach (var (key, items) in new[]
        {
            ("recording.would-be-late", outcome.Late), ("recording.would-not-be-late", outcome.NotLate), ("recording.would-issue", outcome.Issued),
            ("recording.would-not-issue", outcome.NotIssued), ("recording.unanswered", outcome.Unanswered), ("recording.remarks", outcome.Remarks),
        })
        {
            if (items.Count > 0)
            {
                yield return $"    {TextCatalog.Get(key, string.Join('、', items))}";
            }
        }
    }

    private static string Sum(IReadOnlyList<ReplayOutcome> cases) => TextCatalog.Get(
        "recording.sum", cases.Count, cases.Count(c => c.SamePath), cases.Count(c => !c.SamePath), cases.Count(c => c.Late.Count > 0), cases.Count(c => c.Issued.Count > 0));
}
