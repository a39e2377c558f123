using System.Diagnostics;
using CaseFlow.Workflows.Scheduling;

namespace CaseFlow.Workflows.Tests.Scheduling;

/// <summary>Times of start activities: odd months, leap days, and bounded counting of what was missed.</summary>
public sealed class ScheduledStartTests
{
    [Theory]
    [InlineData("0 0 8 31 * *", "2026-01-31T08:00:00+08:00", "2026-03-31T08:00:00+08:00", "2026-05-31T08:00:00+08:00")]
    [InlineData("0 0 0 29 2 *", "2026-01-01T00:00:00+08:00", "2028-02-29T00:00:00+08:00", "2032-02-29T00:00:00+08:00")]
    [InlineData("59 59 23 31 12 *", "2026-06-01T00:00:00+08:00", "2026-12-31T23:59:59+08:00", "2027-12-31T23:59:59+08:00")]
    [InlineData("0 0 0 L 2 *", "2027-03-01T00:00:00+08:00", "2028-02-29T00:00:00+08:00", "2029-02-28T00:00:00+08:00")]
    public void Cron_knows_months_without_the_31st_leap_days_and_the_turn_of_the_year(string cron, string after, string first, string second)
    {
        var start = Cron(cron);
        var next = start.Next(DateTimeOffset.Parse(after, null))!.Value;
        next.ShouldBe(DateTimeOffset.Parse(first, null));
        start.Next(next).ShouldBe(DateTimeOffset.Parse(second, null));
    }

    [Fact]
    public void Intervals_do_not_shift_by_a_restart()
    {
        var start = new ScheduledStart(Guid.NewGuid(), "d", 1, null, TimeSpan.FromMinutes(7), null);
        var at = DateTimeOffset.Parse("2026-11-23T01:00:00Z", null);
        var next = start.Next(at)!.Value;
        start.Next(at.AddSeconds(20)).ShouldBe(next);
        start.Next(next).ShouldBe(next.AddMinutes(7));
    }

    /// <summary>CASEFLOW_SEED=n runs a red seed again.</summary>
    [Fact]
    public void The_latest_so_many_of_the_missed_times_are_caught_up_whatever_the_schedule()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("CASEFLOW_SEED"), out var given) ? given : Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var start = random.Next(2) == 0
                ? new ScheduledStart(Guid.NewGuid(), "d", 1, null, TimeSpan.FromSeconds(random.Next(30, 7200)), null)
                : Cron($"{random.Next(60)} {random.Next(60)} {(random.Next(2) == 0 ? "*" : "*/5")} * * *");
            var due = start.Next(DateTimeOffset.Parse("2026-11-23T01:00:00Z", null).AddSeconds(random.Next(100_000)))!.Value;
            var now = due.AddMinutes(random.Next(3000));
            var most = random.Next(1, 40);
            List<DateTimeOffset> missed = [due];
            while (start.Next(missed[^1]) is { } next && next <= now)
            {
                missed.Add(next);
            }

            start.FirstOfLatest(most, due, now).ShouldBe(missed[Math.Max(0, missed.Count - most)], $"seed {seed}, round {round}: {start}");
        }
    }

    [Fact]
    public void Thirty_million_missed_seconds_are_counted_no_further_than_the_maximum()
    {
        var start = Cron("* * * * * *");
        var due = DateTimeOffset.Parse("2026-01-01T00:00:00Z", null);
        var now = due.AddYears(1);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        start.FirstOfLatest(100, due, now).ShouldBe(now.AddSeconds(-99));
        (Process.GetCurrentProcess().TotalProcessorTime - cpu).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static ScheduledStart Cron(string expression) => new(Guid.NewGuid(), "d", 1, expression, null, null);
}
