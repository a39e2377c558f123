using System.Text.Json.Nodes;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Runtime;

/// <summary>What a parent makes of the rest, the fault, the cancellation and the refusal of the instance it starts.</summary>
public sealed class ChildInstanceTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Parent_that_does_not_wait_for_the_end_goes_on_when_its_child_rests(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, Waiting(), waits: false);
        await StartAsync(district, "parent");
        (await StandingAsync(district)).ShouldBe(("Finished", "Suspended"));
        await district.NothingWaitsForNothingAsync();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Parent_that_does_not_wait_for_the_end_goes_on_when_its_child_faults(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, Faulting(), waits: false);
        await StartAsync(district, "parent");
        (await StandingAsync(district)).ShouldBe(("Finished", "Faulted"));
        await district.NothingWaitsForNothingAsync();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Parent_that_waits_for_the_end_goes_on_only_when_the_fault_of_its_child_is_settled(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, Faulting(), waits: true);
        await StartAsync(district, "parent");
        (await StandingAsync(district)).ShouldBe(("Suspended", "Faulted"));
        var incident = (await district.SendAsync(new ListIncidents())).Value.ShouldHaveSingleItem();
        (await district.SendAsync(new SkipIncident(incident.Id, null, "known"))).Succeeded.ShouldBeTrue();
        (await StandingAsync(district)).ShouldBe(("Finished", "Finished"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Child_that_faults_again_when_it_is_retried_stays_faulted_and_does_not_answer_its_parent(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, Faulting(), waits: true);
        await StartAsync(district, "parent");
        var incident = (await district.SendAsync(new ListIncidents())).Value.ShouldHaveSingleItem();
        (await district.SendAsync(new RetryIncident(incident.Id))).Succeeded.ShouldBeTrue();
        (await StandingAsync(district)).ShouldBe(("Suspended", "Faulted"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Faulted_child_is_cancelled_with_its_parent(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, Faulting(), waits: true);
        var parent = await StartAsync(district, "parent");
        (await district.SendAsync(new CancelInstance(parent, "no longer needed"))).Succeeded.ShouldBeTrue();
        (await StandingAsync(district)).ShouldBe(("Cancelled", "Cancelled"));
        (await district.SendAsync(new ListIncidents())).Value.ShouldBeEmpty();
        await district.NothingWaitsForNothingAsync();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Child_that_its_activation_strategy_holds_back_is_an_incident_of_the_parent(DatabaseProvider provider)
    {
        var single = Waiting().With("options", new JsonObject { ["activationStrategyType"] = "Elsa.Workflows.ActivationValidators.SingletonStrategy, Elsa.Workflows.Core" });
        await using var district = await WithAsync(provider, single, waits: true);
        await StartAsync(district, "child");
        await StartAsync(district, "parent");
        var incident = (await district.SendAsync(new ListIncidents())).Value.ShouldHaveSingleItem();
        (incident.DefinitionId, incident.ActivityId).ShouldBe(("parent", "run"));
        (await StandingAsync(district)).ShouldBe(("Faulted", "Suspended"));
    }

    private static Draft Waiting() => new Draft("child").Wait("go");

    private static Draft Faulting() => new Draft("child").Add(Make("Fault", "bad", ("message", Literal("broken")))).Line("after").Connect("bad -> after");

    private static async Task<TestDistrict> WithAsync(DatabaseProvider provider, Draft child, bool waits)
    {
        var parent = new Draft("parent").Add(Make("ExecuteWorkflow", "run", ("workflowDefinitionId", Literal("child")), ("waitForCompletion", Literal(waits, "Boolean"))))
            .Line("after").Connect("run -> after");
        var district = await TestDistrict.StartAsync(provider);
        (await district.SendAsync(new ImportDefinitions([new("parent.json", parent.Flow()), new("child.json", child.Flow())], "test"))).Refusals.ShouldBeEmpty();
        return district;
    }

    private static async Task<Guid> StartAsync(TestDistrict district, string definition) => (await district.SendAsync(new StartInstance(definition))).Value.InstanceId!.Value;

    private static async Task<(string Parent, string Child)> StandingAsync(TestDistrict district)
    {
        var instances = await district.WithDbAsync(db => db.Set<WorkflowInstance>().AsNoTracking().ToListAsync());
        return (Of("parent"), Of("child"));

        string Of(string definition) => instances.Single(i => i.DefinitionId == definition).SubStatus.ToString();
    }
}
