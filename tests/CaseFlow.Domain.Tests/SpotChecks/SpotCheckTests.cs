using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.SpotChecks;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.SpotChecks;

/// <summary>The district looks at how a street works its grids, and makes the result known (R92-R98).</summary>
public sealed class SpotCheckTests
{
    private const string Today = "2018-09-28T10:00:00+08:00";

    private static readonly PlanSpotCheck Plan = new(
        SpotCheckKinds.Monthly, Town.Xiaozhai, new(2018, 9, 28), new(2018, 9, 1), new(2018, 9, 28), "孙科员、李工", [new(SpotCheckGrounds.ZeroReport, Town.XiaozhaiCommunity)]);

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Result_is_the_districts_own_until_sent_then_the_streets_and_once_published_everybodys(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, Today);
        var id = await ExaminedAsync(stage);
        await ShouldSeeAsync(stage, id, ["district-officer", "district-leader"], ["street-officer", "other-street-officer", "owner", "department-officer"]);

        (await stage.SendAsync(new SendSpotCheck(id, "补齐巡查记录", new(2018, 9, 28)), "district-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("spot-check.reply-day");
        (await stage.SendAsync(new SendSpotCheck(id, "补齐巡查记录", new(2018, 10, 10)), "district-officer")).Refusals.ShouldBeEmpty();
        await ShouldSeeAsync(stage, id, ["street-officer"], ["other-street-officer", "grid-officer", "owner"]);
        (await stage.SendAsync(new MyNotices(new PageRequest(1, 50)), "street-officer")).Value.Notices.Items.ShouldContain(n => n.SubjectId == id);
        await stage.GoToAsync("2018-10-11T09:00:00+08:00");
        (await stage.SendAsync(new ListSpotChecks(Late: true), "district-officer")).Value.Page.Items.ShouldHaveSingleItem().Late.ShouldBeTrue();
        (await stage.SendAsync(new ReplyToSpotCheck(id, "已补齐"), "other-street-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("spot-check.unknown");
        (await stage.SendAsync(new ReplyToSpotCheck(id, "已补齐"), "street-officer")).Refusals.ShouldBeEmpty();

        var kept = (await stage.SendAsync(new SpotCheckDetails(id), "district-officer")).Value;
        (kept.Reply, kept.State, kept.MayKeep).ShouldBe(("已补齐", SpotCheckStates.Replied, true));
        (await stage.SendAsync(new PublishSpotCheck(id, kept.Version - 1), "district-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("conflict.changed");
        (await stage.SendAsync(new PublishSpotCheck(id, kept.Version), "district-officer")).Refusals.ShouldBeEmpty();
        await ShouldSeeAsync(stage, id, ["other-street-officer", "owner", "department-officer", "grid-officer"], []);
        var read = (await stage.SendAsync(new SpotCheckDetails(id), "other-owner")).Value;
        (read.Conclusion, read.Points.Count(p => p.Conforms == false), read.Note, read.Reply, read.Timeline.Count, read.MayKeep).ShouldBe(("记录缺漏", 1, null, null, 0, false));
        (await stage.SendAsync(new ListSpotChecks("鱼化", Published: true), "owner")).Value.Page.Total.ShouldBe(0);
        (await stage.SendAsync(new ListSpotChecks("小寨", Published: true), "owner")).Value.Page.Items.ShouldHaveSingleItem().Failed.ShouldBe(1);
        (await stage.SendAsync(new RecordFindings(id, kept.Version + 1, Findings(), "改"), "district-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("spot-check.state");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Each_of_the_five_points_shows_what_the_records_say_and_keeps_it_once_recorded(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, Today);
        (await stage.SendAsync(new DrawPatrolPlan(Town.XiaozhaiCommunity, "校园周边", 1, "working-day", new(2018, 9, 3), [stage.Town.Restaurant]), "street-officer")).Refusals.ShouldBeEmpty();
        (await stage.SendAsync(new WriteWorkLog(new(2018, 9, 27), "老陈餐厅", Problems: "无"), "grid-officer")).Refusals.ShouldBeEmpty();
        await stage.ReportAsync();
        var id = (await stage.SendAsync(Plan, "district-officer")).Value;

        // September 2018: 24 is a holiday, 29 and 30 are made up for; 19 working days up to the 28th.
        var figures = (await stage.SendAsync(new SpotCheckDetails(id), "district-officer")).Value.Points.Select(p => p.Figures).ToArray();
        figures.ShouldBe(
        [
            "社区1个，其中1个有巡查计划。", "按计划应巡查19次，完成检查0次，发现缺陷0项；迟传或位置不符0次。", "路线上企业1家，期间查到0家。",
            "应有工作日记录19份，实有1份，缺18份。其中18份因缺专职网格员无人巡查，不计为个人漏记；长安大学社区缺18天；", "上报隐患1起（现场处置0起），整改0起，其中1起期末未整改；目前未办结1起，逾期0起。",
        ]);
        await RecordAsync(stage, id);
        await stage.ReportAsync();
        (await stage.SendAsync(new SpotCheckDetails(id), "district-officer")).Value.Points.Select(p => p.Figures).ShouldBe(figures);
        (await stage.SendAsync(new SpotCheckCoverage(new(2018, 9, 30)), "district-officer")).Value.Select(c => (c.StreetName, c.Monthly, c.Quarterly)).ShouldBe([("小寨路街道", 1, 0), ("鱼化寨街道", 0, 0)]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Findings_are_complete_and_what_was_found_at_an_enterprise_of_the_street_becomes_a_hazard(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, Today);
        (await stage.SendAsync(Plan, "street-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("access.role");
        (await stage.SendAsync(Plan with { Targets = [new(SpotCheckGrounds.ZeroReport, Town.YuhuazhaiCommunity)] }, "district-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("spot-check.target-unknown");
        var id = (await stage.SendAsync(Plan, "district-officer")).Value;
        var version = (await stage.SendAsync(new SpotCheckDetails(id), "district-officer")).Value.Version;
        (await stage.SendAsync(new RecordFindings(id, version, [.. Findings().Take(4)], "结论"), "district-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("spot-check.all-points");
        (await stage.SendAsync(new RecordFindings(id, version, [.. Findings().Select(f => f with { Remark = null })], "结论"), "district-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("spot-check.remark-missing");
        var hazard = new ReportSpotHazard(id, stage.Town.Restaurant, HazardGrades.General, "灭火器过期", "厨房");
        (await stage.SendAsync(hazard, "district-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("spot-check.not-examined");
        await RecordAsync(stage, id);

        (await stage.SendAsync(hazard with { EnterpriseId = stage.Town.BuildersMarket }, "district-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("spot-check.enterprise-elsewhere");
        var reported = (await stage.SendAsync(hazard, "district-officer")).Value;
        (await stage.SendAsync(new SpotCheckDetails(id), "district-officer")).Value.Hazards.ShouldHaveSingleItem().HazardId.ShouldBe(reported.HazardId);
        stage.Processes.Published.ShouldContain(p => p.Event == "HazardReported" && p.Subject == reported.HazardId);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task List_goes_on_after_its_last_row_the_newest_first_and_two_of_one_day_each_once(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, Today);
        foreach (var day in (int[])[27, 28, 28, 29])
        {
            (await stage.SendAsync(Plan with { Day = new(2018, 9, day), To = new(2018, 9, 20) }, "district-officer")).Refusals.ShouldBeEmpty();
        }

        var (seen, after) = (new List<SpotCheckItem>(), (string?)null);
        for (var number = 1; number == 1 || after is not null; number++)
        {
            var page = (await stage.SendAsync(new ListSpotChecks(Page: new PageRequest(number, 2, after)), "district-officer")).Value.Page;
            page.Total.ShouldBe(4);
            seen.AddRange(page.Items);
            after = page.Next;
        }

        seen.Select(c => c.Day.Day).ShouldBe([29, 28, 28, 27]);
        seen.Select(c => c.Id).ShouldBeUnique();
        (await stage.SendAsync(new ListSpotChecks(Page: new PageRequest(1, 2, "x")), "district-officer")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("page.after");
    }

    private static async Task<Guid> ExaminedAsync(CaseStage stage)
    {
        var id = (await stage.SendAsync(Plan, "district-officer")).Value;
        await RecordAsync(stage, id);
        return id;
    }

    private static async Task RecordAsync(CaseStage stage, Guid id)
    {
        var version = (await stage.SendAsync(new SpotCheckDetails(id), "district-officer")).Value.Version;
        (await stage.SendAsync(new RecordFindings(id, version, Findings(), "记录缺漏"), "district-officer")).Refusals.ShouldBeEmpty();
    }

    private static FindingLine[] Findings() => [.. SpotCheckPoints.All.Select(p => new FindingLine(p, p != SpotCheckPoints.Records, p == SpotCheckPoints.Records ? "缺18天" : null))];

    private static async Task ShouldSeeAsync(CaseStage stage, Guid id, string[] seers, string[] others)
    {
        foreach (var who in seers)
        {
            (await stage.SendAsync(new SpotCheckDetails(id), who)).Succeeded.ShouldBeTrue(who);
        }

        foreach (var who in others)
        {
            (await stage.SendAsync(new SpotCheckDetails(id), who)).Refusals.ShouldHaveSingleItem(who).Code.ShouldBe("spot-check.unknown");
        }
    }
}
