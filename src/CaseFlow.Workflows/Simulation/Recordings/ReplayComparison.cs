using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Simulation.Recordings;

/// <summary>A replay beside its recording, instance by instance; and two simulations beside each other.</summary>
internal static class ReplayComparison
{
    /// <summary>The first step that is another one, or left another way.</summary>
    public static string? PathDifference(Recording recording, SimulationResult replay) =>
        Pairs(recording, replay).Select(p => Steps(p.Definition, p.Recorded, p.Replayed, (r, a) => r.Activity == a.Activity && r.Left == Left(a))).FirstOrDefault(d => d is not null);

    public static string? TimeDifference(Recording recording, SimulationResult replay, TimeSpan delay) =>
        Pairs(recording, replay).Select(p => Steps(p.Definition, p.Recorded, p.Replayed, (r, a) => (r.At - a.EndedAt!.Value).Duration() <= delay)).FirstOrDefault(d => d is not null);

    public static IReadOnlyList<string> Late(SimulationResult one, SimulationResult other)
    {
        var late = LateOf(other).Select(l => l.Key).ToHashSet(StringComparer.Ordinal);
        return [.. LateOf(one).Where(l => !late.Contains(l.Key)).Select(l => l.Text)];
    }

    public static IReadOnlyList<string> Issued(SimulationResult one, SimulationResult other)
    {
        var issued = other.Documents.GroupBy(d => d.Template).ToDictionary(g => g.Key, g => g.Count());
        return [.. one.Documents.GroupBy(d => d.Template).SelectMany(g => g.Skip(issued.GetValueOrDefault(g.Key))).Select(d => $"{d.Title} {SimulationJson.Text(d.At)}")];
    }

    private static IEnumerable<(string Key, string Text)> LateOf(SimulationResult result) =>
        result.Tasks.Where(t => t is { Late: true, Optional: false }).Select(t => ($"{t.Definition}/{t.Activity}#{t.Occurrence}", TextCatalog.Get("recording.late", t.Title, Day(t.LastDay!.Value))))
            .Concat(result.Deadlines.Where(d => d.OverdueAt is not null).Select(d => ($"deadline:{d.Key}", TextCatalog.Get("recording.late", d.Title, Day(d.LastDay)))));

    private static IEnumerable<(string Definition, IReadOnlyList<RecordedStep> Recorded, IReadOnlyList<SimulatedStep> Replayed)> Pairs(Recording recording, SimulationResult replay)
    {
        var replayed = replay.Path.Where(s => s.EndedAt is not null).GroupBy(s => s.Instance).OrderBy(g => g.Key).ToLookup(g => g.First().Definition, g => (IReadOnlyList<SimulatedStep>)[.. g]);
        foreach (var definition in recording.Instances.GroupBy(i => i.Definition))
        {
            foreach (var (instance, place) in definition.Select((i, place) => (i, place)))
            {
                yield return (definition.Key, instance.Steps, replayed[definition.Key].ElementAtOrDefault(place) ?? []);
            }

            foreach (var more in replayed[definition.Key].Skip(definition.Count()))
            {
                yield return (definition.Key, [], more);
            }
        }
    }

    private static string? Steps(string definition, IReadOnlyList<RecordedStep> recorded, IReadOnlyList<SimulatedStep> replayed, Func<RecordedStep, SimulatedStep, bool> same)
    {
        for (var i = 0; i < Math.Max(recorded.Count, replayed.Count); i++)
        {
            var (was, now) = (recorded.ElementAtOrDefault(i), replayed.ElementAtOrDefault(i));
            if (was is null || now is null || !same(was, now))
            {
                return TextCatalog.Get(
                    "recording.difference", definition, i + 1, was is null ? "—" : $"{was.Activity}:{was.Left}@{SimulationJson.Text(was.At)}",
                    now is null ? "—" : $"{now.Activity}:{Left(now)}@{SimulationJson.Text(now.EndedAt!.Value)}");
            }
        }

        return null;
    }

    private static string Left(SimulatedStep step) => step.State == Instances.StepStates.Cancelled ? step.State : string.Join('+', step.Outcomes);

    private static string Day(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
