using System.Text.Json.Nodes;
using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.ListedSupervision;

public class CaseFormTests
{
    private static readonly JsonObject Plan = new()
    {
        ["goals"] = "消除燃气隐患", ["measures"] = "更换软管并加装熔断阀", ["funding"] = "2万元", ["organisation"] = "店长负责", ["schedule"] = "15日内", ["safety"] = "停用燃气，备灭火器",
    };

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task From_plan_to_acceptance_every_form_leaves_its_record_on_the_case(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var caseId = await stage.ListAsync();
        var evidence = (await stage.SendAsync(new StoreAttachment("方案.pdf", Files.Pdf), "owner")).Value.Id;
        var plan = Plan.DeepClone().AsObject();
        plan["attachmentIds"] = new JsonArray(evidence);
        await DoneAsync(stage, caseId, "rectification-plan", plan, "owner");
        await DoneAsync(stage, caseId, "progress-report", new JsonObject { ["text"] = "软管已更换", ["percent"] = 60 }, "street-officer");
        await DoneAsync(stage, caseId, "acceptance-request", new JsonObject { ["summary"] = "全部完成" }, "owner");
        await DoneAsync(stage, caseId, "site-review-passed", Review("2018-09-01"), "listing-body");
        await stage.SendAsync(new SetMilestone(caseId, "delisted", "已摘牌", true));
        await DoneAsync(stage, caseId, "announcement", new JsonObject { ["medium"] = "区政府网站", ["announcedOn"] = "2018-09-01" }, "district-officer", new JsonObject { ["kind"] = "delisting" });

        var view = await stage.LookAsync(caseId, "owner");
        view.Records.Select(r => r.Title).Reverse().ShouldBe(["治理方案", "整改进展", "验收申请", "现场验收：合格", "公告"]);
        view.Records[^1].Fields.Select(f => f.Label).ShouldBe(["目标和任务", "方法和措施", "经费和物资", "机构和人员", "时限和要求", "安全措施和应急预案"]);
        view.Records[^1].AttachmentIds.ShouldBe([evidence]);
        view.Attachments.Select(a => a.FileName).ShouldBe(["现场.png", "方案.pdf"]);
        view.Milestones.Select(m => m.State).ShouldAllBe(s => s == "done");
        (await stage.SendAsync(new Domain.Hazards.HazardDetails(view.Case.HazardId), "street-officer")).Value.StateName.ShouldBe("已销号");
    }

    [Theory]
    [InlineData("goals", "plan.goals-missing")]
    [InlineData("measures", "plan.measures-missing")]
    [InlineData("funding", "plan.funding-missing")]
    [InlineData("organisation", "plan.organisation-missing")]
    [InlineData("schedule", "plan.schedule-missing")]
    [InlineData("safety", "plan.safety-missing")]
    public async Task Plan_without_one_of_its_six_parts_is_refused(string part, string code)
    {
        var plan = Plan.DeepClone().AsObject();
        plan[part] = "  ";
        await RefusedAsync("rectification-plan", plan, "owner", part, code);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public Task Progress_outside_0_to_100_is_refused(int percent) =>
        RefusedAsync("progress-report", new JsonObject { ["text"] = "进行中", ["percent"] = percent }, "owner", "percent", "progress.percent");

    [Fact]
    public Task Acceptance_before_any_progress_report_is_refused() =>
        RefusedAsync("acceptance-request", new JsonObject { ["summary"] = "完成" }, "owner", null, "acceptance.no-progress");

    [Fact]
    public Task Site_review_before_acceptance_was_asked_for_is_refused() =>
        RefusedAsync("site-review-passed", Review("2018-09-01"), "listing-body", null, "site-review.not-asked");

    [Fact]
    public async Task Site_review_lies_between_the_request_and_today()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var caseId = await AcceptanceAskedAsync(stage);
        foreach (var day in (string[])["2018-08-31", "2018-09-02"])
        {
            var refusal = (await stage.FillInAsync(caseId, "site-review-passed", Review(day), "listing-body")).Refusals.ShouldHaveSingleItem();
            (refusal.Field, refusal.Code).ShouldBe(("reviewedOn", "site-review.day"));
        }
    }

    [Fact]
    public async Task Failed_review_says_what_is_still_required_and_changes_no_limit()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var caseId = await AcceptanceAskedAsync(stage);
        (await stage.FillInAsync(caseId, "site-review-failed", Review("2018-09-01"), "listing-body")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("site-review.requirements-missing");
        var form = Review("2018-09-01");
        form["requirements"] = "加装报警器";
        await DoneAsync(stage, caseId, "site-review-failed", form, "listing-body");
        stage.Processes.Resumed[^1].Input["result"]!["requirements"]!.GetValue<string>().ShouldBe("加装报警器");
        (await stage.LookAsync(caseId)).Case.LastDay.ShouldBe(new DateOnly(2018, 10, 8));
    }

    [Fact]
    public async Task Acceptance_reached_once_and_lost_again_lies_ahead_in_the_strip()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var caseId = await AcceptanceAskedAsync(stage);
        foreach (var (key, name) in ((string, string)[])[("planned", "方案已报"), ("rectifying", "整改中"), ("acceptance-requested", "申请验收"), ("rectifying", "整改中")])
        {
            await stage.SendAsync(new SetMilestone(caseId, key, name, false));
        }

        var strip = (await stage.LookAsync(caseId)).Milestones;
        strip.Select(m => (m.Key, m.State)).ShouldBe(
            [("proposed", "done"), ("listed", "done"), ("planned", "done"), ("rectifying", "done"), ("acceptance-requested", "current"), ("delisted", "ahead")]);
        strip[4].PlannedDay.ShouldBe(new DateOnly(2018, 10, 8));
    }

    [Theory]
    [InlineData("2018-09-02", "https://www.yanta.gov.cn/1", "announcement.future")]
    [InlineData("2018-08-31", null, "announcement.before-listing")]
    [InlineData("2018-09-01", "javascript:alert(1)", "announcement.link")]
    public async Task Announcement_names_a_day_that_can_be_and_an_address_of_the_web(string day, string? link, string code)
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var caseId = await stage.ListAsync();
        var form = new JsonObject { ["medium"] = "区政府网站", ["announcedOn"] = day, ["link"] = link };
        (await stage.FillInAsync(caseId, "announcement", form, "district-officer", new JsonObject { ["kind"] = "listing" })).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public Task Talk_without_requirements_is_refused() => RefusedAsync(
        "supervision-talk", new JsonObject { ["heldOn"] = "2018-09-01", ["attendees"] = "陈老板", ["minutes"] = "要点" }, "listing-body", "requirements", "talk.requirements-missing");

    [Fact]
    public async Task Closed_case_takes_no_more_progress()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var caseId = await stage.ListAsync();
        await stage.SendAsync(new SetMilestone(caseId, "delisted", "已摘牌", true));
        (await stage.FillInAsync(caseId, "progress-report", new JsonObject { ["text"] = "x", ["percent"] = 1 }, "owner")).Refusals[0].Code.ShouldBe("case.closed");
    }

    private static JsonObject Review(string day) => new() { ["reviewedOn"] = day, ["participants"] = "区住建局、专家", ["findings"] = "软管合格" };

    private static async Task<Guid> AcceptanceAskedAsync(CaseStage stage)
    {
        var caseId = await stage.ListAsync();
        await DoneAsync(stage, caseId, "progress-report", new JsonObject { ["text"] = "软管已更换", ["percent"] = 100 }, "owner");
        await DoneAsync(stage, caseId, "acceptance-request", new JsonObject { ["summary"] = "全部完成" }, "owner");
        return caseId;
    }

    private static async Task DoneAsync(CaseStage stage, Guid caseId, string form, JsonObject data, string who, JsonObject? parameters = null)
    {
        stage.District.Time.Advance(TimeSpan.FromMinutes(1));
        (await stage.FillInAsync(caseId, form, data, who, parameters)).Refusals.ShouldBeEmpty();
    }

    private static async Task RefusedAsync(string form, JsonObject data, string who, string? field, string code)
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var caseId = await stage.ListAsync();
        var refusal = (await stage.FillInAsync(caseId, form, data, who)).Refusals.ShouldHaveSingleItem();
        (refusal.Field, refusal.Code).ShouldBe((field, code));
        (await stage.LookAsync(caseId)).Records.ShouldBeEmpty();
    }
}
