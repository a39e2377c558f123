using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Domain.Tests.WorkItems;

public class ClaimWorkItemTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_twenty_claims_at_once_one_wins_and_the_others_learn_who(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var task = await stage.AskAsync(await stage.ListAsync(), "progress-report");
        var people = Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? "street-officer" : "street-colleague").ToList();
        var answers = await Task.WhenAll(people.Select(p => stage.SendAsync(new ClaimWorkItem(task.Task.Id, task.Task.Version), p)));
        var winner = answers.ToList().FindIndex(a => a.Succeeded);
        answers.Count(a => a.Succeeded).ShouldBe(1);
        answers.Where((a, i) => people[i] != people[winner]).ShouldAllBe(a => a.Refusals[0].Code == "work-item.claimed");
        answers.Where((a, i) => people[i] == people[winner] && i != winner).ShouldAllBe(a => a.Refusals[0].Code == "conflict.changed");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_taken_task_leaves_the_others_list_and_comes_back_when_released(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var task = await stage.AskAsync(await stage.ListAsync(), "progress-report");
        var claimed = (await stage.SendAsync(new ClaimWorkItem(task.Task.Id, task.Task.Version), "street-officer")).Value;
        (await stage.SendAsync(new MyTasks(), "street-colleague")).Value.Page.Items.ShouldBeEmpty();
        var seen = (await stage.SendAsync(new MyTasks("unit"), "street-colleague")).Value.Page.Items.ShouldHaveSingleItem();
        (seen.ClaimedBy, seen.MayDo).ShouldBe(("周干事", false));
        (await stage.SendAsync(new CompleteWorkItem(task.Task.Id, "Done", new JsonObject(), claimed.Version), "street-colleague")).Refusals[0].Kind.ShouldBe(RefusalKind.Conflict);
        (await stage.SendAsync(new ReleaseWorkItem(task.Task.Id, claimed.Version), "street-colleague")).Refusals[0].Code.ShouldBe("work-item.claimed");
        (await stage.SendAsync(new ReleaseWorkItem(task.Task.Id, claimed.Version), "street-officer")).Succeeded.ShouldBeTrue();
        (await stage.SendAsync(new MyTasks(), "street-colleague")).Value.Page.Items.ShouldHaveSingleItem();
    }
}
