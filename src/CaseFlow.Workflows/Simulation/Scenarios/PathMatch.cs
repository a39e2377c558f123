using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Simulation.Scenarios;

/// <summary>Matches a whole path against patterns in which <c>*</c> stands for any number of steps.</summary>
internal static class PathMatch
{
    /// <summary>Null when it matches; else the place (from 1) up to which it did, what was expected there and what came.</summary>
    public static (int Place, string Expected, string Actual)? FirstDifference(IReadOnlyList<string> patterns, IReadOnlyList<SimulatedStep> steps)
    {
        // reach[i]: how many steps the first i patterns may have taken, as a set.
        var reach = new SortedSet<int> { 0 };
        for (var i = 0; i < patterns.Count; i++)
        {
            var next = patterns[i] == StepPattern.Any
                ? new SortedSet<int>(Enumerable.Range(reach.Min, steps.Count - reach.Min + 1))
                : new SortedSet<int>(reach.Where(at => at < steps.Count && StepPattern.Parse(patterns[i]).Matches(steps[at])).Select(at => at + 1));
            if (next.Count == 0)
            {
                // After a star the step looked for is nowhere further on; its own course is the best hint.
                var at = i > 0 && patterns[i - 1] == StepPattern.Any ? Nearest(patterns[i], steps, reach.Min) : reach.Max;
                return (at + 1, patterns[i], at < steps.Count ? StepPattern.Of(steps[at]) : TextCatalog.Get("scenario.path-end"));
            }

            reach = next;
        }

        return reach.Contains(steps.Count) ? null : (reach.Max + 1, TextCatalog.Get("scenario.path-end"), StepPattern.Of(steps[reach.Max]));
    }

    private static int Nearest(string pattern, IReadOnlyList<SimulatedStep> steps, int from)
    {
        var activity = StepPattern.Parse(pattern).Activity;
        for (var i = from; i < steps.Count; i++)
        {
            if (steps[i].Activity == activity || $"{steps[i].Definition}/{steps[i].Activity}" == activity)
            {
                return i;
            }
        }

        return steps.Count;
    }
}
