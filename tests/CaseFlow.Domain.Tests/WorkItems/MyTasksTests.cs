using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.WorkItems;

public class MyTasksTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Counts_tell_what_is_due_today_this_week_and_overdue(DatabaseProvider database)
    {
        // 2018-09-03 is a Monday.
        await using var stage = await CaseStage.StartAsync(database, "2018-09-03T10:00:00+08:00");
        var caseId = await stage.ListAsync();
        foreach (var days in (int[])[1, 3, 7, 20])
        {
            await stage.AskAsync(caseId, "progress-report", due: new Limit(days, LimitUnit.NaturalDays));
        }

        await stage.AskAsync(caseId, "progress-report", optional: true);
        (await stage.SendAsync(new MyTasks(), "owner")).Value.Counts.ShouldBe(new TaskCounts(4, 4, 0, 2, 0));
        await stage.GoToAsync("2018-09-06T09:00:00+08:00");
        var list = (await stage.SendAsync(new MyTasks("today"), "owner")).Value;
        list.Counts.ShouldBe(new TaskCounts(4, 4, 1, 1, 1));
        list.Page.Items.ShouldHaveSingleItem().LastDay.ShouldBe(new DateOnly(2018, 9, 6));
        (await stage.SendAsync(new MyTasks("overdue"), "owner")).Value.Page.Items.ShouldHaveSingleItem().Overdue.ShouldBeTrue();
        (await stage.SendAsync(new MyTasks(), "owner")).Value.Page.Items.Select(t => t.LastDay!.Value.Day).ShouldBe([4, 6, 10, 23]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_task_shows_its_case_its_place_and_who_else_can_do_it(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var task = await stage.AskAsync(await stage.ListAsync(), "progress-report", due: new Limit(5, LimitUnit.WorkingDays));
        var row = (await stage.SendAsync(new MyTasks(Search: "老陈"), "street-officer")).Value.Page.Items.ShouldHaveSingleItem();
        (row.SubjectNumber, row.SubjectTitle, row.Place, row.MayDo).ShouldBe(("雁安督〔2018〕1号", "老陈餐厅：厨房燃气软管超过两米且无熔断阀", "一层厨房", true));
        row.Holders.ShouldBe(["老陈餐厅", "小寨路街道办事处"]);
        var view = (await stage.SendAsync(new TaskDetails(task.Task.Id), "street-officer")).Value;
        view.Others.ShouldBe(["陈老板（老陈餐厅）", "杨干事（小寨路街道办事处）"], ignoreOrder: true);
        view.SubjectFacts["lastDay"]!.GetValue<string>().ShouldBe("2018-10-08");
        (await stage.SendAsync(new MyTasks(Search: "%"), "street-officer")).Value.Page.Items.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Who_is_in_charge_of_a_case_are_the_holders_of_its_owed_tasks(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var caseId = await stage.ListAsync();
        var task = await stage.AskAsync(caseId, "progress-report", ["street"]);
        await stage.AskAsync(caseId, "extension-request", ["enterprise"], optional: true);
        await stage.SendAsync(new ClaimWorkItem(task.Task.Id, task.Task.Version), "street-colleague");
        var sent = (await stage.SendAsync(new Domain.Notices.SendNotice(caseId, "k", ["task-holder"], "提醒", "请办理"))).Value;
        sent.Recipients.ShouldBe(["杨干事"]);
    }
}
