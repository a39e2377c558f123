using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.SelfReports;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.SelfReports;

/// <summary>Enterprises report each month what they found themselves, by the line of their industry (R84, R87).</summary>
public sealed class SelfReportTests
{
    private static readonly DateOnly September = new(2018, 9, 1);

    private static readonly SelfFoundHazard Hose = new(HazardGrades.General, "燃气软管老化", "后厨");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Hazards_of_a_report_begin_with_the_department_of_the_industry_and_what_was_put_right_owes_nothing(DatabaseProvider database)
    {
        await using var stage = await OpenedAsync(database);
        var filed = (await stage.SendAsync(new FileSelfReport(September, false, [Hose, Hose with { Description = "灭火器过期", Measure = "已更换" }]), "owner")).Value;

        (filed.Department, filed.Late, filed.Hazards.Count).ShouldBe(("区住建局", false, 2));
        var entered = stage.Processes.Published.Where(p => p.Event == "HazardReported").ToList().ShouldHaveSingleItem();
        (entered.Payload["station"]!.GetValue<string>(), entered.Payload["unitId"]!.GetValue<string>(), entered.Payload["channel"]!.GetValue<string>())
            .ShouldBe(("department", stage.Town.Bureau.ToString(), "self-report"));
        (await stage.SendAsync(new HazardDetails(entered.Subject), "owner")).Succeeded.ShouldBeTrue();
        var mine = (await stage.SendAsync(new MySelfReports(), "owner")).Value.Months.ShouldHaveSingleItem();
        (mine.Standing, mine.MayFile, mine.Hazards.Count).ShouldBe((SelfReportStandings.Hazards, false, 2));
        (await stage.SendAsync(new FileSelfReport(September, true), "owner")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("self-report.filed");
        stage.Processes.Published.ShouldNotContain(p => p.Event == "SelfReportsComplete");
        (await stage.SendAsync(new FileSelfReport(September, true), "other-owner")).Refusals.ShouldBeEmpty();
        stage.Processes.Published.ShouldContain(p => p.Event == "SelfReportsComplete");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Nothing_found_is_said_expressly_and_who_has_not_reported_is_seen_by_department_and_district(DatabaseProvider database)
    {
        await using var stage = await OpenedAsync(database);
        (await stage.SendAsync(new FileSelfReport(September, false), "owner")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("self-report.nothing-or-hazards");
        (await stage.SendAsync(new FileSelfReport(September, true, [Hose]), "owner")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("self-report.nothing-or-hazards");
        (await stage.SendAsync(new FileSelfReport(new(2018, 8, 1), true), "owner")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("self-report.not-owed");
        (await stage.SendAsync(new FileSelfReport(September, true), "owner")).Refusals.ShouldBeEmpty();

        foreach (var who in new[] { "department-officer", "district-officer" })
        {
            var list = (await stage.SendAsync(new ListSelfReports(September), who)).Value;
            list.Page.Items.Select(i => (i.Name, i.Standing)).ShouldBe([("老陈餐厅", SelfReportStandings.Nothing), ("鱼化建材城", SelfReportStandings.Waiting)], ignoreOrder: true);
            list.Standings.Select(s => (s.Key, s.Count)).ShouldBe([(SelfReportStandings.Waiting, 1), (SelfReportStandings.Nothing, 1)]);
        }

        var first = (await stage.SendAsync(new ListSelfReports(September, Page: new PageRequest(1, 1)), "district-officer")).Value.Page;
        var second = (await stage.SendAsync(new ListSelfReports(September, Page: new PageRequest(2, 1, first.Next)), "district-officer")).Value.Page;
        first.Items.Concat(second.Items).Select(i => i.Name).ShouldBe(["老陈餐厅", "鱼化建材城"], ignoreOrder: true);
        (await stage.SendAsync(new ListSelfReports(September, Page: new PageRequest(1, 1, "x")), "district-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("page.after");
        (await stage.SendAsync(new ListSelfReports(September, Standing: SelfReportStandings.Waiting), "district-officer")).Value.Page.Items.ShouldHaveSingleItem().Name.ShouldBe("鱼化建材城");
        (await stage.SendAsync(new ListSelfReports(September), "owner")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("access.role");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Only_enterprises_with_an_account_are_enrolled_and_once_and_leave_from_the_next_month(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, "2018-09-03T10:00:00+08:00");
        (await stage.SendAsync(new EndPost(stage.Town["other-owner"].PersonId, Roles.Enterprise, stage.Town["other-owner"].UnitId))).Refusals.ShouldBeEmpty();
        (await stage.SendAsync(new EnrolSelfReporters(), "district-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("self-report.enrol-whom");

        (await stage.SendAsync(new EnrolSelfReporters("33"), "district-officer")).Value.ShouldBe(new SelfReportersEnrolled(1, 1, 0, September));
        (await stage.SendAsync(new EnrolSelfReporters("33"), "district-officer")).Value.ShouldBe(new SelfReportersEnrolled(0, 1, 0, September));
        (await stage.SendAsync(new OpenSelfReportMonth(), "district-officer")).Value.ShouldBe((await stage.SendAsync(new OpenSelfReportMonth(), "district-officer")).Value);
        stage.Processes.Published.Count(p => p.Event == "SelfReportMonthOpened").ShouldBe(1);
        (await stage.SendAsync(new WithdrawSelfReporter(Guid.Empty, " "), "district-officer")).Refusals.Select(r => r.Code).ShouldBe(["self-report.enterprise-missing", "self-report.reason-missing"]);
        (await stage.SendAsync(new WithdrawSelfReporter(stage.Town.Restaurant, "停业"), "district-officer")).Value.ShouldBe(new DateOnly(2018, 10, 1));
        (await stage.SendAsync(new FileSelfReport(September, true), "owner")).Refusals.ShouldBeEmpty();
        await stage.GoToAsync("2018-10-08T09:00:00+08:00");
        await stage.SendAsync(new OpenSelfReportMonth(), "district-officer");
        (await stage.SendAsync(new FileSelfReport(new(2018, 10, 8), true), "owner")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("self-report.not-owed");
    }

    private static async Task<CaseStage> OpenedAsync(DatabaseProvider database)
    {
        var stage = await CaseStage.StartAsync(database, "2018-09-03T10:00:00+08:00");
        (await stage.SendAsync(new EnrolSelfReporters("33"), "district-officer")).Value.Count.ShouldBe(2);
        (await stage.SendAsync(new OpenSelfReportMonth(), "district-officer")).Refusals.ShouldBeEmpty();
        return stage;
    }
}
