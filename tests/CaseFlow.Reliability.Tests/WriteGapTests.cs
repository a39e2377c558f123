using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Reliability.Tests;

/// <summary>
/// The host is killed between any two of the rows that one command writes: state, work item, deadline and its due row,
/// journal, wait point, notices, audit (reliability A2). Short: every eighth gap; long: every one.
/// </summary>
public class WriteGapTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(DatabaseProvider.PostgreSQL)]
    [InlineData(DatabaseProvider.Sqlite)]
    public async Task A_command_killed_between_two_of_its_writes_leaves_nothing(DatabaseProvider database)
    {
        Assert.SkipUnless(database == DatabaseProvider.PostgreSQL || Rounds.Long, Rounds.OnlyLong);
        Assert.SkipUnless(database == DatabaseProvider.PostgreSQL || Rounds.Long, Rounds.OnlyLong);
        await using var trial = await Trial.AfterFirstStartAsync(database);
        var before = await trial.CountsAsync();
        var armed = "";
        var kills = 0;
        (Reporter Office, Guid Hazard)? prepared = null;
        for (var write = 1; ; write += Rounds.Long ? 1 : 8)
        {
            armed = Path.Combine(trial.Folder, $"armed-{write}");
            await using var host = await trial.StartHostAsync(environment: Deadlines.Idle.With("CASEFLOW_FAILPOINT", $"db.write:{write}@{armed}"));
            var (office, hazard) = prepared ??= await KillTests.PrepareAsync(trial, host);
            before = await trial.CountsAsync();
            await File.WriteAllTextAsync(armed, "");
            try
            {
                await office.ProposeAsync(host, hazard, "propose-1");
                break;
            }
            catch (HttpRequestException)
            {
                (await host.EndAsync(Limit)).ShouldBe(137);
                host.Log.ShouldContain("failpoint db.write: killed");
                (await trial.CountsAsync()).ShouldBe(before, $"killed after write {write}");
                kills++;
            }
        }

        File.Exists(armed).ShouldBeTrue("the last one was not killed");
        kills.ShouldBeGreaterThan(1);
        TestContext.Current.TestOutputHelper!.WriteLine($"{database}: {kills} kills");
        (await trial.NumberAsync("select count(*) from listed_cases")).ShouldBe(before["listed_cases"] + 1);
        await Invariants.HoldAsync(trial);
    }
}
