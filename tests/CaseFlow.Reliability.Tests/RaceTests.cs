using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Scheduling;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Reliability.Tests;

/// <summary>A deadline is met in the moment in which it passes (reliability B11): 60 rounds, long 500.</summary>
public class RaceTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Work_that_ends_as_its_deadline_passes_is_overdue_before_it_ended_or_not_at_all(DatabaseProvider database)
    {
        await using var district = await TestDistrict.StartAsync(database);
        var rounds = Rounds.Long ? 500 : 60;
        var random = new Random(Rounds.Seed);
        var overdue = 0;
        for (var round = 0; round < rounds; round++)
        {
            var subject = Guid.CreateVersion7();
            var started = await district.SendAsync(new StartDeadline(
                subject, Guid.Empty, "rectification", "整改期限", new Limit(1, LimitUnit.Hours), district.Time.GetUtcNow(), null, ReminderLadder.None));
            district.Time.Advance(TimeSpan.FromHours(1));
            var spin = random.Next(0, 3000);
            await Task.WhenAll(
                Task.Run(() => district.Services.GetRequiredService<DueSweep>().RunAsync(district.Time.GetUtcNow())),
                Task.Run(async () =>
                {
                    System.Threading.Thread.SpinWait(spin);
                    while (!(await district.SendAsync(new StopDeadline(subject, "rectification", Met: true))).Succeeded)
                    {
                        await Task.Yield();
                    }
                }));
            var kinds = await district.WithDbAsync(db => KindsAsync(db, started.Value.DeadlineId));
            kinds.ShouldBeOneOf("Started,Met", "Started,Passed,Met");
            overdue += kinds.Contains("Passed", StringComparison.Ordinal) ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"seed {Rounds.Seed}: {overdue} of {rounds} passed before they were met");
        (await district.SendAsync(new NextDue())).Value.ShouldBeNull();
        (await district.SendAsync(new FailingDue())).Value.ShouldBeEmpty();
        await district.NothingWaitsForNothingAsync();
    }

    private static async Task<string> KindsAsync(CaseFlowDb db, Guid deadline) => string.Join(',', await db.Database
        .SqlQueryRaw<string>("select kind as \"Value\" from deadline_changes where deadline_id = {0} order by sequence", deadline).ToListAsync());
}
