using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Reliability.Tests;

/// <summary>
/// The wall clock of one host jumps, by libfaketime, while PostgreSQL keeps the true time (reliability B5). Skipped where
/// Debian's package faketime is absent.
/// </summary>
public class ClockTests
{
    private const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("+3600", "-3600")]
    [InlineData("+86400", "-86400")]
    public async Task A_host_whose_clock_jumped_fires_nothing_early_raises_the_alarm_and_goes_on_by_itself(params string[] jumps)
    {
        Assert.SkipUnless(File.Exists(Library), "faketime is not installed.");
        Assert.SkipUnless(Rounds.Long || jumps.Contains("+3600"), Rounds.OnlyLong);
        await using var trial = await Trial.AfterFirstStartAsync(DatabaseProvider.PostgreSQL, district: false);
        var offset = Path.Combine(trial.Folder, "offset");
        await File.WriteAllTextAsync(offset, "+0");
        await using var host = await trial.StartHostAsync(environment: Deadlines.NoDemo
            .With("LD_PRELOAD", Library).With("FAKETIME_TIMESTAMP_FILE", offset).With("FAKETIME_NO_CACHE", "1").With("FAKETIME_DONT_FAKE_MONOTONIC", "1").With("DONT_FAKE_MONOTONIC", "1"));
        await Deadlines.StartAsync(trial, 5, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(31));
        var passed = 0;
        foreach (var jump in jumps)
        {
            await File.WriteAllTextAsync(offset, jump);
            (await Trial.UntilAsync(() => Task.FromResult(Times(host.Log, "clock is wrong by") > passed), Limit)).ShouldBeTrue(host.Log);

            // Due by the true time, so that it waits until the clock is right.
            await Deadlines.StartAsync(trial, 1, TimeSpan.FromSeconds(-1), TimeSpan.Zero);
            await Task.Delay(TimeSpan.FromSeconds(3));
            (await Deadlines.PassedAsync(trial)).ShouldBe(passed, $"nothing fires while the clock is off by {jump} s");
            await File.WriteAllTextAsync(offset, "+0");
            passed++;
            (await Trial.UntilAsync(async () => await Deadlines.PassedAsync(trial) == passed, Limit)).ShouldBeTrue(host.Log);
            Times(host.Log, "clock is right again").ShouldBe(passed);
        }

        (await Deadlines.WaitingAsync(trial)).ShouldBe(5, "nothing fired early");
        await Invariants.HoldAsync(trial);
    }

    private static int Times(string log, string text) => log.Split(text).Length - 1;
}
