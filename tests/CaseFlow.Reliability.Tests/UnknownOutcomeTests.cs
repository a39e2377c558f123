using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Reliability.Tests;

/// <summary>The line breaks after PostgreSQL has committed and before it could say so (reliability A3).</summary>
public class UnknownOutcomeTests
{
    [Fact]
    public async Task A_commit_whose_answer_is_lost_has_one_effect_and_its_repetition_gets_the_answer()
    {
        const string key = "unknown-outcome-1";
        await using var trial = await Trial.AfterFirstStartAsync(DatabaseProvider.PostgreSQL);
        await using var cutter = new CommitCutter(trial.Connection, key);
        await using var behind = await HostProcess.StartAsync(trial.Provider, cutter.Connection, Path.Combine(trial.Folder, "attachments"));
        var street = await Reporter.OfRoleAsync(trial, Roles.StreetOfficer);
        var photo = await street.StorePhotoAsync(behind);
        var before = await trial.CountsAsync();
        (await Record.ExceptionAsync(() => street.ReportAsync(behind, photo, key))).ShouldNotBeNull("the first answer is no success");
        cutter.Cuts.ShouldBe(1);
        (await trial.NumberAsync("select count(*) from hazards")).ShouldBe(before["hazards"] + 1, "it was committed all the same");

        var first = await street.ReportAsync(behind, photo, key);
        var second = await street.ReportAsync(behind, photo, key);
        (second.HazardId, second.Number).ShouldBe((first.HazardId, first.Number));
        (await trial.NumberAsync("select count(*) from hazards")).ShouldBe(before["hazards"] + 1);
        (await trial.NumberAsync($"select count(*) from idempotency_keys where key = '{key}'")).ShouldBe(1);
        await Invariants.HoldAsync(trial);
    }
}
