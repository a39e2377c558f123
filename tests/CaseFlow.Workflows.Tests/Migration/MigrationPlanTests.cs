using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Migration;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Migration;

/// <summary>Plans on a real database: written down, tried, worked off, stopped, taken back.</summary>
public sealed class MigrationPlanTests
{
    private const int Few = 7;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Plan_moves_every_instance_once_and_says_so_in_journal_audit_and_timeline(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        var plan = await RunAsync(district, Draft() with { BatchSize = 2 });
        (plan.Status, plan.Progress).ShouldBe(("Done", new MigrationProgress(Few, 0, Few, 0, 0, 0)));
        var instances = await AllAsync<WorkflowInstance>(district);
        instances.ShouldAllBe(i => i.DefinitionVersion == 2 && i.Bursts == 2);
        (await AllAsync<BookmarkRow>(district)).ShouldAllBe(b => b.ActivityId == "gone");
        var audit = (await AllAsync<AuditEntry>(district)).Where(a => a.Command == nameof(MoveInstance)).ToList();
        audit.Select(a => a.Chain.ToString()).Order().ShouldBe(instances.Select(i => i.CorrelationId).Order());
        audit.ShouldAllBe(a => a.Changes.Contains("\"definitionVersion\":\"2\"") && a.Changes.Contains("another rule"));
        (await CountAsync(district, "timeline_entries", "text_key = 'timeline.case-migrated'")).ShouldBe(Few);
        (await RunnerAsync(district, plan.Id)).Progress.Moved.ShouldBe(Few);
        (await AllAsync<WorkflowInstance>(district)).ShouldAllBe(i => i.Bursts == 2);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Dry_run_says_what_would_happen_page_by_page_and_touches_nothing(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        var before = await SumAsync(district);
        var run = (await district.SendAsync(new DryRunMigration(Draft(), new PageRequest(2, 5)))).Value;
        (run.Total, run.Moves, run.Items.Count).ShouldBe((Few, 2, 2));
        run.Items[0].Stays.ShouldHaveSingleItem().ShouldSatisfyAllConditions(w => w.From.ShouldBe("go"), w => w.To.ShouldBe("gone"));
        var refused = (await district.SendAsync(new DryRunMigration(Draft() with { Map = [] }))).Value;
        refused.Refused.ShouldBe(Few);
        refused.Items[0].Refusals.ShouldContain(r => r.Code == "migration.unmapped" && r.Text.Contains("go"));
        (await district.SendAsync(new DryRunMigration(Draft() with { Map = [], Unmapped = UnmappedRule.Cancel, Open = ["say"] }))).Value.Items[0].Ends.ShouldHaveSingleItem().NewDueAt.ShouldBeNull();
        (await SumAsync(district)).ShouldBe(before);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Instance_that_cannot_be_moved_is_written_down_with_its_reason_and_stops_no_other(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        await PublishAsync(district, "go", Case(3));
        var plan = await RunAsync(district, Draft() with { Map = [new("go", "gone")], Filter = new InstanceFilter(IncludeFinished: false) });
        plan.Progress.Moved.ShouldBe(Few - 1);
        var stuck = await RunAsync(district, new MigrationDraft("flow", 2, 1, "back", Filter: new InstanceFilter(CorrelationIds: [Case(1).ToString(), Case(2).ToString()])));
        stuck.Progress.Refused.ShouldBe(2);
        var items = (await district.SendAsync(new MigrationItems(stuck.Id, MigrationItemStatus.Refused))).Value.Items;
        items.ShouldAllBe(i => i.Code == "migration.unmapped" && i.Text!.Contains("gone"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Stopped_plan_moves_nothing_more_until_it_is_resumed(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        var id = (await district.SendAsync(new CreateMigration(Draft()))).Value.PlanId;
        (await district.SendAsync(new StartMigration(id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("migration.wrong-status");
        (await district.SendAsync(new ReleaseMigration(id))).Succeeded.ShouldBeTrue();
        (await district.SendAsync(new StartMigration(id))).Value.Instances.ShouldBe(Few);
        var first = (await district.SendAsync(new NextMoves(id))).Value.InstanceIds[0];
        (await district.SendAsync(new MoveInstance(id, first))).Value.ShouldBeTrue();
        (await district.SendAsync(new MoveInstance(id, first))).Value.ShouldBeFalse();
        (await district.SendAsync(new StopMigration(id))).Succeeded.ShouldBeTrue();
        (await RunnerAsync(district, id)).Progress.Left.ShouldBe(Few - 1);
        (await district.SendAsync(new ResumeMigration(id))).Succeeded.ShouldBeTrue();
        (await RunnerAsync(district, id)).Progress.Moved.ShouldBe(Few);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Undo_restores_what_stands_still_and_refuses_what_went_on(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        var before = (await AllAsync<WorkflowInstance>(district)).ToDictionary(i => i.Id, i => i.State);
        var plan = await RunAsync(district, Draft());
        await PublishAsync(district, "go", Case(0));
        (await district.SendAsync(new UndoMigration(plan.Id, "mistake"))).Succeeded.ShouldBeTrue();
        var undone = await RunnerAsync(district, plan.Id);
        (undone.Status, undone.Progress.Undone, undone.Progress.UndoRefused).ShouldBe(("Undone", Few - 1, 1));
        (await district.SendAsync(new MigrationItems(plan.Id, MigrationItemStatus.UndoRefused))).Value.Items.ShouldHaveSingleItem().Code.ShouldBe("migration.undo.went-on");
        var restored = (await AllAsync<WorkflowInstance>(district)).Where(i => i.DefinitionVersion == 1).ToList();
        restored.Count.ShouldBe(Few - 1);
        restored.ShouldAllBe(i => i.State == before[i.Id]);
        await PublishAsync(district, "go", Case(1));
        (await AllAsync<WorkflowInstance>(district)).Count(i => i.SubStatus == InstanceSubStatus.Finished).ShouldBe(2);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Undo_after_its_window_is_refused_and_the_kept_states_are_forgotten(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        var plan = await RunAsync(district, Draft() with { UndoHours = 2 });
        district.Time.Advance(TimeSpan.FromHours(3));
        (await district.SendAsync(new UndoMigration(plan.Id, "late"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("migration.undo.too-late");
        await district.Services.GetRequiredService<MigrationRunner>().RunAllAsync("test", default);
        (await AllAsync<MigrationItem>(district)).ShouldAllBe(i => i.Undo == null);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Delay_keeps_its_due_instant_when_it_is_renamed_and_a_cancelled_one_comes_back_by_undo(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider, configure: AsCommands);
        await ImportAsync(district, Pausing("pause", "1.00:00:00"));
        await PublishAsync(district, "begin", Case(0));
        var bookmark = (await AllAsync<BookmarkRow>(district)).Single(b => b.DueAt != null);
        await ImportAsync(district, Pausing("rest", "9.00:00:00"));
        var kept = await RunAsync(district, new MigrationDraft("flow", 1, 2, "renamed", [new("pause", "rest")]));
        kept.Progress.Moved.ShouldBe(1);
        var after = (await AllAsync<BookmarkRow>(district)).Single(b => b.DueAt != null);
        (after.Id, after.DueAt, after.ActivityId).ShouldBe((bookmark.Id, bookmark.DueAt, "rest"));
        await UndoAsync(district, kept.Id);

        var ended = await RunAsync(district, new MigrationDraft("flow", 1, 2, "ended", Unmapped: UnmappedRule.Cancel));
        ended.Progress.Moved.ShouldBe(1);
        (await CountAsync(district, "due_items", "1 = 1")).ShouldBe(0);
        await UndoAsync(district, ended.Id);
        (await CountAsync(district, "due_items", "1 = 1")).ShouldBe(1);
        (await AllAsync<BookmarkRow>(district)).Single(b => b.DueAt != null).Id.ShouldBe(bookmark.Id);
        (await district.SendAsync(new FireBookmarkForTest(bookmark.Id))).Succeeded.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Parent_is_moved_while_its_child_runs_and_is_answered_on_the_new_version(DatabaseProvider provider)
    {
        static string Parent(string id, string line) => new Draft("flow").Add(Begin())
            .Add(Make("ExecuteWorkflow", id, ("workflowDefinitionId", Literal("child")), ("waitForCompletion", Literal(true, "Boolean")))).Add(Write("say", Literal(line)))
            .Connect($"begin -> {id}", $"{id} -> say").Flow();
        await using var district = await TestDistrict.StartAsync(provider, configure: AsCommands);
        await ImportAsync(district, Parent("run", "old"), new Draft("child").Wait("go").Flow());
        await PublishAsync(district, "begin", Case(0));
        await ImportAsync(district, Parent("runs", "new"));
        (await RunAsync(district, new MigrationDraft("flow", 1, 2, "renamed", [new("run", "runs")]))).Progress.Moved.ShouldBe(1);
        (await AllAsync<WorkflowInstance>(district)).Single(i => i.DefinitionId == "child").ParentActivityId.ShouldBe("runs");
        (await PublishAsync(district, "go", Case(0))).ShouldBe(1);
        (await AllAsync<WorkflowInstance>(district)).ShouldAllBe(i => i.SubStatus == InstanceSubStatus.Finished);
        (await AllAsync<JournalRow>(district)).ShouldContain(j => j.Entries.Contains("new"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Path_of_a_moved_instance_names_its_activities_as_the_new_version_does(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        await RunAsync(district, Draft());
        var instance = (await AllAsync<WorkflowInstance>(district))[0];
        var rows = await district.WithDbAsync(db => db.Set<JournalRow>().AsNoTracking().Where(j => j.InstanceId == instance.Id).OrderBy(j => j.Burst).ToListAsync());
        InstancePath.Of(rows).Where(s => s.State == StepStates.Waiting).Select(s => s.NodeId).ShouldContain("Workflow1:flow:gone");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Answers_that_come_during_the_move_are_given_once_each(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        var moving = RunAsync(district, Draft() with { BatchSize = 1 });
        var answering = Task.WhenAll(Enumerable.Range(0, Few).Select(i => PublishAsync(district, "go", Case(i))));
        await Task.WhenAll(moving, answering);
        (await answering).ShouldAllBe(taken => taken == 1);
        (await AllAsync<WorkflowInstance>(district)).ShouldAllBe(i => i.SubStatus == InstanceSubStatus.Finished);
        (await AllAsync<JournalRow>(district)).Count(j => j.Entries.Contains("\"old\"") || j.Entries.Contains("\"new\"")).ShouldBe(Few);
    }

    [Fact]
    public async Task Plan_for_versions_that_are_not_there_is_refused_by_name()
    {
        await using var district = await StartAsync(DatabaseProvider.Sqlite);
        (await district.SendAsync(new CreateMigration(Draft() with { To = 9 }))).Refusals.ShouldHaveSingleItem().Text().ShouldContain("9");
        (await district.SendAsync(new CreateMigration(Draft() with { DefinitionId = "nobody" }))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("migration.unknown-version");
        (await district.SendAsync(new CreateMigration(Draft() with { Open = ["nothing"] }))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("open");
        (await district.SendAsync(new CreateMigration(Draft() with { Reason = "" }))).Succeeded.ShouldBeFalse();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Alterations_change_a_variable_start_an_activity_and_cancel_all_or_none(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider, configure: AsCommands);
        await ImportAsync(district, new Draft("flow").Variable("v1", 3, "Int32").Add(Begin()).Wait("go").Wait("extra").Connect("begin -> go").Flow());
        await PublishAsync(district, "begin", Case(0));
        var id = (await AllAsync<WorkflowInstance>(district)).Single().Id;
        (await AlterAsync(district, id, """{"type":"ModifyVariable","variableId":"v1","value":8}""", """{"type":"ScheduleActivity","activityId":"extra"}""")).Value.HasScheduledWork.ShouldBeTrue();
        (await AllAsync<WorkflowInstance>(district)).Single().State.ShouldContain("\"v1\":8");
        (await AllAsync<BookmarkRow>(district)).Select(b => b.ActivityId).Order().ShouldBe(["extra", "go"]);
        (await AlterAsync(district, id, """{"type":"ModifyVariable","variableId":"v1","value":9}""", """{"type":"Sing"}""")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("alteration.unknown-type");
        (await AllAsync<WorkflowInstance>(district)).Single().State.ShouldContain("\"v1\":8");
        (await AlterAsync(district, id, """{"type":"Cancel"}""")).Succeeded.ShouldBeTrue();
        (await AllAsync<WorkflowInstance>(district)).Single().SubStatus.ShouldBe(InstanceSubStatus.Cancelled);
    }

    /// <summary>The conformance case: version 1 runs, the instance is migrated, its version is 2.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Migrate_alteration_moves_the_instance_to_the_named_version(DatabaseProvider provider)
    {
        Assert.SkipWhen(ElsaConformanceTests.Found is null, "No conformance files beside the repository.");
        await using var district = await TestDistrict.StartAsync(provider, configure: AsCommands);
        string[] files = [.. new[] { "version-1.json", "version-2.json" }.Select(f => File.ReadAllText(Path.Combine(ElsaConformanceTests.Found!, "alterations", f)))];
        await ImportAsync(district, files[0]);
        var id = (await district.SendAsync(new StartForTest("my-workflow"))).Value;
        await ImportAsync(district, files[1]);
        (await AlterAsync(district, id, """{"type":"Migrate","targetVersion":2}""")).Succeeded.ShouldBeTrue();
        (await AllAsync<WorkflowInstance>(district)).Single().DefinitionVersion.ShouldBe(2);
    }

    private static Task<Result<InstanceAltered>> AlterAsync(TestDistrict district, Guid id, params string[] alterations) =>
        district.SendAsync(new AlterInstance(id, [.. alterations.Select(a => System.Text.Json.Nodes.JsonNode.Parse(a)!.AsObject())]));

    private static MigrationDraft Draft() => new("flow", 1, 2, "another rule", [new NodePair("go", "gone")]);

    private static Guid Case(int number) => Guid.Parse($"0193c7a0-0000-7000-8000-{number:D12}");

    private static async Task<TestDistrict> StartAsync(DatabaseProvider provider)
    {
        var district = await TestDistrict.StartAsync(provider, configure: AsCommands);
        await ImportAsync(district, Waiting("go", "old"));
        for (var i = 0; i < Few; i++)
        {
            await PublishAsync(district, "begin", Case(i));
        }

        await ImportAsync(district, Waiting("gone", "new"));
        return district;
    }

    private static async Task<MigrationView> RunAsync(TestDistrict district, MigrationDraft draft)
    {
        var created = await district.SendAsync(new CreateMigration(draft));
        created.Refusals.Select(r => r.Text()).ShouldBeEmpty();
        (await district.SendAsync(new ReleaseMigration(created.Value.PlanId))).Succeeded.ShouldBeTrue();
        (await district.SendAsync(new StartMigration(created.Value.PlanId))).Succeeded.ShouldBeTrue();
        return await RunnerAsync(district, created.Value.PlanId);
    }

    private static async Task UndoAsync(TestDistrict district, Guid plan)
    {
        (await district.SendAsync(new UndoMigration(plan, "back"))).Succeeded.ShouldBeTrue();
        (await RunnerAsync(district, plan)).Progress.Undone.ShouldBe(1);
    }

    private static async Task<MigrationView> RunnerAsync(TestDistrict district, Guid plan)
    {
        await district.Services.GetRequiredService<MigrationRunner>().RunAsync(plan, "test", null, default);
        return (await district.SendAsync(new GetMigration(plan))).Value;
    }

    private static System.Text.Json.Nodes.JsonObject Begin() =>
        Make("Event", "begin", ("eventName", Literal("begin")), ("customProperties", new System.Text.Json.Nodes.JsonObject { ["canStartWorkflow"] = true }));

    private static string Waiting(string id, string line) => new Draft("flow").Add(Begin())
        .Add(Make("Event", id, ("eventName", Literal("go")))).Add(Write("say", Literal(line))).Connect($"begin -> {id}", $"{id} -> say").Flow();

    private static string Pausing(string id, string span) => new Draft("flow").Add(Begin()).Wait("go")
        .Add(Make("Delay", id, ("timeSpan", Literal(span, "TimeSpan")))).Connect($"begin -> {id}", "begin -> go").Flow();

    private static async Task ImportAsync(TestDistrict district, params string[] documents) =>
        (await district.SendAsync(new ImportDefinitions([.. documents.Select((d, i) => new DefinitionFile($"{i}.json", d))], "test"))).Succeeded.ShouldBeTrue();

    private static async Task<int> PublishAsync(TestDistrict district, string name, Guid subject) => (await district.SendAsync(new PublishForTest(name, subject))).Value;

    private static Task<List<T>> AllAsync<T>(TestDistrict district)
        where T : class => district.WithDbAsync(db => db.Set<T>().AsNoTracking().ToListAsync());

    private static Task<int> CountAsync(TestDistrict district, string table, string condition) =>
#pragma warning disable EF1002 // The tests' own statements.
        district.WithDbAsync(db => db.Database.SqlQueryRaw<int>($"select count(*) as \"Value\" from {table} where {condition}").SingleAsync());
#pragma warning restore EF1002

    /// <summary>Rows of every table, and the content of those that a move would touch.</summary>
    private static async Task<string> SumAsync(TestDistrict district)
    {
        var tables = await district.WithDbAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Order().ToList()));
        var sums = new List<string>();
        foreach (var table in tables)
        {
            sums.Add($"{table} {await CountAsync(district, table, "1 = 1")}");
        }

        var states = (await AllAsync<WorkflowInstance>(district)).OrderBy(i => i.Id).Select(i => $"{i.DefinitionVersion} {i.Version} {i.State}");
        var waits = (await AllAsync<BookmarkRow>(district)).OrderBy(b => b.Id).Select(b => $"{b.Id} {b.ActivityId}");
        return string.Join('\n', [.. sums, .. states, .. waits]);
    }

    private static void AsCommands(IServiceCollection services) => services.Scan(x => x.FromAssemblyOf<MigrationPlanTests>()
        .AddClasses(c => c.AssignableTo(typeof(MediatR.IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime());
}

/// <summary>Starts the published version of a definition.</summary>
[ProcessOnly]
public sealed record StartForTest(string DefinitionId) : ICommand<Guid>;

internal sealed class StartForTestHandler(ProcessDriver driver) : MediatR.IRequestHandler<StartForTest, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(StartForTest request, CancellationToken cancellationToken) =>
        (await driver.StartAsync(new StartRequest(request.DefinitionId), cancellationToken))!.Value;
}
