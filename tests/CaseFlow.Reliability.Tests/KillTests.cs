using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Reliability.Tests;

/// <summary>The host is ended with signal 9 around a command's commit (reliability A1, A2, A3).</summary>
public class KillTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_command_killed_before_its_commit_leaves_nothing_and_can_be_sent_again(DatabaseProvider database)
    {
        Assert.SkipUnless(database == DatabaseProvider.PostgreSQL || Rounds.Long, Rounds.OnlyLong);
        await using var trial = await Trial.AfterFirstStartAsync(database);
        var (office, hazard, before) = await KillWhileProposingAsync(trial, "command.before-commit");
        (await trial.CountsAsync()).ShouldBe(before, "not a row of the command is left");

        await using var restarted = await trial.StartHostAsync(environment: Quiet);
        var proposed = await office.ProposeAsync(restarted, hazard, "propose-1");
        proposed.CaseId.ShouldNotBe(Guid.Empty);
        (await trial.NumberAsync("select count(*) from listed_cases")).ShouldBe(before["listed_cases"] + 1);
        (await trial.NumberAsync("select count(*) from work_items")).ShouldBe(before["work_items"] + 1);
        await Invariants.HoldAsync(trial);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_command_killed_after_its_commit_is_kept_and_its_repetition_has_no_second_effect(DatabaseProvider database)
    {
        Assert.SkipUnless(database == DatabaseProvider.PostgreSQL || Rounds.Long, Rounds.OnlyLong);
        await using var trial = await Trial.AfterFirstStartAsync(database);
        var (office, hazard, before) = await KillWhileProposingAsync(trial, "command.after-commit");
        var kept = await trial.CountsAsync();
        kept["listed_cases"].ShouldBe(before["listed_cases"] + 1, "the command was committed though nobody was told");
        kept["work_items"].ShouldBe(before["work_items"] + 1);
        kept["workflow_instances"].ShouldBeGreaterThan(before["workflow_instances"]);

        await using var restarted = await trial.StartHostAsync(environment: Quiet);
        var started = await trial.CountsAsync();
        var first = await office.ProposeAsync(restarted, hazard, "propose-1");
        var second = await office.ProposeAsync(restarted, hazard, "propose-1");
        second.ShouldBe(first);
        (await trial.CountsAsync()).ShouldBe(started, "the repetition changed nothing");
        started["listed_cases"].ShouldBe(kept["listed_cases"]);
        await Invariants.HoldAsync(trial);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Whatever_was_answered_with_success_is_there_after_kills_at_random_moments(DatabaseProvider database)
    {
        const int clients = 4;
        const int each = 15;
        await using var trial = await Trial.AfterFirstStartAsync(database);
        var host = await trial.StartHostAsync();
        var street = await Reporter.OfRoleAsync(trial, Roles.StreetOfficer);
        var before = await trial.NumberAsync("select count(*) from hazards");
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var answered = new Dictionary<string, HazardReported>();
        var kills = 0;
        for (var round = 0; round < Rounds.Count; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
            {
                for (var i = 0; i < each; i++)
                {
                    var key = $"{round}-{client}-{i}";
                    var photo = await UntilAnsweredAsync(() => street.StorePhotoAsync(host));
                    var answer = await UntilAnsweredAsync(() => street.ReportAsync(host, photo, key, $"疏散通道被货物堵塞 {key}"));
                    lock (answered)
                    {
                        answered[key] = answer;
                    }
                }
            }).Append(KillAsync()));

            async Task KillAsync()
            {
                await Task.Delay(random.Next(200, 1000));
                var killed = host;
                await killed.KillAsync();
                killed.Process.ExitCode.ShouldBe(137);
                kills++;
                host = await trial.StartHostAsync();
            }
        }

        kills.ShouldBe(Rounds.Count);
        answered.Count.ShouldBe(Rounds.Count * clients * each);
        answered.Values.Select(a => a.HazardId).Distinct().Count().ShouldBe(answered.Count, $"seed {seed}");
        (await trial.NumberAsync("select count(*) from hazards")).ShouldBe(before + answered.Count, $"seed {seed}: nothing lost, nothing twice");
        (await trial.NumberAsync("select count(distinct number) from hazards")).ShouldBe(before + answered.Count, $"seed {seed}");
        await Invariants.HoldAsync(trial);
    }

    /// <summary>Sends again, under the same key, while the host is gone: after the kill another process answers.</summary>
    private static async Task<T> UntilAnsweredAsync<T>(Func<Task<T>> send)
    {
        while (true)
        {
            try
            {
                return await send();
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>A hazard is reported; answers who may propose it for listing.</summary>
    internal static async Task<(Reporter Office, Guid Hazard)> PrepareAsync(Trial trial, HostProcess host)
    {
        var street = await Reporter.OfRoleAsync(trial, Roles.StreetOfficer);
        var reported = await street.ReportAsync(host, await street.StorePhotoAsync(host), "report-1");
        return (await Reporter.OfRoleAsync(trial, Roles.DistrictOffice), reported.HazardId);
    }

    /// <summary>Answers also what the database held just before the command.</summary>
    // What the clock opens in the background would be killed in the command's place, and counted as its effect.
    private static readonly Dictionary<string, string> Quiet = new() { ["Scheduling__Enabled"] = "false" };

    private static async Task<(Reporter Office, Guid Hazard, IReadOnlyDictionary<string, long> Before)> KillWhileProposingAsync(Trial trial, string place)
    {
        var armed = Path.Combine(trial.Folder, "armed");
        await using var host = await trial.StartHostAsync(environment: new Dictionary<string, string>(Quiet) { ["CASEFLOW_FAILPOINT"] = $"{place}@{armed}" });
        var (office, hazard) = await PrepareAsync(trial, host);
        var before = await trial.CountsAsync();
        await File.WriteAllTextAsync(armed, "");
        await Should.ThrowAsync<HttpRequestException>(() => office.ProposeAsync(host, hazard, "propose-1"));
        (await host.EndAsync(Limit)).ShouldBe(137);
        host.Log.ShouldContain($"failpoint {place}: killed");
        return (office, hazard, before);
    }
}
