using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Scheduling;
using CaseFlow.Testing;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Tests.Checking;
using CaseFlow.Workflows.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Scheduling;

/// <summary>Stopped at any point, started again at any time: each timer fires once (reliability B2).</summary>
public sealed class RestartTests
{
    private const int Rounds = 50;

    private static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("CASEFLOW_SEED"), out var seed) ? seed : Environment.TickCount;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Fifty_stops_at_random_points_lose_no_start_and_no_delay_and_repeat_none(DatabaseProvider provider)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        var stop = new StoppingFailpoint();
        await using var district = await Clockwork.StartAsync(provider, services => services.Replace(ServiceDescriptor.Singleton<IFailpoint>(stop)));
        var delay = new Draft("delay").Add(CheckStage.Trigger("begin")).Add(Make("Delay", "wait", ("timeSpan", Literal("00:20:00", "TimeSpan")))).Line("after")
            .Connect("begin -> wait", "wait -> after");
        await district.ImportAsync(Clockwork.Cron("each", "0 */10 * * * *", ("misfire", "CatchUp"), ("catchUpMost", 1000)), Clockwork.Timer("timer", "00:15:00", ("misfire", "CatchUp")), delay.Flow());
        var stops = 0;
        for (var round = 0; round < Rounds; round++)
        {
            await district.SendAsync(new PublishForTest("begin", Guid.NewGuid()));
            stop.After = random.Next(1, 12);
            try
            {
                await district.SweepAsync();
            }
            catch (OperationCanceledException)
            {
                stops++;
            }

            stop.After = 0;
            district.Time.Advance(TimeSpan.FromSeconds(random.Next(1, 1500)));
        }

        district.Time.Advance(TimeSpan.FromHours(1));
        await district.SweepAsync();
        stops.ShouldBeGreaterThan(Rounds / 5, "the stops really came in the middle");
        var instances = await district.WithDbAsync(db => db.Set<WorkflowInstance>().AsNoTracking().ToListAsync());
        instances.ShouldAllBe(i => i.SubStatus == InstanceSubStatus.Finished);
        var ran = district.Time.GetUtcNow() - TestDistrict.Monday;
        instances.Count(i => i.DefinitionId == "each").ShouldBe((int)(ran.TotalMinutes / 10), $"seed {Seed}");
        instances.Count(i => i.DefinitionId == "timer").ShouldBe((int)(ran.TotalMinutes / 15), $"seed {Seed}");
        instances.Count(i => i.DefinitionId == "delay").ShouldBe(Rounds, $"seed {Seed}");
        instances.Where(i => i.DefinitionId == "delay").ShouldAllBe(i => i.Bursts == 2);
        await district.NothingWaitsForNothingAsync();
    }

    /// <summary>Reliability A11: five hundred wait points at one instant, several side by side.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Five_hundred_timers_at_one_instant_resume_once_each(DatabaseProvider provider)
    {
        const int count = 500;
        await using var district = await Clockwork.StartAsync(provider, settings: new() { ["Scheduling:SideBySide"] = "4" });
        var delay = new Draft("delay").Add(CheckStage.Trigger("begin")).Add(Make("Delay", "wait", ("timeSpan", Literal("00:20:00", "TimeSpan")))).Line("after")
            .Connect("begin -> wait", "wait -> after");
        await district.ImportAsync(delay.Flow());
        for (var i = 0; i < count; i++)
        {
            await district.SendAsync(new PublishForTest("begin", Guid.NewGuid()));
        }

        district.Time.Advance(TimeSpan.FromMinutes(20));
        DateTimeOffset? now = district.Time.GetUtcNow();
        (await district.Services.GetRequiredService<DueSweep>().RunAsync(_ => Task.FromResult(now), CancellationToken.None)).ShouldBe(count);
        (await district.WithDbAsync(db => db.Set<WorkflowInstance>().CountAsync(i => i.SubStatus == InstanceSubStatus.Finished && i.Bursts == 2))).ShouldBe(count);
        await district.NothingWaitsForNothingAsync();
    }

    /// <summary>Stops the sweep as a shutdown or a cut would, at the so-manieth place it comes by.</summary>
    private sealed class StoppingFailpoint : IFailpoint
    {
        public int After { get; set; }

        public void Hit(string name)
        {
            if (After > 0 && --After == 0)
            {
                throw new OperationCanceledException($"stopped at {name}");
            }
        }
    }
}
