using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Reliability.Tests;

/// <summary>What falls due while a host dies (reliability B2, B4).</summary>
public class SweepTests
{
    // Many more than are done when the kill comes: on a busy machine other rows go on while one thread dies.
    private const int Count = 120;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Where in a row's transaction the process is killed: its row taken, its effects written, everything committed.</summary>
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "due.claimed", true)]
    [InlineData(DatabaseProvider.Sqlite, "due.acted", false)]
    [InlineData(DatabaseProvider.Sqlite, "command.before-commit", false)]
    [InlineData(DatabaseProvider.Sqlite, "command.after-commit", false)]
    [InlineData(DatabaseProvider.PostgreSQL, "due.claimed", false)]
    [InlineData(DatabaseProvider.PostgreSQL, "due.acted", true)]
    [InlineData(DatabaseProvider.PostgreSQL, "command.before-save", false)]
    [InlineData(DatabaseProvider.PostgreSQL, "command.before-commit", false)]
    [InlineData(DatabaseProvider.PostgreSQL, "command.after-commit", false)]
    public async Task A_sweep_killed_in_the_middle_goes_on_after_the_restart_and_repeats_nothing(DatabaseProvider database, string place, bool always)
    {
        Assert.SkipUnless(always || Rounds.Long, Rounds.OnlyLong);
        await using var trial = await Trial.AfterFirstStartAsync(database, district: false);
        await Deadlines.StartAsync(trial, Count, TimeSpan.FromMinutes(-2), TimeSpan.FromMinutes(-1));
        await using (var killed = await trial.StartHostAsync(environment: Deadlines.NoDemo.With("CASEFLOW_FAILPOINT", $"{place}:15")))
        {
            (await killed.EndAsync(Limit)).ShouldBe(137);
            killed.Log.ShouldContain($"failpoint {place}: killed");
        }

        var passed = await Deadlines.PassedAsync(trial);
        passed.ShouldBeLessThan(Count, "the kill came in the middle");

        await using var restarted = await trial.StartHostAsync(environment: Deadlines.NoDemo);
        (await Trial.UntilAsync(async () => await Deadlines.WaitingAsync(trial) == 0, Limit)).ShouldBeTrue(restarted.Log);
        await Deadlines.EachHasPassedOnceAsync(trial, Count);
    }
}
