using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Tests.WorkItems;

public class CompleteWorkItemTests
{
    private static readonly JsonObject Progress = new() { ["text"] = "软管已更换", ["percent"] = 60 };

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Process_is_resumed_with_what_was_filled_in_and_what_the_form_answered(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var task = await stage.AskAsync(await stage.ListAsync(), "progress-report");
        (await DoAsync(stage, task, "owner")).Succeeded.ShouldBeTrue();
        var input = stage.Processes.Resumed[^1].Input;
        (input["outcome"]!.GetValue<string>(), input["completedBy"]!.GetValue<string>(), input["data"]!["percent"]!.GetValue<int>()).ShouldBe(("Done", "陈老板", 60));
        input["result"]!["recordId"].ShouldNotBeNull();
        var view = (await stage.SendAsync(new TaskDetails(task.Task.Id), "street-officer")).Value;
        (view.State, view.CompletedBy, view.Outcome).ShouldBe(("completed", "陈老板", "Done"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_two_people_one_completes_and_the_other_is_told_who_and_when(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var task = await stage.AskAsync(await stage.ListAsync(), "progress-report");
        var resumed = stage.Processes.Resumed.Count;
        string[] people = ["owner", "street-officer", "street-colleague"];
        var answers = await Task.WhenAll(people.Select(p => DoAsync(stage, task, p)));
        answers.Count(a => a.Succeeded).ShouldBe(1);
        var winner = stage.Town[people[Array.FindIndex(answers, a => a.Succeeded)]].Name;
        foreach (var refusal in answers.Where(a => !a.Succeeded).Select(a => a.Refusals[0]))
        {
            (refusal.Code, refusal.Kind).ShouldBe(("work-item.done", RefusalKind.Conflict));
            refusal.Text().ShouldContain($"{winner}于2018年9月1日 周六 10:00");
        }

        (stage.Processes.Resumed.Count - resumed).ShouldBe(1);
        (await stage.LookAsync(task.Task.SubjectId)).Records.ShouldHaveSingleItem();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Same_key_completes_once_and_answers_alike(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var task = await stage.AskAsync(await stage.ListAsync(), "progress-report");
        var command = new CompleteWorkItem(task.Task.Id, "Done", Progress.DeepClone().AsObject(), task.Task.Version);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => stage.SendAsync(command, "owner", "k1")));
        answers.SelectMany(a => a.Refusals).ShouldBeEmpty();
        answers.Select(a => a.Value).Distinct().ShouldHaveSingleItem();
        (await stage.LookAsync(task.Task.SubjectId)).Records.ShouldHaveSingleItem();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Refused_form_leaves_the_task_open_and_nothing_written(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var task = await stage.AskAsync(await stage.ListAsync(), "progress-report");
        var refused = await stage.SendAsync(new CompleteWorkItem(task.Task.Id, "Done", [], task.Task.Version), "owner");
        refused.Refusals.Select(r => r.Field).ShouldBe(["text", "percent"]);
        var view = (await stage.SendAsync(new TaskDetails(task.Task.Id), "owner")).Value;
        (view.State, view.Task.Version, view.Task.MayDo).ShouldBe(("open", task.Task.Version, true));
        (await DoAsync(stage, task, "owner")).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Field_of_the_wrong_type_is_named()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var task = await stage.AskAsync(await stage.ListAsync(), "progress-report");
        var refused = await stage.SendAsync(new CompleteWorkItem(task.Task.Id, "Done", new JsonObject { ["percent"] = "一半" }, task.Task.Version), "owner");
        var refusal = refused.Refusals.ShouldHaveSingleItem();
        (refusal.Code, refusal.Field).ShouldBe(("work-item.unreadable-field", "percent"));
    }

    [Fact]
    public async Task A_form_cannot_be_turned_on_another_case()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var other = await stage.ListAsync();
        var task = await stage.AskAsync(await stage.ListAsync(), "progress-report");
        var data = Progress.DeepClone().AsObject();
        data["subjectId"] = other;
        await stage.SendAsync(new CompleteWorkItem(task.Task.Id, "Done", data, task.Task.Version), "owner");
        (await stage.LookAsync(other)).Records.ShouldBeEmpty();
        (await stage.LookAsync(task.Task.SubjectId)).Records.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_does_not_fit_is_told_who_does_and_who_does_not_see_the_case_finds_nothing()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var task = await stage.AskAsync(await stage.ListAsync(), "progress-report");
        var refusal = (await DoAsync(stage, task, "district-officer")).Refusals[0];
        (refusal.Code, refusal.Kind).ShouldBe(("work-item.not-yours", RefusalKind.Forbidden));
        refusal.Text().ShouldContain("老陈餐厅");
        (await DoAsync(stage, task, "other-street-officer")).Refusals.ShouldBeEquivalentTo(
            (await stage.SendAsync(new CompleteWorkItem(Guid.NewGuid(), "Done", null, 1), "other-street-officer")).Refusals);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Whoever_takes_over_the_post_takes_over_its_tasks(DatabaseProvider database)
    {
        await using var stage = await CaseStage.StartAsync(database);
        var task = await stage.AskAsync(await stage.ListAsync(), "progress-report", ["street"]);
        var left = stage.Town["street-officer"] with { Roles = new HashSet<string> { Roles.StreetLeader } };
        (await stage.District.SendAsync(new MyTasks(), left)).Value.Counts.Mine.ShouldBe(0);
        (await stage.SendAsync(new MyTasks(), "street-colleague")).Value.Page.Items.ShouldHaveSingleItem().Id.ShouldBe(task.Task.Id);
    }

    [Fact]
    public async Task Stale_version_an_unknown_outcome_and_a_withdrawn_task_are_refused()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var task = await stage.AskAsync(await stage.ListAsync(), "progress-report");
        (await stage.SendAsync(new CompleteWorkItem(task.Task.Id, "Done", Progress.DeepClone().AsObject(), 99), "owner")).Refusals[0].Code.ShouldBe("conflict.changed");
        (await stage.SendAsync(new CompleteWorkItem(task.Task.Id, "Maybe", null, task.Task.Version), "owner")).Refusals[0].Code.ShouldBe("work-item.unknown-outcome");
        var bookmark = await stage.District.WithDbAsync(db => db.Set<WorkItem>().Where(i => i.Id == task.Task.Id).Select(i => i.BookmarkId).SingleAsync());
        await stage.SendAsync(new CancelWorkItem(task.Task.SubjectId, bookmark, "案件已摘牌"));
        (await DoAsync(stage, task, "owner")).Refusals[0].Code.ShouldBe("work-item.cancelled");
    }

    [Fact]
    public async Task A_form_is_not_sent_past_its_task()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var direct = new Domain.ListedSupervision.ReportProgress(await stage.ListAsync(), null, "x", 1, null);
        (await stage.SendAsync(direct, "owner")).Refusals[0].Code.ShouldBe("access.via-work-item");
    }

    [Fact]
    public async Task A_task_with_an_unknown_form_is_not_opened()
    {
        await using var stage = await CaseStage.StartAsync(DatabaseProvider.Sqlite);
        var opened = await stage.SendAsync(new OpenWorkItem(
            await stage.ListAsync(), Guid.NewGuid(), Guid.NewGuid(), "d", 1, "a", "任务", null, ["street"], [new WorkItemOutcome("Done", "完成", "no-such-form")], [], null, null, ReminderLadder.None, false));
        opened.Refusals[0].Text().ShouldContain("no-such-form");
    }

    private static Task<Result<WorkItemCompleted>> DoAsync(CaseStage stage, TaskView task, string who) =>
        stage.SendAsync(new CompleteWorkItem(task.Task.Id, "Done", Progress.DeepClone().AsObject(), task.Task.Version), who);
}
