using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Reliability.Tests;

/// <summary>Two hosts on one PostgreSQL (reliability C1, C2).</summary>
public class ClusterTests
{
    private static readonly int Count = Rounds.Long ? 2000 : 200;

    [Fact]
    public async Task Deadlines_of_one_minute_act_once_each_though_one_of_two_hosts_is_killed()
    {
        await using var trial = await Trial.AfterFirstStartAsync(DatabaseProvider.PostgreSQL, district: false);
        var armed = Path.Combine(trial.Folder, "armed");
        var failpoint = Deadlines.NoDemo.With("CASEFLOW_FAILPOINT", $"due.claimed:60@{armed}");
        HostProcess[] hosts = [await trial.StartHostAsync(environment: failpoint), await trial.StartHostAsync(environment: failpoint)];
        await File.WriteAllTextAsync(armed, "");
        await Deadlines.StartAsync(trial, Count, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(Rounds.Long ? 75 : 30));

        // The one that is working at its sixtieth row dies with the row in its hands.
        var first = await await Task.WhenAny(hosts.Select(async h => (Host: h, Code: await h.EndAsync(TimeSpan.FromMinutes(3)))));
        first.Code.ShouldBe(137);
        first.Host.Log.ShouldContain("failpoint due.claimed: killed");
        (await Deadlines.PassedAsync(trial)).ShouldBeLessThan(Count, "the kill came in the middle");

        var done = await Trial.UntilAsync(async () => await Deadlines.WaitingAsync(trial) == 0, TimeSpan.FromMinutes(3));
        done.ShouldBeTrue(hosts.Single(h => h != first.Host).Log);
        await Deadlines.EachHasPassedOnceAsync(trial, Count);
    }

    [Fact]
    public async Task Two_hosts_that_start_at_once_on_an_empty_database_both_come_up()
    {
        for (var round = 0; round < Rounds.Count; round++)
        {
            await using var trial = await Trial.OnAsync(DatabaseProvider.PostgreSQL);
            var hosts = await Task.WhenAll(trial.StartHostAsync(environment: Deadlines.NoDemo), trial.StartHostAsync(environment: Deadlines.NoDemo));
            foreach (var host in hosts)
            {
                using var client = host.Client();
                ((int)(await client.GetAsync(new Uri("/sign-in", UriKind.Relative))).StatusCode).ShouldBe(200);
            }
        }
    }
}
