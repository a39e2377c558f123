using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Persistence;

/// <summary>Processes on a real database, in the transactions of real commands.</summary>
public sealed class ProcessesTests
{
    private static readonly Guid Case = Guid.Parse("0193c7a0-0000-7000-8000-000000000001");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Changed_content_becomes_a_new_version_and_the_same_content_changes_nothing(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        (await ImportAsync(district, Waiting("one"))).ShouldHaveSingleItem().Version.ShouldBe(1);
        (await ImportAsync(district, Waiting("one"))).ShouldHaveSingleItem().Changed.ShouldBeFalse();
        (await ImportAsync(district, Waiting("two"))).ShouldHaveSingleItem().Version.ShouldBe(2);
        var first = (await district.SendAsync(new GetDefinition("flow", 1))).Value;
        first.IsPublished.ShouldBeFalse();
        first.Document.ToJsonString().ShouldContain("\"one\"");
        (await district.SendAsync(new GetDefinition("flow"))).Value.Version.ShouldBe(2);
        (await district.SendAsync(new ListDefinitions())).Value.Page.Items.ShouldHaveSingleItem().PublishedVersion.ShouldBe(2);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Definition_that_does_not_validate_is_refused_and_nothing_is_written(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        var answer = await district.SendAsync(new ImportDefinitions([new("good.json", Waiting("one")), new("bad.json", new Draft("bad").Root(Make("Acme.Magic", "m")))], "test"));
        answer.Refusals.ShouldHaveSingleItem().Text().ShouldContain("Acme.Magic");
        (await district.SendAsync(new ListDefinitions())).Value.Page.Items.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Event_starts_a_process_and_the_next_one_resumes_it(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider, configure: AsCommands);
        await ImportAsync(district, Waiting("one"));
        (await PublishAsync(district, "begin")).ShouldBe(1);
        (await CountAsync<BookmarkRow>(district)).ShouldBe(1);
        (await PublishAsync(district, "other")).ShouldBe(0);
        (await PublishAsync(district, "go")).ShouldBe(1);
        var instance = (await AllAsync<WorkflowInstance>(district)).ShouldHaveSingleItem();
        (instance.Status, instance.SubStatus, instance.CorrelationId).ShouldBe((InstanceStatus.Finished, InstanceSubStatus.Finished, Case.ToString()));
        (await CountAsync<BookmarkRow>(district)).ShouldBe(0);
        (await AllAsync<JournalRow>(district)).Count.ShouldBe(2);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Early_event_is_kept_and_taken_when_the_wait_point_appears(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider, configure: AsCommands);
        await ImportAsync(district, Waiting("one"));
        (await PublishAsync(district, "go")).ShouldBe(0);
        (await CountAsync<StoredEvent>(district)).ShouldBe(1);
        await PublishAsync(district, "begin");
        (await AllAsync<WorkflowInstance>(district)).ShouldHaveSingleItem().SubStatus.ShouldBe(InstanceSubStatus.Finished);
        (await CountAsync<StoredEvent>(district)).ShouldBe(0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Running_instance_stays_on_the_version_it_began_with(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider, configure: AsCommands);
        await ImportAsync(district, Waiting("before"));
        await PublishAsync(district, "begin");
        await ImportAsync(district, Waiting("afterwards"));
        await PublishAsync(district, "go");
        var instance = (await AllAsync<WorkflowInstance>(district)).ShouldHaveSingleItem();
        instance.DefinitionVersion.ShouldBe(1);
        (await AllAsync<JournalRow>(district)).Last().Entries.ShouldContain("before");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Bookmark_resumed_twice_at_once_is_answered_once(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider, configure: AsCommands);
        await ImportAsync(district, Waiting("one"));
        await PublishAsync(district, "begin");
        var bookmark = (await AllAsync<BookmarkRow>(district)).ShouldHaveSingleItem().Id;
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => district.SendAsync(new ResumeForTest(bookmark))));
        answers.Count(a => a is { Succeeded: true, Value: true }).ShouldBe(1);
        (await AllAsync<JournalRow>(district)).Count.ShouldBe(2);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Delay_is_a_due_row_that_resumes_the_process_once(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider, configure: AsCommands);
        await ImportAsync(district, new Draft("flow").Add(Begin()).Add(Make("Delay", "wait", ("timeSpan", Literal("1.00:00:00", "TimeSpan")))).Line("after").Connect("begin -> wait", "wait -> after").Flow());
        await PublishAsync(district, "begin");
        var bookmark = (await AllAsync<BookmarkRow>(district)).ShouldHaveSingleItem();
        bookmark.DueAt.ShouldBe(district.Time.GetUtcNow().AddDays(1));
        (await district.SendAsync(new FireBookmarkForTest(bookmark.Id))).Succeeded.ShouldBeTrue();
        (await AllAsync<WorkflowInstance>(district)).ShouldHaveSingleItem().SubStatus.ShouldBe(InstanceSubStatus.Finished);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Incident_is_listed_and_skipping_it_with_a_reason_goes_on(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider, configure: AsCommands);
        await ImportAsync(district, new Draft("flow").Add(Begin()).Add(Make("Fault", "bad", ("message", Literal("broken")))).Line("after").Connect("begin -> bad", "bad -> after").Flow());
        await PublishAsync(district, "begin");
        var incident = (await district.SendAsync(new ListIncidents())).Value.ShouldHaveSingleItem();
        incident.Text.ShouldContain("broken");
        (await district.SendAsync(new SkipIncident(incident.Id, null, ""))).Succeeded.ShouldBeFalse();
        (await district.SendAsync(new RetryIncident(incident.Id))).Succeeded.ShouldBeTrue();
        var again = (await district.SendAsync(new ListIncidents())).Value.ShouldHaveSingleItem();
        again.Id.ShouldNotBe(incident.Id);
        (await district.SendAsync(new SkipIncident(again.Id, null, "known"))).Succeeded.ShouldBeTrue();
        (await district.SendAsync(new SkipIncident(again.Id, null, "twice"))).Succeeded.ShouldBeFalse();
        (await AllAsync<WorkflowInstance>(district)).ShouldHaveSingleItem().SubStatus.ShouldBe(InstanceSubStatus.Finished);
        (await district.SendAsync(new ListIncidents())).Value.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Cancelling_an_incident_ends_the_instance(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider, configure: AsCommands);
        await ImportAsync(district, new Draft("flow").With("options", new JsonObject { ["incidentStrategyType"] = "ContinueWithIncidents" })
            .Add(Begin()).Add(Make("Fault", "bad")).Wait("go").Connect("begin -> bad", "begin -> go").Flow());
        await PublishAsync(district, "begin");
        var incident = (await district.SendAsync(new ListIncidents())).Value.ShouldHaveSingleItem();
        (await district.SendAsync(new CancelIncident(incident.Id, "no longer needed"))).Succeeded.ShouldBeTrue();
        (await AllAsync<WorkflowInstance>(district)).ShouldHaveSingleItem().SubStatus.ShouldBe(InstanceSubStatus.Cancelled);
        (await CountAsync<BookmarkRow>(district)).ShouldBe(0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Cancelled_instance_leaves_no_incident_open_even_where_an_activity_could_not_undo(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider, configure: AsCommands);
        var deadline = Make("CaseFlow.Deadline", "limit", ("key", Literal("k")), ("title", Literal("limit")), ("number", Literal(3, "Int32")));
        await ImportAsync(district, new Draft("flow").Add(Begin()).Add(deadline).Add(Make("Correlate", "lost", ("correlationId", Literal("no case")))).Wait("go")
            .Connect("begin -> limit", "begin -> lost", "lost -> go").Flow());
        await PublishAsync(district, "begin");
        var id = (await AllAsync<WorkflowInstance>(district)).ShouldHaveSingleItem().Id;
        (await district.SendAsync(new CancelInstance(id, "no longer needed"))).Succeeded.ShouldBeTrue();
        (await district.SendAsync(new ListIncidents(IncludeResolved: true))).Value.ShouldHaveSingleItem().ActivityId.ShouldBe("limit");
        (await district.SendAsync(new ListIncidents())).Value.ShouldBeEmpty();
        var cancelled = (await AllAsync<WorkflowInstance>(district)).ShouldHaveSingleItem();
        (cancelled.SubStatus, cancelled.OpenIncidents).ShouldBe((InstanceSubStatus.Cancelled, 0));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Incident_of_a_branch_that_loses_a_race_is_settled_with_it(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider, configure: AsCommands);
        await ImportAsync(district, new Draft("flow").With("options", new JsonObject { ["incidentStrategyType"] = "ContinueWithIncidents" })
            .Add(Begin()).Add(Make("Fault", "bad")).Wait("go").Line("end", "Race").Connect("begin -> bad", "begin -> go", "bad -> end", "go -> end").Flow());
        await PublishAsync(district, "begin");
        (await district.SendAsync(new ListIncidents())).Value.ShouldHaveSingleItem();
        await PublishAsync(district, "go");
        var instance = (await AllAsync<WorkflowInstance>(district)).ShouldHaveSingleItem();
        (instance.SubStatus, instance.OpenIncidents).ShouldBe((InstanceSubStatus.Finished, 0));
        (await district.SendAsync(new ListIncidents())).Value.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Scheduled_start_is_offered_to_the_scheduler_and_starts_once_per_time(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        var cron = Make("Cron", "c", ("cronExpression", Literal("0 0 9 20 * *")), ("customProperties", new JsonObject { ["canStartWorkflow"] = true }));
        await ImportAsync(district, new Draft("flow").Add(cron).Line("after").Connect("c -> after").Flow());
        var start = (await district.SendAsync(new ScheduledStarts())).Value.ShouldHaveSingleItem();
        var next = start.Next(district.Time.GetUtcNow())!.Value;
        next.ShouldBe(new DateTimeOffset(2026, 12, 20, 9, 0, 0, TimeSpan.FromHours(8)));
        var first = (await district.SendAsync(new StartByTrigger(start.TriggerId, next))).Value.InstanceId;
        (await district.SendAsync(new StartByTrigger(start.TriggerId, next))).Value.InstanceId.ShouldBe(first);
        (await AllAsync<WorkflowInstance>(district)).ShouldHaveSingleItem().SubStatus.ShouldBe(InstanceSubStatus.Finished);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Child_and_parent_share_the_correlation_and_the_event_reaches_the_child(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider, configure: AsCommands);
        var parent = new Draft("flow").Add(Begin()).Add(Make("ExecuteWorkflow", "run", ("workflowDefinitionId", Literal("child")), ("waitForCompletion", Literal(true, "Boolean"))))
            .Line("after").Connect("begin -> run", "run -> after").Flow();
        await ImportAsync(district, parent, new Draft("child").Wait("go").Flow());
        await PublishAsync(district, "begin");
        (await PublishAsync(district, "go")).ShouldBe(1);
        var instances = await AllAsync<WorkflowInstance>(district);
        instances.Count.ShouldBe(2);
        instances.ShouldAllBe(i => i.SubStatus == InstanceSubStatus.Finished && i.CorrelationId == Case.ToString());
        instances.Single(i => i.DefinitionId == "child").ParentActivityId.ShouldBe("run");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Start_to_wait_point_stores_at_most_four_kilobytes(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider, configure: AsCommands);
        var draft = new Draft("flow").Variable("counter", 0, "Int32").Add(Begin()).Line("a").Line("b").Line("c").Line("d").Wait("go").Connect("begin -> a", "a -> b", "b -> c", "c -> d", "d -> go");
        await ImportAsync(district, draft.Flow());
        await PublishAsync(district, "begin");
        var bytes = (await AllAsync<WorkflowInstance>(district)).Sum(i => i.State.Length + 200) + (await AllAsync<JournalRow>(district)).Sum(j => j.Entries.Length + 60)
            + ((await CountAsync<BookmarkRow>(district)) * 200);
        bytes.ShouldBeLessThan(4096);
    }

    private static JsonObject Begin() => Make("Event", "begin", ("eventName", Literal("begin")), ("customProperties", new JsonObject { ["canStartWorkflow"] = true }));

    private static string Waiting(string line) => new Draft("flow").Add(Begin()).Wait("go").Add(Write("say", Literal(line))).Connect("begin -> go", "go -> say").Flow();

    private static async Task<IReadOnlyList<ImportedDefinition>> ImportAsync(TestDistrict district, params string[] documents) =>
        (await district.SendAsync(new ImportDefinitions([.. documents.Select((d, i) => new DefinitionFile($"{i}.json", d))], "test"))).Value;

    private static async Task<int> PublishAsync(TestDistrict district, string name) => (await district.SendAsync(new PublishForTest(name, Case))).Value;

    private static Task<List<T>> AllAsync<T>(TestDistrict district)
        where T : class => district.WithDbAsync(db => db.Set<T>().AsNoTracking().ToListAsync());

    private static Task<int> CountAsync<T>(TestDistrict district)
        where T : class => district.WithDbAsync(db => db.Set<T>().CountAsync());

    private static void AsCommands(IServiceCollection services) => services.Scan(x => x.FromAssemblyOf<ProcessesTests>()
        .AddClasses(c => c.AssignableTo(typeof(MediatR.IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime());
}

/// <summary>What commands of the domain do, as commands of the tests.</summary>
[ProcessOnly]
public sealed record PublishForTest(string Name, Guid SubjectId) : ICommand<int>;

[ProcessOnly]
public sealed record ResumeForTest(Guid Bookmark) : ICommand<bool>;

[ProcessOnly]
public sealed record FireBookmarkForTest(Guid Bookmark) : ICommand<Done>;

internal sealed class ForTestHandler(IProcesses processes, IEnumerable<IDueHandler> due, TimeProvider time) :
    MediatR.IRequestHandler<PublishForTest, Result<int>>,
    MediatR.IRequestHandler<ResumeForTest, Result<bool>>,
    MediatR.IRequestHandler<FireBookmarkForTest, Result<Done>>
{
    public async Task<Result<int>> Handle(PublishForTest request, CancellationToken cancellationToken) =>
        await processes.PublishAsync(request.Name, request.SubjectId, [], cancellationToken);

    public async Task<Result<bool>> Handle(ResumeForTest request, CancellationToken cancellationToken) =>
        await processes.ResumeAsync(request.Bookmark, [], cancellationToken);

    public async Task<Result<Done>> Handle(FireBookmarkForTest request, CancellationToken cancellationToken)
    {
        await due.Single(d => d.Kind == DatabaseStore.DueKind).FireAsync(request.Bookmark, time.GetUtcNow(), cancellationToken);
        return Done.Value;
    }
}
