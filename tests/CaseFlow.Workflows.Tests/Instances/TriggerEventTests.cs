using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Scheduling;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Instances;

/// <summary>Events from outside: stored before they are handed out, so that early, twice and at once are all safe.</summary>
public sealed class TriggerEventTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Event_for_one_instance_moves_that_one_alone(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, Waits());
        var (one, other) = (await StartAsync(district), await StartAsync(district));
        (await SendAsync(district, new TriggerEvent("go") { InstanceId = one, Payload = new JsonObject { ["a"] = 1 } })).Taken.ShouldBe(1);
        (await StandingAsync(district, one)).ShouldBe(InstanceSubStatus.Finished);
        (await StandingAsync(district, other)).ShouldBe(InstanceSubStatus.Suspended);
        await district.NothingWaitsForNothingAsync();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Event_for_everybody_reaches_all_who_wait_in_batches_each_once(DatabaseProvider provider)
    {
        const int waiting = 23;
        await using var district = await WithAsync(provider, Waits(), s => s.AddSingleton(new RuntimeLimits { EventTargetsPerTransaction = 5 }));
        for (var i = 0; i < waiting; i++)
        {
            await StartAsync(district, $"case-{i}");
        }

        (await SendAsync(district, new TriggerEvent("go"))).Taken.ShouldBe(0);
        (await InstancesAsync(district)).ShouldAllBe(i => i.SubStatus == InstanceSubStatus.Suspended, "it is only stored so far");
        await SweepAsync(district);
        (await InstancesAsync(district)).ShouldAllBe(i => i.SubStatus == InstanceSubStatus.Finished && i.Bursts == 2);
        (await EventsAsync(district)).ShouldBeEmpty();
        await district.NothingWaitsForNothingAsync();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Instance_that_waits_for_the_same_event_again_is_not_told_twice(DatabaseProvider provider)
    {
        var twice = new Draft("flow").Wait("first").Wait("second").Connect("first -> second").Flow().Replace("\"value\":\"first\"", "\"value\":\"go\"", StringComparison.Ordinal)
            .Replace("\"value\":\"second\"", "\"value\":\"go\"", StringComparison.Ordinal);
        await using var district = await WithAsync(provider, twice);
        var id = await StartAsync(district);
        await SendAsync(district, new TriggerEvent("go"));
        await SweepAsync(district);
        (await StandingAsync(district, id)).ShouldBe(InstanceSubStatus.Suspended);
        await SendAsync(district, new TriggerEvent("go"));
        await SweepAsync(district);
        (await StandingAsync(district, id)).ShouldBe(InstanceSubStatus.Finished);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Event_for_everybody_that_comes_early_goes_to_the_first_who_waits(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, Waits());
        await SendAsync(district, new TriggerEvent("go"));
        await SweepAsync(district);
        (await EventsAsync(district)).ShouldHaveSingleItem();
        (await StandingAsync(district, await StartAsync(district))).ShouldBe(InstanceSubStatus.Finished);
        (await StandingAsync(district, await StartAsync(district))).ShouldBe(InstanceSubStatus.Suspended);
        (await EventsAsync(district)).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Wait_point_that_was_written_while_nobody_was_found_is_found_at_the_next_look(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, Waits());
        await SendAsync(district, new TriggerEvent("go"));
        await SweepAsync(district);

        // As if the wait point's transaction had looked for events before this one was stored.
        await district.WithDbAsync(db => db.Set<StoredEvent>().ExecuteUpdateAsync(s => s.SetProperty(e => e.Name, "hidden")));
        var id = await StartAsync(district);
        await district.WithDbAsync(db => db.Set<StoredEvent>().ExecuteUpdateAsync(s => s.SetProperty(e => e.Name, "go")));
        (await StandingAsync(district, id)).ShouldBe(InstanceSubStatus.Suspended);

        district.Time.Advance(TimeSpan.FromSeconds(2));
        await SweepAsync(district);
        (await StandingAsync(district, id)).ShouldBe(InstanceSubStatus.Finished);
        (await EventsAsync(district)).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Early_event_is_taken_by_one_of_several_who_begin_to_wait_at_once(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, Waits());
        await SendAsync(district, new TriggerEvent("go"));
        await SweepAsync(district);
        var started = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => district.SendAsync(new StartInstance("flow"))));
        started.ShouldAllBe(s => s.Succeeded);
        (await InstancesAsync(district)).Count(i => i.SubStatus == InstanceSubStatus.Finished).ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Early_event_for_a_correlation_waits_for_that_one_and_no_other(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, Waits());
        (await SendAsync(district, new TriggerEvent("go") { CorrelationId = "mine" })).Taken.ShouldBe(0);
        (await StandingAsync(district, await StartAsync(district, "other"))).ShouldBe(InstanceSubStatus.Suspended);
        (await StandingAsync(district, await StartAsync(district))).ShouldBe(InstanceSubStatus.Suspended);
        (await StandingAsync(district, await StartAsync(district, "mine"))).ShouldBe(InstanceSubStatus.Finished);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Kept_event_goes_when_its_time_is_over(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, Waits());
        await SendAsync(district, new TriggerEvent("go") { CorrelationId = "mine" });
        await SendAsync(district, new TriggerEvent("go"));
        await SweepAsync(district);
        district.Time.Advance(new RuntimeLimits().KeptEvents + TimeSpan.FromMinutes(20));
        await SweepAsync(district);
        (await StandingAsync(district, await StartAsync(district, "mine"))).ShouldBe(InstanceSubStatus.Suspended);
        (await StandingAsync(district, await StartAsync(district))).ShouldBe(InstanceSubStatus.Suspended);

        await SendAsync(district, new TriggerEvent("other") { CorrelationId = "later" });
        (await EventsAsync(district)).ShouldHaveSingleItem().Name.ShouldBe("other");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Event_sent_again_with_the_same_key_has_one_effect_and_the_same_answer(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, Waits());
        var id = await StartAsync(district);
        var same = new TriggerEvent("go") { InstanceId = id };
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => district.SendAsync(same, key: "once")));
        answers.ShouldAllBe(a => a.Succeeded && a.Value.Taken == 1);
        (await InstancesAsync(district)).ShouldHaveSingleItem().Bursts.ShouldBe(2);
        (await EventsAsync(district)).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Events_that_come_at_once_for_one_instance_resume_it_once(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, Waits());
        var id = await StartAsync(district);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => district.SendAsync(new TriggerEvent("go") { InstanceId = id })));
        answers.Sum(a => a.Value.Taken).ShouldBe(1);
        (await InstancesAsync(district)).ShouldHaveSingleItem().Bursts.ShouldBe(2);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Event_for_everybody_starts_what_it_triggers_once(DatabaseProvider provider)
    {
        var begin = Make("Event", "begin", ("eventName", Literal("fire")));
        begin["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        await using var district = await WithAsync(provider, new Draft("flow").Add(begin).Wait("rest").Connect("begin -> rest").Flow());
        await SendAsync(district, new TriggerEvent("fire"));
        await SweepAsync(district);
        await SweepAsync(district);
        (await InstancesAsync(district)).ShouldHaveSingleItem().SubStatus.ShouldBe(InstanceSubStatus.Suspended);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Event_starts_nothing_that_the_activation_strategy_holds_back(DatabaseProvider provider)
    {
        var begin = Make("Event", "begin", ("eventName", Literal("fire")), ("customProperties", new JsonObject { ["canStartWorkflow"] = true }));
        var single = new Draft("flow").With("options", new JsonObject { ["activationStrategyType"] = "Elsa.Workflows.ActivationValidators.SingletonStrategy, Elsa.Workflows.Core" });
        await using var district = await WithAsync(provider, single.Add(begin).Wait("rest").Connect("begin -> rest").Flow());
        (await SendAsync(district, new TriggerEvent("fire") { CorrelationId = "one" })).Taken.ShouldBe(1);
        (await SendAsync(district, new TriggerEvent("fire") { CorrelationId = "other" })).Taken.ShouldBe(0);
        (await InstancesAsync(district)).ShouldHaveSingleItem().CorrelationId.ShouldBe("one");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Event_for_one_instance_and_a_correlation_that_is_not_its_own_moves_nothing(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, Waits());
        var id = await StartAsync(district, "mine");
        (await SendAsync(district, new TriggerEvent("go") { InstanceId = id, CorrelationId = "other" })).Taken.ShouldBe(0);
        (await StandingAsync(district, id)).ShouldBe(InstanceSubStatus.Suspended);
        (await SendAsync(district, new TriggerEvent("go") { InstanceId = id, CorrelationId = "mine" })).Taken.ShouldBe(1);
        (await StandingAsync(district, id)).ShouldBe(InstanceSubStatus.Finished);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Event_finds_what_waits_under_the_correlation_that_came_later(DatabaseProvider provider)
    {
        var flow = new Draft("flow").Add(Make("Start", "start")).Wait("go").Wait("move").Add(Make("Correlate", "correlate", ("correlationId", Literal("later"))))
            .Connect("start -> go", "start -> move", "move -> correlate");
        await using var district = await WithAsync(provider, flow.Flow());
        var id = await StartAsync(district, "first");
        await SendAsync(district, new TriggerEvent("move") { InstanceId = id });
        (await SendAsync(district, new TriggerEvent("go") { CorrelationId = "first" })).Taken.ShouldBe(0);
        (await SendAsync(district, new TriggerEvent("go") { CorrelationId = "later" })).Taken.ShouldBe(1);
        (await StandingAsync(district, id)).ShouldBe(InstanceSubStatus.Finished);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Payload_over_the_limit_is_refused_by_name(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, Waits());
        var answer = await district.SendAsync(new TriggerEvent("go") { Payload = new JsonObject { ["text"] = new string('x', 1024 * 1024) } });
        answer.Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.event.too-large");
        (await EventsAsync(district)).ShouldBeEmpty();
    }

    private static string Waits() => new Draft("flow").Wait("go").Line("after").Connect("go -> after").Flow();

    private static async Task<TestDistrict> WithAsync(DatabaseProvider provider, string definition, Action<IServiceCollection>? configure = null)
    {
        var district = await TestDistrict.StartAsync(provider, configure: configure);
        (await district.SendAsync(new ImportDefinitions([new DefinitionFile("flow.json", definition)], "test"))).Refusals.ShouldBeEmpty();
        return district;
    }

    private static async Task<Guid> StartAsync(TestDistrict district, string? correlation = null) =>
        (await SendAsync(district, new StartInstance("flow") { CorrelationId = correlation })).InstanceId!.Value;

    private static async Task<T> SendAsync<T>(TestDistrict district, ICommand<T> command)
    {
        var answer = await district.SendAsync(command);
        answer.Refusals.ShouldBeEmpty();
        return answer.Value;
    }

    private static Task SweepAsync(TestDistrict district) => district.Services.GetRequiredService<DueSweep>().RunAsync(district.Time.GetUtcNow());

    private static async Task<InstanceSubStatus> StandingAsync(TestDistrict district, Guid id) =>
        (await InstancesAsync(district)).Single(i => i.Id == id).SubStatus;

    private static Task<List<WorkflowInstance>> InstancesAsync(TestDistrict district) => district.WithDbAsync(db => db.Set<WorkflowInstance>().AsNoTracking().ToListAsync());

    private static Task<List<StoredEvent>> EventsAsync(TestDistrict district) => district.WithDbAsync(db => db.Set<StoredEvent>().AsNoTracking().ToListAsync());
}
