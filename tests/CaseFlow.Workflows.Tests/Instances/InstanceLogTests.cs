using CaseFlow.Domain.Audit;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Instances;

/// <summary>Journal, executions and variables of an instance, and what is left when it is deleted.</summary>
public sealed class InstanceLogTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Journal_names_every_step_with_what_it_ran_in(DatabaseProvider provider)
    {
        await using var book = await InstanceBook.StartAsync(provider);
        var id = await book.StartedAsync();
        var all = (await book.Open.SendAsync(new GetJournal(id))).Value;
        all.Items.Select(i => i.Sequence).ShouldBe(Enumerable.Range(0, all.Total));
        var say = all.Items.First(i => i.ActivityId == "say");
        (say.Event, say.ActivityType, say.NodeId).ShouldBe(("Started", "Elsa.WriteLine", all.Items.First(i => i.ActivityType == "Elsa.Flowchart").NodeId + ":say"));
        say.ParentExecutionId.ShouldBe(all.Items.First(i => i.ActivityType == "Elsa.Flowchart").ExecutionId);
        all.Items.Select(i => i.Text).OfType<string>().ShouldAllBe(t => !t.Contains("13812345678"));

        (await book.Open.SendAsync(new GetJournal(id) { ActivityIds = ["say"], Events = ["Completed"] })).Value.Items.ShouldHaveSingleItem().ActivityId.ShouldBe("say");
        (await book.Open.SendAsync(new GetJournal(id) { ExcludedTypes = ["Elsa.WriteLine"] })).Value.Items.ShouldNotContain(i => i.ActivityId == "say");
        var page = (await book.Open.SendAsync(new GetJournal(id) { Skip = 1, Take = 2 })).Value;
        (page.Items.Count, page.Items[0].Sequence, page.Total).ShouldBe((2, 1, all.Total));
        (await book.Open.SendAsync(new GetJournal(id) { ActivityIds = ["say"], Last = true })).Value.Items.ShouldHaveSingleItem().Event.ShouldBe("Completed");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Executions_say_what_is_done_what_waits_and_what_was_cancelled(DatabaseProvider provider)
    {
        await using var book = await InstanceBook.StartAsync(provider);
        var id = await book.StartedAsync();
        var runs = (await book.Open.SendAsync(new GetExecutions(id))).Value;
        (runs.Single(r => r.ActivityId == "say").Status, runs.Single(r => r.ActivityId == "say").HasBookmarks).ShouldBe(("Completed", false));
        var wait = runs.Single(r => r.ActivityId == "wait");
        (wait.Status, wait.HasBookmarks, wait.CompletedAt).ShouldBe(("Running", true, null));
        runs.Single(r => r.Id == wait.ParentId).ActivityType.ShouldBe("Elsa.Flowchart");
        wait.Depth.ShouldBe(2);
        GetExecutions.Of(wait.Id).ShouldBe(new GetExecutions(id));
        GetExecutions.Of("nope").ShouldBeNull();

        await book.Open.SendAsync(new CancelInstance(id, "test"));
        var cancelled = (await book.Open.SendAsync(new GetExecutions(id, [wait.NodeId]))).Value.ShouldHaveSingleItem();
        (cancelled.Status, cancelled.HasBookmarks).ShouldBe(("Canceled", false));
        cancelled.CompletedAt.ShouldNotBeNull();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Variables_and_state_are_shown_without_phones(DatabaseProvider provider)
    {
        await using var book = await InstanceBook.StartAsync(provider);
        var id = await book.StartedAsync();
        var variables = (await book.Open.SendAsync(new GetInstanceVariables(id))).Value;
        variables.Select(v => (v.Name, v.Value!.ToJsonString())).ShouldBe([("contact", "\"138****5678\""), ("count", "3")]);
        (await book.Open.SendAsync(new GetInstance(id))).Value.State.ToJsonString().ShouldNotContain("13812345678");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Deleted_instance_leaves_nothing_but_its_audit(DatabaseProvider provider)
    {
        await using var book = await InstanceBook.StartAsync(provider);
        var id = await book.StartedAsync("batch");
        var other = await book.StartedAsync("batch");
        (await book.Open.SendAsync(new DeleteInstance(id, ""))).Refusals.ShouldNotBeEmpty();
        (await book.Open.SendAsync(new DeleteInstance(id, "重复启动"))).Refusals.ShouldBeEmpty();
        await book.Open.WithDbAsync(async db =>
        {
            (await db.Set<WorkflowInstance>().Select(i => i.Id).ToListAsync()).ShouldBe([other]);
            (await db.Set<JournalRow>().AnyAsync(j => j.InstanceId == id)).ShouldBeFalse();
            (await db.Set<BookmarkRow>().AnyAsync(b => b.InstanceId == id)).ShouldBeFalse();
            var entry = await db.Set<AuditEntry>().Where(a => a.Command == "DeleteInstance" && a.Succeeded).SingleAsync();
            (entry.Chain, entry.Changes.Contains("重复启动")).ShouldBe((id, true));
            return true;
        });
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_about_a_case_belongs_to_its_file_and_is_not_deleted(DatabaseProvider provider)
    {
        await using var book = await InstanceBook.StartAsync(provider);
        var id = await book.StartedAsync($"{await book.CaseInAsync(InstanceBook.Xiaozhai)}");
        (await book.Open.SendAsync(new DeleteInstance(id, "test"), InstanceBook.Keeper(InstanceBook.District))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.instance.of-case");
        (await book.Open.SendAsync(new GetInstance(id))).Value.SubStatus.ShouldBe("Suspended");
    }
}
