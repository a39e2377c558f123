using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Reliability.Tests;

/// <summary>The same command many times at once (reliability A4).</summary>
public class IdempotencyTests
{
    private const int AtOnce = 20;

    [Fact]
    public async Task One_key_sent_in_parallel_to_two_hosts_has_one_effect_and_one_answer() =>
        await OneEffectAsync(DatabaseProvider.PostgreSQL, hosts: 2);

    [Fact]
    public async Task One_key_sent_in_parallel_to_the_embedded_database_has_one_effect_and_one_answer() =>
        await OneEffectAsync(DatabaseProvider.Sqlite, hosts: 1);

    private static async Task OneEffectAsync(DatabaseProvider database, int hosts)
    {
        await using var trial = await Trial.AfterFirstStartAsync(database);
        List<HostProcess> running = [await trial.StartHostAsync()];
        while (running.Count < hosts)
        {
            running.Add(await trial.StartHostAsync());
        }

        var street = await Reporter.OfRoleAsync(trial, Roles.StreetOfficer);
        var photo = await street.StorePhotoAsync(running[0]);
        var before = await trial.NumberAsync("select count(*) from hazards");
        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => street.ReportAsync(running[i % hosts], photo, "one-key")));
        answers.Select(a => (a.HazardId, a.Number)).Distinct().Count().ShouldBe(1);
        (await trial.NumberAsync("select count(*) from hazards")).ShouldBe(before + 1);
        (await trial.NumberAsync("select count(*) from idempotency_keys where key = 'one-key'")).ShouldBe(1);
        await Invariants.HoldAsync(trial);
    }
}
