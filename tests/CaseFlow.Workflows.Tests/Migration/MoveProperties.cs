using CaseFlow.Workflows.Migration;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Tests.Migration;

/// <summary>
/// Random flowcharts, stopped at a random place, moved to a version with activities renamed, added and taken away. Either
/// the move is refused, or what follows is what the new version does from there; undoing it restores the state to the byte.
/// <c>CASEFLOW_SEED</c> repeats one run.
/// </summary>
public sealed class MoveProperties
{
    private const int Cases = 300;
    private const int MostSteps = 60;

    [Fact]
    public async Task Moved_instance_behaves_as_the_new_version_does_from_there_or_is_refused()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("CASEFLOW_SEED"), out var given) ? given : Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"CASEFLOW_SEED={seed}");
        var (moved, refused, undone) = (0, 0, 0);
        for (var i = 0; i < Cases; i++)
        {
            var random = new Random(seed + i);
            var old = RandomFlow.Of(random);
            var next = old.Edited(random);
            var bench = await new MoveBench(old.Text(1), next.Text(2)).StartAsync();
            for (var step = random.Next(6); step > 0 && bench.State.Bookmarks.Count > 0; step--)
            {
                await bench.GoAsync(bench.Waiting.ElementAt(random.Next(bench.State.Bookmarks.Count)));
            }

            if (bench.State.Status != InstanceStatus.Running)
            {
                continue;
            }

            var before = bench.Text;
            var waiting = bench.Waiting.ToList();
            var done = await bench.MoveAsync(next.Rules);
            var story = $"CASEFLOW_SEED={seed + i} (one case)\n{old}\n{next}\nwaiting {string.Join(',', waiting)}";
            if (done.Refusals.Count > 0)
            {
                refused++;
                bench.Text.ShouldBe(before, story);
                continue;
            }

            moved++;
            bench.Waiting.ShouldBe(waiting.Select(next.NameOf).Where(next.Has).Order(StringComparer.Ordinal), story);
            if (i % 2 == 0)
            {
                undone++;
                (await bench.UndoAsync(done)).Refusals.ShouldBeEmpty(story);
                bench.Text.ShouldBe(before, story);
                continue;
            }

            await RunOnAsync(bench, next, random, story);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{moved} moved, of them {undone} taken back, {refused} refused");
        moved.ShouldBeGreaterThan(Cases / 5);
        refused.ShouldBeGreaterThan(0);
    }

    /// <summary>After each answer the successors of the new version, and nothing else, is reached; the run comes to an end.</summary>
    private static async Task RunOnAsync(MoveBench bench, RandomFlow next, Random random, string story)
    {
        for (var step = 0; step < MostSteps && bench.State.Status == InstanceStatus.Running; step++)
        {
            bench.State.Bookmarks.Count.ShouldBeGreaterThan(0, story);
            var others = bench.Waiting.ToList();
            var at = others[random.Next(others.Count)];
            others.Remove(at);
            var begun = bench.Store.Journal.Count;
            await bench.GoAsync(at);
            var started = bench.Store.Journal.Skip(begun).Where(j => j.Entry.Event == JournalEvents.Started).Select(j => j.Entry.Node.Id).ToList();
            started.ShouldBeSubsetOf(next.Reachable(at), story);
            started.Where(s => next.IsSingle(s, at)).Order().ShouldBe(next.SingleAfter(at).Order(), story);
            if (bench.State.Status == InstanceStatus.Running)
            {
                others.ShouldBeSubsetOf(bench.Waiting, story);
            }
        }
    }
}
