using System.Globalization;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Reporting;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

/// <summary>The monthly reports from community to district (acceptance part A, R74-R79), opened by the clock.</summary>
public sealed class ReportChainTests
{
    [Fact]
    public async Task C1_Report_of_the_last_second_of_a_saturday_is_on_time_and_the_next_second_is_a_day_late()
    {
        await using var town = await ReportingTown.StartAsync(DatabaseProvider.Sqlite, "2018-09-30");
        await town.Yanta.PassAsync("2018-10-20", "23:59:59");
        var row = await town.RowAsync("2018-10-01", "长安大学社区居委会");
        (row.Standing, row.LastDay).ShouldBe((ReportStandings.Waiting, new DateOnly(2018, 10, 20)));
        (await town.ViewAsync(row.DutyId)).DueAt.ShouldBe(new DateTimeOffset(2018, 10, 20, 16, 0, 0, TimeSpan.Zero));

        (await town.FileAsync(ReportingTown.Community, "2018-10-20")).ShouldSatisfyAllConditions(f => f.Late.ShouldBeFalse(), f => f.DaysLate.ShouldBe(0));
        await town.Yanta.PassAsync("2018-10-21", "00:00:00");
        (await town.FileAsync(ReportingTown.OtherCommunity, "2018-10-01")).ShouldSatisfyAllConditions(f => f.Late.ShouldBeTrue(), f => f.DaysLate.ShouldBe(1));
        (await town.RowAsync("2018-10-01", "永松路社区居委会")).ShouldSatisfyAllConditions(r => r.Standing.ShouldBe(ReportStandings.Late), r => r.DaysLate.ShouldBe(1));
        (await town.Yanta.SendAsync(new ProcessesOf(row.DutyId))).ShouldAllBe(p => p.Ended);
    }

    [Fact]
    public async Task C2_District_report_of_a_28_day_month_is_late_the_next_day_and_still_filed_under_its_month()
    {
        await using var town = await ReportingTown.StartAsync(DatabaseProvider.Sqlite, "2019-01-31");
        await town.Yanta.PassAsync("2019-03-01", "09:00");
        (await town.RowAsync("2019-02-01", "区安委办")).ShouldSatisfyAllConditions(r => r.LastDay.ShouldBe(new DateOnly(2019, 2, 28)), r => r.Standing.ShouldBe(ReportStandings.Overdue));

        var filed = await town.FileAsync(ReportingTown.District, "2019-02-28");
        (filed.Late, filed.DaysLate).ShouldBe((true, 1));
        var view = await town.ViewAsync(filed.DutyId);
        (view.FirstDay, view.PeriodTitle, view.Standing).ShouldBe((new DateOnly(2019, 2, 1), "2019年2月安全监管月报", ReportStandings.Late));
        (await town.RowAsync("2019-03-01", "区安委办")).Standing.ShouldBe(ReportStandings.Waiting);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C5_Chain_goes_on_without_the_late_report_which_never_alters_what_was_filed(DatabaseProvider database)
    {
        await using var town = await ReportingTown.StartAsync(database, "2018-10-31");
        await town.Yanta.PassAsync("2018-11-05", "10:00");
        await town.HazardAsync();
        await town.Yanta.PassAsync("2018-11-19", "09:00");
        await town.FileAsync(ReportingTown.OtherCommunity, "2018-11-01", entry: ReportingTown.Entry(figures: [new(FigureKeys.Found, 2, "补记两起"), new(FigureKeys.Open, 2, "补记两起")]));
        await town.Yanta.PassAsync("2018-11-21", "17:00");
        var street = await town.FileAsync(ReportingTown.Street, "2018-11-01");
        (street.Late, string.Join('、', street.NotReceived)).ShouldBe((false, "长安大学社区居委会"));
        await town.Yanta.PassAsync("2018-11-22", "10:00");
        var community = await town.FileAsync(ReportingTown.Community, "2018-11-01");
        community.DaysLate.ShouldBe(2);

        var view = await town.ViewAsync(street.DutyId, ReportingTown.Street);
        var report = view.Reports.ShouldHaveSingleItem();
        report.Lower.Select(l => (l.UnitName, l.ReportId is not null)).ShouldBe([("长安大学社区居委会", false), ("永松路社区居委会", true)]);
        Figure(report, FigureKeys.Found).ShouldSatisfyAllConditions(f => f.Filed.ShouldBe(2), f => f.Received.ShouldBe(2), f => f.Drawn.ShouldBe(1));
        view.Lower.Select(l => (l.UnitName, l.ReportId is not null, l.DaysLate)).ShouldBe([("长安大学社区居委会", true, 2), ("永松路社区居委会", true, 0)]);

        var supplement = await town.Yanta.SendAsync(new FileSupplement(street.DutyId, "补收长安大学社区月报", ReportingTown.Entry()), ReportingTown.Street);
        (supplement.Number, supplement.NotReceived.Count).ShouldBe((1, 0));
        var after = (await town.ViewAsync(street.DutyId)).Reports;
        after.Select(r => (r.Number, Figure(r, FigureKeys.Found).Filed)).ShouldBe([(0, 2), (1, 3)]);
        after[0].Lower.ShouldContain(l => l.ReportId == null);
        (await town.RowAsync("2018-11-01", "小寨路街道办事处")).ShouldSatisfyAllConditions(r => (r.Lower, r.LowerFiled).ShouldBe((2, 2)), r => r.Standing.ShouldBe(ReportStandings.Filed));
    }

    [Fact]
    public async Task C6_Who_never_reports_has_an_overdue_task_that_street_and_district_see_and_is_missing_not_zero()
    {
        await using var town = await ReportingTown.StartAsync(DatabaseProvider.Sqlite, "2018-11-30");
        await town.Yanta.PassAsync("2018-12-21", "00:00");
        var row = await town.RowAsync("2018-12-01", "长安大学社区居委会", ReportingTown.Street);
        row.Standing.ShouldBe(ReportStandings.Overdue);
        (await town.RowAsync("2018-12-01", "长安大学社区居委会")).Standing.ShouldBe(ReportStandings.Overdue);
        (await town.Yanta.SendAsync(new OverdueTasks(), ReportingTown.District)).Page.Items.ShouldContain(t => t.SubjectId == row.DutyId);

        await town.Yanta.PassAsync("2018-12-21", "09:00");
        (await town.NoticesAsync(ReportingTown.Street, row.DutyId)).ShouldHaveSingleItem().ShouldContain("已逾期");
        (await town.NoticesAsync(ReportingTown.Community, row.DutyId)).Count.ShouldBe(3);
        (await town.NoticesAsync(ReportingTown.District, row.DutyId)).ShouldBeEmpty();
        await town.Yanta.PassAsync("2018-12-25", "09:00");
        (await town.NoticesAsync(ReportingTown.District, row.DutyId)).Count.ShouldBe(1);
        await town.Yanta.PassAsync("2019-01-20", "00:00");
        var view = await town.ViewAsync(row.DutyId);
        (view.Standing, view.Reports.Count).ShouldBe((ReportStandings.Missing, 0));
        (await town.RefusedAsync(ReportingTown.Community, "2018-12-01")).Code.ShouldBe("report.closed");
        (await town.Yanta.SendAsync(new ProcessesOf(row.DutyId))).ShouldAllBe(p => p.Ended);
        (await town.ListAsync("2018-12-01")).Standings.Single(s => s.Key == ReportStandings.Missing).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(RollRule.None, "2026-02-20")]
    [InlineData(RollRule.Forward, "2026-02-24")]
    [InlineData(RollRule.Back, "2026-02-14")]
    public async Task C7_Report_day_inside_spring_festival_follows_the_definition_and_the_shortened_interval_is_shown(RollRule roll, string due)
    {
        await using var town = await ReportingTown.StartAsync(DatabaseProvider.Sqlite, "2026-01-31", ReportingTown.Edited("monthly-report", ("communityRoll", roll.ToString())));
        await town.Yanta.PassAsync("2026-02-01", "09:00");

        var list = await town.ListAsync("2026-02-01", ReportingTown.Street);
        list.Page.Items.First(i => i.Level == ReportLevels.Community).LastDay.ShouldBe(DateOnly.ParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        var level = list.Summary.Single(s => s.Level == ReportLevels.Community);
        (level.DaysLeft, level.Shortened).ShouldBe(roll switch { RollRule.Forward => (1, true), RollRule.Back => (11, false), _ => (5, false) });
    }

    [Fact]
    public async Task C9_Amended_calendar_moves_an_open_report_with_reason_old_value_and_version_and_nobody_is_late_for_it()
    {
        await using var town = await ReportingTown.StartAsync(DatabaseProvider.Sqlite, "2019-12-31", ReportingTown.Edited("monthly-report", ("districtRoll", nameof(RollRule.Forward))));
        await town.Yanta.ImportAsync(Calendars.SpringFestival2020BeforeItsAmendment());
        await town.Yanta.PassAsync("2020-01-27", "10:00");
        (await town.RowAsync("2020-01-01", "区安委办")).LastDay.ShouldBe(new DateOnly(2020, 1, 31));
        await town.Yanta.ImportAsync(Calendars.Year(2020));
        var row = await town.RowAsync("2020-01-01", "区安委办");
        row.LastDay.ShouldBe(new DateOnly(2020, 2, 3));
        var moved = (await town.Yanta.SendAsync(new DeadlinesOf(row.DutyId))).Single().History.Single(h => h.Kind == DeadlineChangeKind.Recomputed);
        (moved.OldLastDay, moved.LastDay).ShouldBe((new DateOnly(2020, 1, 31), new DateOnly(2020, 2, 3)));
        moved.Reason.ShouldNotBeEmpty();
        moved.CalendarVersion.ShouldBeGreaterThan(1);
        await town.Yanta.PassAsync("2020-02-01", "10:00");
        (await town.FileAsync(ReportingTown.District, "2020-01-01")).Late.ShouldBeFalse();
    }

    [Fact]
    public async Task C32_Hazard_put_right_on_the_spot_counts_in_the_report_of_its_month_and_in_the_quarter()
    {
        await using var town = await ReportingTown.StartAsync(DatabaseProvider.Sqlite, "2018-09-30");
        await town.Yanta.PassAsync("2018-10-09", "10:30");
        await town.HazardAsync("胶管长度超过2米", new HandledOnSpot(Yanta.At("2018-10-09", "10:20"), "已更换"));
        await town.Yanta.PassAsync("2018-10-19", "09:00");
        var filed = await town.FileAsync(ReportingTown.Community, "2018-10-01");
        var report = (await town.ViewAsync(filed.DutyId)).Reports.Single();
        new[] { FigureKeys.Found, FigureKeys.OnSpot, FigureKeys.Rectified, FigureKeys.Open }.Select(k => Figure(report, k).Filed).ShouldBe([1, 1, 1, 0]);

        await town.Yanta.PassAsync("2018-12-03", "09:00");
        var quarter = await town.RowAsync("2018-10-01", "小寨路街道办事处", kind: ReportKinds.Quarter);
        (await town.ViewAsync(quarter.DutyId, ReportingTown.Street)).Proposal!.Figures.Single(f => f.Key == FigureKeys.Found).Drawn.ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Period_and_duties_come_into_being_once_and_after_an_outage_the_last_missed_ones_are_made_up_for(DatabaseProvider database)
    {
        await using var town = await ReportingTown.StartAsync(database, "2018-09-30");
        await town.Yanta.PassAsync("2018-10-02", "09:00");
        var open = (await town.ListAsync("2018-10-01")).Page.Total;
        open.ShouldBe(7);
        await town.Yanta.SendAsync(new OpenReportPeriod(ReportKinds.Month, new(2018, 10, 5)), ReportingTown.District);
        (await town.ListAsync("2018-10-01")).Page.Total.ShouldBe(open);
        (await town.RefusedAsync(ReportingTown.Community, "2018-11-05")).Code.ShouldBe("report.future");

        town.Yanta.District.Time.SetUtcNow(Yanta.At("2019-03-05", "08:00"));
        await town.Yanta.PassAsync("2019-03-05", "08:10");
        (await town.ListAsync("2019-03-01")).Periods.ShouldBe([new(2019, 3, 1), new(2019, 2, 1), new(2019, 1, 1), new(2018, 12, 1), new(2018, 10, 1)]);
        foreach (var month in new[] { "2018-12-01", "2019-01-01", "2019-02-01", "2019-03-01" })
        {
            (await town.ListAsync(month)).Page.Total.ShouldBe(open, month);
        }

        (await town.RowAsync("2019-01-01", "区安委办")).Standing.ShouldBe(ReportStandings.Overdue);
        await town.Yanta.SendAsync(new OpenReportPeriod(ReportKinds.Month, new(2018, 11, 5)), ReportingTown.District);
        (await town.ListAsync("2018-11-01")).Page.Total.ShouldBe(open);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_and_says_why()
    {
        await using var town = await ReportingTown.StartAsync(DatabaseProvider.Sqlite, "2018-10-08");
        await town.Yanta.SendAsync(new OpenReportPeriod(ReportKinds.Month, new(2018, 10, 8)), ReportingTown.District);
        await town.HazardAsync();
        var none = ReportingTown.Entry();
        (await town.RefusedAsync(ReportingTown.Community, "2018-09-01")).Code.ShouldBe("report.not-owed");
        (await town.RefusedAsync("副区长孙伟", "2018-10-01")).Code.ShouldBe("access.role");
        (await town.RefusedAsync("商务局周涛", "2018-10-01")).Code.ShouldBe("report.not-owed");
        (await town.RefusedAsync(ReportingTown.Community, "2018-10-01", unit: town.StreetUnit)).Code.ShouldBe("report.foreign-unit");
        (await town.RefusedAsync(ReportingTown.Community, "2018-10-01", entry: none with { Chapters = [none.Chapters[0]] })).Code.ShouldBe("report.chapter-missing");
        (await town.RefusedAsync(ReportingTown.Community, "2018-10-01", entry: none with { Figures = [new(FigureKeys.Found, -1, "错")] })).ShouldSatisfyAllConditions(r => r.Code.ShouldBe("report.figure-negative"), r => r.Text().ShouldContain("排查隐患"));
        (await town.RefusedAsync(ReportingTown.Community, "2018-10-01", entry: none with { Figures = [new(FigureKeys.Found, 3)] })).Code.ShouldBe("report.reason-missing");
        (await town.RefusedAsync(ReportingTown.Community, "2018-10-01", entry: none with { Figures = [new(FigureKeys.Major, 2, "升级")] })).Code.ShouldBe("report.part-exceeds");
        var filed = await town.FileAsync(ReportingTown.Community, "2018-10-01", entry: none with { Figures = [new(FigureKeys.Found, 3, "另有两起电话报告")] });
        (await town.RefusedAsync(ReportingTown.Community, "2018-10-01")).Code.ShouldBe("report.filed");
        Figure((await town.ViewAsync(filed.DutyId)).Reports[0], FigureKeys.Found).ShouldSatisfyAllConditions(f => (f.Drawn, f.Filed, f.Reason).ShouldBe((1, 3, "另有两起电话报告")));
        var foreign = await town.Yanta.District.SendAsync(new ReportDetails(filed.DutyId), await town.Yanta.ActorAsync("曲江何丽"));
        foreign.Refusals.ShouldHaveSingleItem().Code.ShouldBe("report.unknown");
    }

    private static FigureView Figure(FiledReport report, string key) => report.Figures.Single(f => f.Key == key);

    [Fact]
    public async Task History_is_recorded_when_asked_for()
    {
        KeptHistory.Wanted();
        await using var town = await ReportingTown.StartAsync(DatabaseProvider.Sqlite, "2018-10-31");
        await town.Yanta.PassAsync("2018-11-22", "10:00");
        var filed = await town.FileAsync(ReportingTown.Community, "2018-11-01");
        await KeptHistory.WriteAsync(town.Yanta, filed.DutyId, "monthly-report", "late", "社区月报逾期两天报送");
    }
}
