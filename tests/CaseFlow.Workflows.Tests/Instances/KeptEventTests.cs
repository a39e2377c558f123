using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Instances;

/// <summary>
/// What comes for an instance that stands faulted waits until it goes on. It was lost: the wait point was open already when
/// the instance was revived, and only wait points that had just appeared looked for what had come before them.
/// </summary>
public sealed class KeptEventTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Event_that_came_while_the_instance_stood_faulted_is_taken_when_it_goes_on(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, FaultsBesideAWait());
        var id = await StartAsync(district);
        (await TriggerAsync(district, new TriggerEvent("go") { CorrelationId = "mine" })).ShouldBe(0);
        await SkipAsync(district);
        (await StandingAsync(district, id)).ShouldBe(InstanceSubStatus.Finished);
        (await KeptAsync(district)).ShouldBe(0);
        await district.NothingWaitsForNothingAsync();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Early_event_is_not_used_up_by_a_wait_point_of_an_instance_that_faults_in_the_same_moment(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, FaultsBesideAWait());
        await TriggerAsync(district, new TriggerEvent("go") { CorrelationId = "mine" });
        var id = await StartAsync(district);
        ((await StandingAsync(district, id)), await KeptAsync(district)).ShouldBe((InstanceSubStatus.Faulted, 1));
        await SkipAsync(district);
        ((await StandingAsync(district, id)), await KeptAsync(district)).ShouldBe((InstanceSubStatus.Finished, 0));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Event_kept_for_the_correlation_that_an_instance_takes_on_later_reaches_what_waits_in_it(DatabaseProvider provider)
    {
        var flow = new Draft("flow").Add(Make("Start", "start")).Wait("go").Wait("move").Add(Make("Correlate", "correlate", ("correlationId", Literal("later"))))
            .Connect("start -> go", "start -> move", "move -> correlate").Flow();
        await using var district = await WithAsync(provider, flow);
        await TriggerAsync(district, new TriggerEvent("go") { CorrelationId = "later" });
        var id = await StartAsync(district);
        await TriggerAsync(district, new TriggerEvent("move") { InstanceId = id });
        (await StandingAsync(district, id)).ShouldBe(InstanceSubStatus.Finished);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Event_kept_for_an_instance_under_another_correlation_is_never_taken(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, new Draft("flow").Wait("first").Wait("go").Connect("first -> go").Flow());
        var id = await StartAsync(district);
        await TriggerAsync(district, new TriggerEvent("go") { InstanceId = id, CorrelationId = "other" });
        (await TriggerAsync(district, new TriggerEvent("first") { InstanceId = id })).ShouldBe(1);
        (await StandingAsync(district, id)).ShouldBe(InstanceSubStatus.Suspended);
    }

    private static string FaultsBesideAWait() => new Draft("flow").Add(Make("Start", "start")).Wait("go").Add(Make("Fault", "bad", ("message", Literal("broken"))))
        .Connect("start -> go", "start -> bad").Flow();

    private static async Task<TestDistrict> WithAsync(DatabaseProvider provider, string definition)
    {
        var district = await TestDistrict.StartAsync(provider);
        (await district.SendAsync(new ImportDefinitions([new DefinitionFile("flow.json", definition)], "test"))).Refusals.ShouldBeEmpty();
        return district;
    }

    private static async Task<Guid> StartAsync(TestDistrict district) =>
        (await district.SendAsync(new StartInstance("flow") { CorrelationId = "mine" })).Value.InstanceId!.Value;

    private static async Task<int> TriggerAsync(TestDistrict district, TriggerEvent command) => (await district.SendAsync(command)).Value.Taken;

    private static async Task SkipAsync(TestDistrict district)
    {
        var incident = (await district.SendAsync(new ListIncidents())).Value.ShouldHaveSingleItem();
        (await district.SendAsync(new SkipIncident(incident.Id, null, "known"))).Refusals.ShouldBeEmpty();
    }

    private static Task<InstanceSubStatus> StandingAsync(TestDistrict district, Guid id) =>
        district.WithDbAsync(db => db.Set<WorkflowInstance>().Where(i => i.Id == id).Select(i => i.SubStatus).SingleAsync());

    private static Task<int> KeptAsync(TestDistrict district) => district.WithDbAsync(db => db.Set<StoredEvent>().CountAsync());
}
