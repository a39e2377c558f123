using CaseFlow.Domain.Reporting;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Processes.Tests;

/// <summary>The whole year in one run, on a virtual clock.</summary>
public sealed class SimulatedYearTests(ITestOutputHelper output)
{
    private const int Months = 12;

    [Fact]
    public async Task Year_of_the_district_opens_each_duty_once_reminds_once_publishes_four_bulletins_and_dismisses_one_officer()
    {
        await using var year = await SimulatedYear.StartAsync(DatabaseProvider.PostgreSQL, departments: 30, officers: 5);
        await year.RunAsync(Months);
        output.WriteLine(year.Report);

        for (var month = 1; month <= Months; month++)
        {
            var list = await year.ReportsAsync(ReportKinds.Month, new DateOnly(2019, month, 1));
            var (missing, late) = year.Planned(month);
            Count(list, ReportStandings.Missing).ShouldBe(missing, $"month {month}");
            Count(list, ReportStandings.Late).ShouldBe(late, $"month {month}");
            list.Standings.Sum(s => s.Count).ShouldBe(year.Monthly);
        }

        foreach (var month in (int[])[1, 4, 7, 10])
        {
            (await year.ReportsAsync(ReportKinds.Quarter, new DateOnly(2019, month, 1))).Standings.Sum(s => s.Count).ShouldBe(year.Quarterly, $"quarter of month {month}");
        }

        (await year.BulletinsAsync()).Where(b => b.Year == 2019).Select(b => (b.Quarter, b.State)).ShouldBe(Enumerable.Range(1, Months / 3).Reverse().Select(q => (q, "published")));
        (await year.DismissalsAsync()).Count.ShouldBe(1);
        var (twice, unsent) = await year.Yanta.District.WithDbAsync(async db => (
            await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM (SELECT unit_id, period_id FROM report_duties GROUP BY unit_id, period_id HAVING count(*) > 1) d").SingleAsync(),
            await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM deadlines WHERE ended_at IS NULL AND next_step_at < {year.Yanta.District.Time.GetUtcNow()}").SingleAsync()));
        (twice, unsent).ShouldBe((0, 0));
        await year.Yanta.District.NothingWaitsForNothingAsync();
    }

    private static int Count(ReportList list, string standing) => list.Standings.FirstOrDefault(s => s.Key == standing)?.Count ?? 0;
}
