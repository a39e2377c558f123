using CaseFlow.Workflows.Simulation;
using CaseFlow.Workflows.Simulation.Scenarios;

namespace CaseFlow.Workflows.Tests.Simulation;

public sealed class PathMatchTests
{
    [Theory]
    [InlineData("a b c", true)]
    [InlineData("a *", true)]
    [InlineData("*", true)]
    [InlineData("* c", true)]
    [InlineData("a * b c", true)]
    [InlineData("* b * c *", true)]
    [InlineData("a:Yes b c@2018-11-09T09:02", true)]
    [InlineData("letters/a letters/b letters/c", true)]
    [InlineData("a b", false)]
    [InlineData("a c", false)]
    [InlineData("a:No *", false)]
    [InlineData("* c b", false)]
    [InlineData("a b c d", false)]
    [InlineData("notes/a *", false)]
    [InlineData("* c@2018-11-09T09:01", false)]
    public void Star_stands_for_any_steps(string patterns, bool matches) =>
        (PathMatch.FirstDifference(patterns.Split(' '), Steps("a:Yes", "b", "c")) is null).ShouldBe(matches);

    [Fact]
    public void First_difference_names_the_place()
    {
        PathMatch.FirstDifference(["a", "b", "x"], Steps("a", "b", "c")).ShouldBe((3, "x", "c@2018-11-09T09:02"));
        PathMatch.FirstDifference(["*", "c:No"], Steps("a", "b", "c:Yes")).ShouldBe((3, "c:No", "c:Yes@2018-11-09T09:02"));
    }

    /// <summary>A path always matches itself, and itself with any runs of it replaced by stars.</summary>
    [Fact]
    public void Path_with_runs_replaced_by_stars_still_matches()
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage("seed {0}", seed);
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var steps = Steps([.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => "abc"[random.Next(3)].ToString())]);
            List<string> patterns = [];
            for (var i = 0; i < steps.Count; i++)
            {
                if (random.Next(3) == 0)
                {
                    patterns.Add(StepPattern.Any);
                    i += random.Next(0, 3) - 1;
                }
                else
                {
                    patterns.Add(steps[i].Activity);
                }
            }

            patterns.Add(StepPattern.Any);
            PathMatch.FirstDifference(patterns, steps).ShouldBeNull($"seed {seed}, round {round}: {string.Join(' ', patterns)} on {string.Join(' ', steps.Select(s => s.Activity))}");
        }
    }

    private static IReadOnlyList<SimulatedStep> Steps(params string[] steps) =>
    [
        .. steps.Select((s, i) => new SimulatedStep(1, "letters", 1, s.Split(':')[0], null, "T", "done", s.Contains(':', StringComparison.Ordinal) ? [s.Split(':')[1]] : ["Done"],
            SimulationStage.Start, SimulationStage.Start.AddMinutes(i))),
    ];
}
