using System.Text.Json.Nodes;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Processes.Tests;

/// <summary>A listed case changes the version of its process in the middle of its course.</summary>
public sealed class MigrationTests
{
    /// <summary>Task, claim, due date and reminders stay; the case goes on by the new version to its end.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Case_is_moved_while_a_task_is_taken_and_goes_on_to_its_end(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.StartRectifyingAsync(35);
        var asked = await supervised.TaskAsync("申请验收");
        (await yanta.District.SendAsync(new ClaimWorkItem(asked.Id, asked.Version), await yanta.ActorAsync("企业刘总"))).Succeeded.ShouldBeTrue();
        await yanta.PublishAsync(Edited());

        var plan = await MoveAsync(yanta, new MigrationDraft("deadline-remediation", 1, 2, "验收须经审签", [new NodePair("acceptance", "hand-in")]));
        plan.Progress.ShouldBe(new MigrationProgress(1, 0, 1, 0, 0, 0));
        var moved = await supervised.TaskAsync("整改完成报验");
        (moved.Id, moved.DueAt, moved.LastDay, moved.ClaimedBy).ShouldBe((asked.Id, asked.DueAt, asked.LastDay, "企业刘总"));
        var details = await yanta.SendAsync(new TaskDetails(moved.Id));
        (details.DefinitionVersion, details.ActivityId).ShouldBe((2, "hand-in"));
        var line = (await supervised.TimelineAsync()).Single(t => t.Kind == "timeline.case-migrated");
        line.Text.ShouldContain("验收须经审签");

        await yanta.PassAsync("2018-11-27", "12:00");
        (await yanta.RemindersAsync("企业刘总", supervised)).ShouldBe([Yanta.At("2018-11-27", "09:00")]);
        await supervised.DoAsync("企业刘总", "整改完成报验", "Requested", new() { ["summary"] = "已全部整改" });
        await supervised.PassReviewAsync();
        (await supervised.ViewAsync()).Case.State.ShouldBe(Milestones.AcceptanceRequested);
        await supervised.DoAsync("副区长孙伟", "验收结论审签", "Approved");
        (await supervised.ViewAsync()).Case.State.ShouldBe(Milestones.Delisted);
    }

    /// <summary>What the new version lacks leaves the lists; taken back, it is owed again as it was, deadline and reminders too.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Undo_opens_the_cancelled_task_and_deadline_again_as_they_were(DatabaseProvider database)
    {
        await using var yanta = await Yanta.StartAsync(database, "2018-11-09");
        var supervised = await yanta.ProposeAsync();
        await supervised.ListAsync(35);
        var before = await supervised.TasksAsync();
        var listed = (await supervised.ViewAsync()).Case;
        await yanta.PublishAsync(Edited());

        var plan = await MoveAsync(yanta, new MigrationDraft(
            "deadline-remediation", 1, 2, "试行", [new NodePair("plan", null), new NodePair("deadline", null)], Filter: new InstanceFilter()));
        plan.Progress.Moved.ShouldBe(1);
        (await supervised.TaskTitlesAsync()).ShouldNotContain("报送治理方案");

        (await yanta.District.SendAsync(new UndoMigration(plan.Id, "撤回试行"))).Succeeded.ShouldBeTrue();
        (await RunAsync(yanta, plan.Id)).Progress.Undone.ShouldBe(1);
        (await supervised.TasksAsync()).Select(t => (t.Id, t.Title, t.DueAt)).ShouldBe(before.Select(t => (t.Id, t.Title, t.DueAt)));
        (await supervised.ViewAsync()).Case.LastDay.ShouldBe(listed.LastDay);

        await supervised.PlanAsync();
        await supervised.ReportProgressAsync();
        await yanta.PassAsync("2018-11-27", "12:00");
        (await yanta.RemindersAsync("企业刘总", supervised)).ShouldContain(Yanta.At("2018-11-27", "09:00"));
        await supervised.RequestAcceptanceAsync();
        await supervised.PassReviewAsync();
        (await supervised.ViewAsync()).Case.State.ShouldBe(Milestones.Delisted);
    }

    /// <summary>The acceptance is asked for under another id and title, and the leader signs the review.</summary>
    private static JsonObject Edited()
    {
        var definition = Repository.Definition("deadline-remediation").WithApproval("approve-review", "验收结论审签", "leader", between: ("review", "Passed", "stop"));
        var acceptance = definition.Activity("acceptance");
        acceptance["title"] = Edits.Literal("整改完成报验");
        return JsonNode.Parse(definition.ToJsonString().Replace("\"acceptance\"", "\"hand-in\"", StringComparison.Ordinal).Replace(":acceptance\"", ":hand-in\"", StringComparison.Ordinal))!.AsObject();
    }

    private static async Task<MigrationView> MoveAsync(Yanta yanta, MigrationDraft draft)
    {
        var plan = (await yanta.SendAsync(new CreateMigration(draft))).PlanId;
        await yanta.SendAsync(new ReleaseMigration(plan));
        await yanta.SendAsync(new StartMigration(plan));
        return await RunAsync(yanta, plan);
    }

    private static async Task<MigrationView> RunAsync(Yanta yanta, Guid plan)
    {
        await yanta.District.Services.GetRequiredService<MigrationRunner>().RunAsync(plan, "test", null, default);
        return await yanta.SendAsync(new GetMigration(plan));
    }
}
