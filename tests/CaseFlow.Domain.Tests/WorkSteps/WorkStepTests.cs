using CaseFlow.Domain.Attachments;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.WorkSteps;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.WorkSteps;

/// <summary>What the district asks of streets and departments, and how far they are (R26-R32, R41, R109).</summary>
public sealed class WorkStepTests
{
    private static readonly SetWorkStep Plans = new("制定网格化监管实施方案", "雁政办发〔2018〕72号 四（一）", true, false, ["实施方案", "领导小组"], new(2018, 10, 31));

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task C59_step_whose_day_was_over_when_it_was_entered_is_a_milestone_of_the_past_and_alarms_nobody(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, "2018-10-01T09:00:00+08:00");
        var id = await SetAsync(stage, Plans with { LastDay = new(2018, 6, 30) });

        stage.Processes.Published.ShouldNotContain(p => p.Event == SetWorkStep.Event);
        (await ListedAsync(stage)).State.ShouldBe(WorkStepStates.Past);
        (await DeliverAsync(stage, id, "实施方案")).Refusals.ShouldBeEmpty();
        var view = (await stage.SendAsync(new WorkStepDetails(id), "district-officer")).Value;
        (view.State, view.Units.Any(u => u.Late)).ShouldBe((WorkStepStates.Past, false));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Step_is_done_when_every_street_did_everything_and_late_when_one_did_not(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, "2018-10-01T09:00:00+08:00");
        var id = await SetAsync(stage, Plans);
        stage.Processes.Published.ShouldContain(p => p.Event == SetWorkStep.Event && p.Subject == id);
        (await ListedAsync(stage)).State.ShouldBe(WorkStepStates.Open);

        await DeliverAsync(stage, id, "实施方案");
        (await ListedAsync(stage, "street-officer")).OwnMissing.ShouldBe(["领导小组"]);
        await DeliverAsync(stage, id, "领导小组");
        (await ListedAsync(stage, "street-officer")).OwnMissing.ShouldBeEmpty();
        var others = (await stage.SendAsync(new WorkStepDetails(id), "district-officer")).Value.Units.Where(u => u.Missing.Count > 0).ToList();
        others.ShouldNotBeEmpty();
        stage.District.Time.SetUtcNow(new DateTimeOffset(2018, 11, 1, 0, 0, 0, TimeSpan.FromHours(8)));
        (await ListedAsync(stage)).State.ShouldBe(WorkStepStates.Late);
        stage.Processes.Published.ShouldNotContain(p => p.Event == "WorkStepOver");

        foreach (var unit in others)
        {
            foreach (var item in Plans.Items)
            {
                (await stage.SendAsync(new DeliverStep(id, item, new(2018, 11, 1), UnitId: unit.UnitId), "district-officer")).Refusals.ShouldBeEmpty();
            }
        }

        (await ListedAsync(stage)).State.ShouldBe(WorkStepStates.Done);
        stage.Processes.Published.Count(p => p.Event == "WorkStepOver").ShouldBe(1);
        (await stage.SendAsync(new WorkStepDetails(id), "district-officer")).Value.Units.Where(u => u.Late).Select(u => u.UnitId).ShouldBe(others.Select(u => u.UnitId), ignoreOrder: true);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Rules_of_a_street_stand_for_good_and_a_new_edition_takes_the_place_of_the_old_one(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, "2018-10-09T09:00:00+08:00");
        var id = await SetAsync(stage, new("网格运行配套管理制度", "五（五）", true, false, ["日常巡查制度", "信息报告制度"]));
        var file = (await stage.SendAsync(new StoreAttachment("巡查制度.pdf", Files.Pdf), "street-officer")).Value.Id;
        (await DeliverAsync(stage, id, "日常巡查制度", file)).Refusals.ShouldBeEmpty();
        stage.District.Time.Advance(TimeSpan.FromMinutes(1));
        var second = (await DeliverAsync(stage, id, "日常巡查制度")).Value;

        var done = (await stage.SendAsync(new WorkStepDetails(id), "district-officer")).Value.Units.Single(u => u.Done.Count > 0).Done;
        done.Select(d => (d.Counts, d.Files.Count)).ShouldBe([(false, 1), (true, 0)]);
        done.Single(d => d.Counts).Id.ShouldBe(second);
        (await stage.SendAsync(new ReadAttachment(file), "department-officer")).Succeeded.ShouldBeTrue();
        (await stage.SendAsync(new ReadAttachment(file), "owner")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("attachment.not-found");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Who_does_not_owe_it_or_says_something_impossible_is_refused(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database, "2018-10-09T09:00:00+08:00");
        var id = await SetAsync(stage, Plans);

        await RefusedAsync(new DeliverStep(id, "实施方案", new(2018, 10, 9)), "department-officer", "work-step.not-owed");
        await RefusedAsync(new DeliverStep(id, "实施方案", new(2018, 10, 9), UnitId: stage.Town.Bureau), "street-officer", "work-step.not-owed");
        await RefusedAsync(new DeliverStep(id, "动员会", new(2018, 10, 9)), "street-officer", "work-step.item-unknown");
        await RefusedAsync(new DeliverStep(id, "实施方案", new(2018, 10, 10)), "street-officer", "work-step.day-to-come");
        await RefusedAsync(new DeliverStep(id, "实施方案", new(2018, 10, 9)), "owner", "access.role");
        await RefusedAsync(Plans, "street-officer", "access.role");
        await RefusedAsync(Plans with { ForStreets = false }, "district-officer", "work-step.nobody");
        await RefusedAsync(Plans with { Items = ["方案", "方案 "] }, "district-officer", "work-step.items-twice");
        (await stage.SendAsync(new CancelWorkStep(id, "重复部署"), "district-officer")).Refusals.ShouldBeEmpty();
        await RefusedAsync(new DeliverStep(id, "实施方案", new(2018, 10, 9)), "street-officer", "work-step.cancelled");
        stage.Processes.Published.Count(p => p.Event == "WorkStepOver").ShouldBe(1);

        async Task RefusedAsync<T>(ICommand<T> command, string who, string code) => (await stage.SendAsync(command, who)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    private static async Task<Guid> SetAsync(CaseStage stage, SetWorkStep step)
    {
        var answer = await stage.SendAsync(step, "district-officer");
        answer.Refusals.ShouldBeEmpty();
        return answer.Value;
    }

    private static Task<Result<Guid>> DeliverAsync(CaseStage stage, Guid step, string item, params Guid[] files) =>
        stage.SendAsync(new DeliverStep(step, item, stage.District.Time.GetUtcNow().ChinaDate(), "雁小办〔2018〕3号", null, files), "street-officer");

    private static async Task<WorkStepItem> ListedAsync(CaseStage stage, string who = "district-officer") =>
        (await stage.SendAsync(new ListWorkSteps(), who)).Value.Page.Items.ShouldHaveSingleItem();
}
