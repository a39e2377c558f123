using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Scheduling;
using CaseFlow.Testing;
using CaseFlow.Workflows.Checking;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Checking;

/// <summary>Each invariant is broken by hand and seen by its name.</summary>
public sealed class CheckWorkflowsTests
{
    private static readonly Dictionary<string, Func<CheckStage, Task>> Breaks = new()
    {
        [Invariants.NothingWaitedFor] = async s =>
        {
            await s.ChangeAsync("child", i => i.State = Without(i.State, "b"));
            await s.InDbAsync(db => db.Set<BookmarkRow>().Where(b => b.ActivityId == "childgo").ExecuteDeleteAsync());
        },
        [Invariants.FaultWithoutIncident] = async s =>
        {
            await s.ChangeAsync("bad", i => i.OpenIncidents = 0);
            await s.InDbAsync(db => db.Set<IncidentRow>().ExecuteUpdateAsync(u => u.SetProperty(i => i.ResolvedAt, TestDistrict.Monday)));
        },
        [Invariants.VersionGone] = s => s.InDbAsync(db => db.Set<DefinitionVersion>().Where(d => d.DefinitionId == "child").ExecuteDeleteAsync()),
        [Invariants.StateUnreadable] = s => s.ChangeAsync("parent", i => i.State = "{"),
        [Invariants.WaitPointNotStored] = s => s.InDbAsync(db => db.Set<BookmarkRow>().Where(b => b.ActivityId == "go").ExecuteDeleteAsync()),
        [Invariants.WaitPointUnknown] = s => s.ChangeAsync("parent", i => i.State = Without(i.State, "b")),
        [Invariants.WaitPointOfNobody] = s => s.InDbAsync(db => Task.FromResult(db.Add(Row(Guid.NewGuid())))),
        [Invariants.WaitPointAfterEnd] = s => s.ChangeAsync("child", i => (i.Status, i.SubStatus) = (InstanceStatus.Finished, InstanceSubStatus.Finished)),
        [Invariants.TaskMissing] = s => TurnAsync(s, Stimuli.Task),
        [Invariants.DeadlineMissing] = s => TurnAsync(s, Stimuli.Deadline),
        [Invariants.TimerMissing] = s => s.InDbAsync(db => db.Database.ExecuteSqlRawAsync("delete from due_items where kind = 'workflow-bookmark'")),
        [Invariants.ChildMissing] = s => s.ChangeAsync("child", i => (i.Status, i.SubStatus) = (InstanceStatus.Finished, InstanceSubStatus.Finished)),
        [Invariants.ChildOfNobody] = s => s.InDbAsync(db => db.Set<BookmarkRow>().Where(b => b.ActivityId == "run").ExecuteDeleteAsync()),
        [Invariants.DueRowOfNobody] = s => s.QueueAsync(DatabaseStore.DueKind, Guid.NewGuid()),
        [Invariants.DueRowUnhandled] = s => s.QueueAsync("unknown", Guid.NewGuid()),
        [Invariants.DeadlineOfNobody] = async s => (await s.District.SendAsync(new StartDeadline(
            CheckStage.Case, Guid.NewGuid(), "rectification", "整改期限", new Limit(1, LimitUnit.NaturalDays), null, null, ReminderLadder.None))).Succeeded.ShouldBeTrue(),
        [Invariants.TaskOfNobody] = async s => (await s.District.SendAsync(new OpenWorkItem(
            CheckStage.Case, Guid.NewGuid(), Guid.NewGuid(), "parent", 1, "ask", "审定", null, [$"role:{Roles.DistrictOffice}"],
            [new WorkItemOutcome("Done", "完成", null)], [], null, null, ReminderLadder.None, false))).Refusals.ShouldBeEmpty(),
        [Invariants.IncidentsMiscounted] = s => s.ChangeAsync("parent", i => i.OpenIncidents = 3),
        [Invariants.JournalGap] = s => s.InDbAsync(db => db.Set<JournalRow>().ExecuteDeleteAsync()),
        [Invariants.PublishedTwice] = s => s.InDbAsync(async db =>
        {
            // The database itself forbids it.
            await db.Database.ExecuteSqlRawAsync("drop index ix_workflow_definitions_published");
            var one = await db.Set<DefinitionVersion>().AsNoTracking().FirstAsync(d => d.DefinitionId == "short");
            var twin = new DefinitionVersion { DefinitionId = one.DefinitionId, Version = 7, VersionId = "short-v7", CreatedAt = one.CreatedAt, CreatedBy = "test", Reason = "test" };
            twin.Write(WorkflowDocument.Parse(one.Document), ChildPins.Parse(one.Pins), one.CreatedAt, "test", Guid.Empty);
            twin.IsPublished = true;
            db.Add(twin);
        }),
        [Invariants.TriggerOfUnpublished] = s => s.InDbAsync(db =>
            db.Set<DefinitionVersion>().Where(d => d.DefinitionId == "short").ExecuteUpdateAsync(u => u.SetProperty(d => d.IsPublished, false))),
        [Invariants.StartNotScheduled] = s => s.InDbAsync(db => db.Database.ExecuteSqlRawAsync("delete from due_items where kind = 'start-trigger'")),
        [Invariants.EventNotTaken] = s => s.InDbAsync(db => Task.FromResult(db.Add(new StoredEvent
        {
            Id = Guid.NewGuid(), Name = "go", CorrelationId = CheckStage.Case.ToString(), Payload = "{}", At = TestDistrict.Monday, ExpiresAt = TestDistrict.Monday.AddDays(1),
        }))),
    };

    public static TheoryData<DatabaseProvider, string> Each()
    {
        var data = new TheoryData<DatabaseProvider, string>();
        foreach (var name in Breaks.Keys)
        {
            data.Add(DatabaseProvider.Sqlite, name);
            data.Add(DatabaseProvider.PostgreSQL, name);
        }

        return data;
    }

    [Theory, MemberData(nameof(Each))]
    public async Task What_is_broken_by_hand_is_named(DatabaseProvider provider, string invariant)
    {
        await using var stage = await CheckStage.StartAsync(provider);
        await stage.District.NothingWaitsForNothingAsync();
        await Breaks[invariant](stage);
        var check = await stage.District.CheckAsync();
        check.Counts.Keys.ShouldContain(invariant);
        check.Violations.ShouldContain(v => v.Invariant == invariant);
        check.Violations.ShouldAllBe(v => v.Text.Length > 5 && v.Remedy.Length > 5);
    }

    [Fact]
    public void Every_invariant_is_broken_by_a_test_and_said_in_both_languages()
    {
        Breaks.Keys.ShouldBe(Invariants.All, ignoreOrder: true);
        var before = CultureInfo.CurrentUICulture;
        try
        {
            foreach (var culture in new[] { "zh-CN", "en" })
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
                Invariants.All.Where(i => TextCatalog.Find($"workflow.check.{i}") is null || TextCatalog.Find($"workflow.check.{i}.remedy") is null).ShouldBeEmpty();
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Everything_holds_again_after_what_was_waited_for_has_come(DatabaseProvider provider)
    {
        await using var stage = await CheckStage.StartAsync(provider);
        await stage.District.SendAsync(new PublishForTest("go", CheckStage.Case));
        await stage.District.NothingWaitsForNothingAsync();
        await stage.District.SendAsync(new PublishForTest("childgo", CheckStage.Case));
        await stage.District.NothingWaitsForNothingAsync();
        stage.District.Time.Advance(TimeSpan.FromDays(1));
        await stage.District.Services.GetRequiredService<DueSweep>().RunAsync(stage.District.Time.GetUtcNow());
        var check = await stage.District.CheckAsync();
        (check.Holds, check.Unfinished).ShouldBe((true, 1L), "what stopped at its fault is left");
    }

    /// <summary>A timer that fell due while its instance had stopped at a fault of another branch was forgotten: retried, the instance waited for ever.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Timer_that_falls_due_behind_a_fault_still_wakes_the_instance_once_it_is_retried(DatabaseProvider provider)
    {
        await using var stage = await CheckStage.StartAsync(provider);
        var fork = new Draft("fork").Add(CheckStage.Trigger("fork")).Add(Draft.Make("Delay", "delay", ("timeSpan", Draft.Literal("01:00:00", "TimeSpan"))))
            .Wait("hit").Add(Draft.Make("Fault", "bad")).Line("after").Connect("fork -> delay", "fork -> hit", "hit -> bad", "delay -> after");
        await stage.District.SendAsync(new ImportDefinitions([new DefinitionFile("fork.json", fork.Flow())], "test"));
        await stage.District.SendAsync(new PublishForTest("fork", CheckStage.Case));
        await stage.District.SendAsync(new PublishForTest("hit", CheckStage.Case));
        stage.District.Time.Advance(TimeSpan.FromHours(1));
        await SweepAsync(stage);
        await stage.District.NothingWaitsForNothingAsync();
        var incident = (await stage.District.SendAsync(new ListIncidents())).Value.Single(i => i.DefinitionId == "fork");
        (await stage.District.SendAsync(new SkipIncident(incident.Id, null, "known"))).Succeeded.ShouldBeTrue();
        await stage.District.NothingWaitsForNothingAsync();
        stage.District.Time.Advance(TimeSpan.FromMinutes(11));
        await SweepAsync(stage);
        (await stage.District.WithDbAsync(db => db.Set<WorkflowInstance>().SingleAsync(i => i.DefinitionId == "fork"))).SubStatus.ShouldBe(InstanceSubStatus.Finished);
    }

    [Fact]
    public async Task More_violations_than_asked_for_are_counted_and_not_listed()
    {
        await using var stage = await CheckStage.StartAsync(DatabaseProvider.Sqlite);
        for (var i = 0; i < 5; i++)
        {
            await stage.QueueAsync("unknown", Guid.NewGuid());
        }

        var check = (await stage.District.SendAsync(new CheckWorkflows(2))).Value;
        check.Counts[Invariants.DueRowUnhandled].ShouldBe(5);
        check.Violations.Count.ShouldBe(2);
    }

    private static Task SweepAsync(CheckStage stage) => stage.District.Services.GetRequiredService<DueSweep>().RunAsync(stage.District.Time.GetUtcNow());

    private static Task TurnAsync(CheckStage stage, string stimulus) => stage.InDbAsync(db =>
        db.Set<BookmarkRow>().Where(b => b.ActivityId == "delay").ExecuteUpdateAsync(u => u.SetProperty(b => b.Stimulus, stimulus)));

    private static BookmarkRow Row(Guid instance) =>
        new() { Id = Guid.NewGuid(), InstanceId = instance, Stimulus = Stimuli.Event, Key = "x", ActivityId = "x", CreatedAt = TestDistrict.Monday };

    private static string Without(string state, string member)
    {
        var json = JsonNode.Parse(state)!.AsObject();
        json.Remove(member);
        return json.ToJsonString();
    }
}
