using CaseFlow.Domain.Reporting;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Processes.Tests;

/// <summary>The whole year in one run at night; by day a quarter of a few units stands for it.</summary>
public sealed class SimulatedYearTests(ITestOutputHelper output)
{
    [Fact]
    public Task Quarter_of_two_streets_opens_each_duty_once_reminds_once_and_leaves_nothing_waiting_for_nothing() => PlayAsync(DatabaseProvider.PostgreSQL, months: 3, streets: 2, communities: 4, departments: 3, officers: 2);

    [Fact]
    public async Task Year_of_the_district_opens_each_duty_once_reminds_once_publishes_four_bulletins_and_dismisses_one_officer()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CASEFLOW_YEAR") is "1", "Set CASEFLOW_YEAR=1 to play 2019 of all 8 streets, 215 communities and 30 departments.");
        await PlayAsync(DatabaseProvider.PostgreSQL, months: 12, streets: 8, communities: 300, departments: 30, officers: 5);
    }

    private async Task PlayAsync(DatabaseProvider database, int months, int streets, int communities, int departments, int officers)
    {
        await using var year = await SimulatedYear.StartAsync(database, streets, communities, departments, officers);
        await year.RunAsync(months);
        output.WriteLine(year.Report);

        for (var month = 1; month <= months; month++)
        {
            var list = await year.ReportsAsync(ReportKinds.Month, new DateOnly(2019, month, 1));
            var (missing, late) = year.Planned(month);
            Count(list, ReportStandings.Missing).ShouldBe(missing, $"month {month}");
            Count(list, ReportStandings.Late).ShouldBe(late, $"month {month}");
            list.Standings.Sum(s => s.Count).ShouldBe(year.Monthly);
        }

        (await year.BulletinsAsync()).Where(b => b.Year == 2019).Select(b => (b.Quarter, b.State)).ShouldBe(Enumerable.Range(1, months / 3).Reverse().Select(q => (q, "published")));
        (await year.DismissalsAsync()).Count.ShouldBe(months == 12 ? 1 : 0);
        var (twice, unsent) = await year.Yanta.District.WithDbAsync(async db => (
            await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM (SELECT unit_id, period_id FROM report_duties GROUP BY unit_id, period_id HAVING count(*) > 1) d").SingleAsync(),
            await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM deadlines WHERE ended_at IS NULL AND next_step_at < {year.Yanta.District.Time.GetUtcNow()}").SingleAsync()));
        (twice, unsent).ShouldBe((0, 0));
        await year.Yanta.District.NothingWaitsForNothingAsync();
    }

    private static int Count(ReportList list, string standing) => list.Standings.FirstOrDefault(s => s.Key == standing)?.Count ?? 0;
}
