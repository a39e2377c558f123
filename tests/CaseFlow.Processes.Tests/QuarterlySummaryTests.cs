using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Reporting;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Processes.Tests;

/// <summary>Quarterly summaries and zero reports of streets and departments (acceptance part B, R85-R87, R94).</summary>
public sealed class QuarterlySummaryTests
{
    private const string Quarter = ReportKinds.Quarter;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C11_and_C12_Zero_report_leads_to_the_focus_list_and_silence_is_overdue_and_not_zero(DatabaseProvider database)
    {
        await using var town = await ReportingTown.StartAsync(database, "2018-11-30");
        await town.Yanta.PassAsync("2018-12-28", "10:00");
        var filed = await town.FileAsync("曲江苏明", "2018-12-28", Quarter, ReportingTown.Entry(zero: true));
        var report = (await town.ViewAsync(filed.DutyId)).Reports.ShouldHaveSingleItem();
        (report.Zero, report.SignedAs, report.DaysLate, report.FiledBy).ShouldBe((true, "街道主要领导", 0, "曲江苏明"));
        var focus = (await town.Yanta.SendAsync(new FocusOfZeroReports(), ReportingTown.District)).ShouldHaveSingleItem();
        (focus.Code, focus.Name, focus.Grounds.Single().Chapter).ShouldBe(("610113007000", "曲江街道办事处", ChapterKeys.Hazards));

        await town.Yanta.PassAsync("2018-12-31", "23:59:59");
        (await town.RowAsync("2018-12-31", "等驾坡街道办事处", kind: Quarter)).ShouldSatisfyAllConditions(r => r.Standing.ShouldBe(ReportStandings.Waiting), r => r.LastDay.ShouldBe(new DateOnly(2018, 12, 31)));
        await town.Yanta.PassAsync("2019-01-01", "00:00");
        (await town.RowAsync("2018-12-31", "等驾坡街道办事处", kind: Quarter)).ShouldSatisfyAllConditions(r => r.Standing.ShouldBe(ReportStandings.Overdue), r => r.ZeroHazards.ShouldBeFalse());
        (await town.Yanta.SendAsync(new FocusOfZeroReports(), ReportingTown.District)).ShouldNotContain(f => f.Name == "等驾坡街道办事处");
        await town.Yanta.PassAsync("2019-02-01", "00:00");
        (await town.RowAsync("2018-12-31", "等驾坡街道办事处", kind: Quarter)).Standing.ShouldBe(ReportStandings.Missing);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task C13_Contradicted_zero_is_refused_or_marked_naming_both_hazards_also_the_one_closed_on_the_spot(bool refuses)
    {
        await using var town = await ReportingTown.StartAsync(DatabaseProvider.Sqlite, "2018-11-30", ReportingTown.Edited("quarterly-summary", ("contradictedZero", refuses ? "Refuse" : "Flag")));
        var enterprise = await town.Yanta.SendAsync(
            new RegisterEnterprise("电子城饭店", "91610113MA6TX00025".FixCheck(), "电子正街2号", "6210", "正餐服务", "610113004001", "马东", "马东", null, null), "电子城丁健");
        await town.Yanta.PassAsync("2018-12-05", "10:00");
        var open = await town.HazardAsync(enterprise: enterprise.EnterpriseId);
        var closed = await town.HazardAsync("燃气软管老化", new HandledOnSpot(Yanta.At("2018-12-05", "09:30"), "已更换"), enterprise.EnterpriseId);
        await town.Yanta.PassAsync("2018-12-28", "10:00");

        if (refuses)
        {
            var refusal = await town.RefusedAsync("电子城方华", "2018-12-01", Quarter, ReportingTown.Entry(zero: true));
            refusal.Code.ShouldBe("report.zero-contradicted");
            refusal.Text().ShouldSatisfyAllConditions(t => t.ShouldContain("2起"), t => t.ShouldContain(open.Number), t => t.ShouldContain(closed.Number));
            (await town.FileAsync("电子城方华", "2018-12-01", Quarter)).Mismatch.ShouldBeNull();
            return;
        }

        var filed = await town.FileAsync("电子城方华", "2018-12-01", Quarter, ReportingTown.Entry(zero: true));
        filed.Mismatch.ShouldNotBeNull().ShouldSatisfyAllConditions(t => t.ShouldContain(open.Number), t => t.ShouldContain(closed.Number));
        (await town.RowAsync("2018-12-01", "电子城街道办事处", kind: Quarter)).Mismatch.ShouldBeTrue();
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task C14_Deputy_signs_only_where_the_district_allows_a_delegate(bool allowed)
    {
        await using var town = await ReportingTown.StartAsync(DatabaseProvider.Sqlite, "2018-11-30", ReportingTown.Edited("quarterly-summary", ("delegateAllowed", allowed ? "true" : "false")));
        await town.Yanta.PassAsync("2018-12-28", "10:00");
        (await town.RefusedAsync(ReportingTown.Street, "2018-12-01", Quarter, ReportingTown.Entry(zero: true))).Code.ShouldBe("report.not-signed");
        if (allowed)
        {
            await town.FileAsync("副主任孟涛", "2018-12-01", Quarter, ReportingTown.Entry(zero: true));
            return;
        }

        (await town.RefusedAsync("副主任孟涛", "2018-12-01", Quarter, ReportingTown.Entry(zero: true))).Code.ShouldBe("report.not-signed");
        (await town.RowAsync("2018-12-01", "小寨路街道办事处", kind: Quarter)).Standing.ShouldBe(ReportStandings.Waiting);

        // Who stands in for the head is no principal leader; nor is the head who left the post yesterday.
        await town.Yanta.SendAsync(new RecordLeave(town.Yanta.Person(ReportingTown.StreetHead), town.Yanta.Person(ReportingTown.Street), new(2018, 12, 28), new(2018, 12, 28)));
        (await town.RefusedAsync(ReportingTown.Street, "2018-12-01", Quarter, ReportingTown.Entry(zero: true))).Code.ShouldBe("report.not-signed");
        await town.Yanta.SendAsync(new SaveReportDraft(Quarter, new(2018, 12, 1), ReportingTown.Entry(zero: true), ForSignature: true), ReportingTown.Street);
        await town.Yanta.PassAsync("2018-12-29", "10:00");
        await town.Yanta.AppointAsync("主任新任", Roles.StreetHead, town.StreetUnit);
        await town.Yanta.DismissAsync(ReportingTown.StreetHead, Roles.StreetHead, town.StreetUnit);
        var duty = (await town.RowAsync("2018-12-01", "小寨路街道办事处", kind: Quarter)).DutyId;
        (await town.ViewAsync(duty, "主任新任")).Proposal!.ShouldSatisfyAllConditions(p => p.Entry.Zero.ShouldBeTrue(), p => p.DraftBy.ShouldBe(ReportingTown.Street));
        (await town.FileAsync("主任新任", "2018-12-01", Quarter, ReportingTown.Entry(zero: true))).DaysLate.ShouldBe(0);
    }

    [Fact]
    public async Task C15_Department_without_hazards_in_its_line_owes_a_zero_report_too()
    {
        await using var town = await ReportingTown.StartAsync(DatabaseProvider.Sqlite, "2019-02-28");
        await town.Yanta.PassAsync("2019-03-29", "10:00");
        (await town.Yanta.SendAsync(new MyReports(), "商务局周涛")).ShouldHaveSingleItem().Title.ShouldBe("2019年第1季度隐患排查汇总");
        (await town.ListAsync("2019-03-01", kind: Quarter)).Levels.Select(l => (l.Key, l.Count)).ShouldBe([(ReportLevels.Department, 1), (ReportLevels.Street, 4)]);
        (await town.RefusedAsync("商务局局长沈红", "2019-03-01", Quarter)).Code.ShouldBe("report.zero-not-said");
        (await town.RefusedAsync("商务局局长沈红", "2019-03-01", Quarter, ReportingTown.Entry(zero: true, new FigureLine(FigureKeys.Found, 2, "有")))).Code.ShouldBe("report.zero-with-figures");
        var filed = await town.FileAsync("商务局局长沈红", "2019-03-01", Quarter, ReportingTown.Entry(zero: true));
        (await town.ViewAsync(filed.DutyId)).Reports[0].SignedAs.ShouldBe("区级部门负责人");
        (await town.Yanta.SendAsync(new MyReports(), "商务局周涛")).ShouldBeEmpty();
    }

    [Fact]
    public async Task C53_Figures_that_were_filed_stay_when_two_files_of_one_enterprise_become_one()
    {
        await using var town = await ReportingTown.StartAsync(DatabaseProvider.Sqlite, "2018-11-30");
        var twin = await town.Yanta.SendAsync(
            new RegisterEnterprise("永松便利店", "91610113MA6TX00033".FixCheck(), "永松路8号", "5211", "百货零售", "610113001001", "刘总", "刘总", null, null), ReportingTown.Street);
        await town.Yanta.PassAsync("2018-12-05", "10:00");
        await town.HazardAsync();
        await town.HazardAsync(enterprise: twin.EnterpriseId);
        await town.Yanta.PassAsync("2018-12-28", "10:00");
        var filed = await town.FileAsync(ReportingTown.StreetHead, "2018-12-01", Quarter);
        var before = (await town.ViewAsync(filed.DutyId)).Reports.Single().Figures;
        before.Single(f => f.Key == FigureKeys.Found).Filed.ShouldBe(2);

        await town.Yanta.SendAsync(new MergeEnterprises(town.Yanta.EnterpriseId, twin.EnterpriseId, "同一家商场登记了两次"), ReportingTown.District);
        (await town.ViewAsync(filed.DutyId)).Reports.Single().Figures.ShouldBe(before);
    }

    [Fact]
    public async Task History_is_recorded_when_asked_for()
    {
        KeptHistory.Wanted();
        await using var town = await ReportingTown.StartAsync(DatabaseProvider.Sqlite, "2018-11-30");
        await town.Yanta.PassAsync("2018-12-28", "10:00");
        var filed = await town.FileAsync("曲江苏明", "2018-12-28", Quarter, ReportingTown.Entry(zero: true));
        await KeptHistory.WriteAsync(town.Yanta, filed.DutyId, "quarterly-summary", "zero", "街道零报告，主要领导签字");
    }
}
