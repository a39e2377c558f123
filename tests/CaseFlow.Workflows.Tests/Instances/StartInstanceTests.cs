using System.Text.Json.Nodes;
using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Instances;

public sealed class StartInstanceTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Unknown_definition_version_and_activity_are_named_and_nothing_is_written(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, null);
        foreach (var (start, code) in new[]
        {
            (new StartInstance("nope"), "workflow.instance.no-definition"),
            (new StartInstance("flow") { Version = 9 }, "workflow.instance.no-definition"),
            (new StartInstance("flow") { TriggerActivityId = "nobody" }, "workflow.instance.no-activity"),
        })
        {
            (await district.SendAsync(start)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
        }

        (await CountAsync(district)).ShouldBe(0);
    }

    [Theory]
    [InlineData("SingletonStrategy", "a,b", 1)]
    [InlineData("CorrelatedSingletonStrategy", "a,a,b", 2)]
    [InlineData("CorrelationStrategy", "a,a,b", 2)]
    [InlineData("AllowAlwaysStrategy", "a,a,b", 3)]
    public async Task Activation_strategy_decides_how_many_may_run(string strategy, string correlations, int started)
    {
        await using var district = await WithAsync(DatabaseProvider.Sqlite, strategy);
        foreach (var correlation in correlations.Split(','))
        {
            (await district.SendAsync(new StartInstance("flow") { CorrelationId = correlation })).Succeeded.ShouldBeTrue();
        }

        (await CountAsync(district)).ShouldBe(started);
    }

    [Theory]
    [InlineData("CorrelationStrategy", 1)]
    [InlineData("CorrelatedSingletonStrategy", 2)]
    public async Task Correlation_alone_counts_instances_of_any_definition(string strategy, int running)
    {
        await using var district = await WithAsync(DatabaseProvider.Sqlite, strategy, "flow", "second");
        await district.SendAsync(new StartInstance("flow") { CorrelationId = "a" });
        await district.SendAsync(new StartInstance("second") { CorrelationId = "a" });
        (await CountAsync(district)).ShouldBe(running);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_singletons_that_start_at_once_one_runs(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, "SingletonStrategy");
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => district.SendAsync(new StartInstance("flow"))));
        answers.Count(a => a.Value.InstanceId is not null).ShouldBe(1);
        (await CountAsync(district)).ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Each_instance_has_an_audit_chain_of_its_own_that_holds(DatabaseProvider provider)
    {
        await using var district = await WithAsync(provider, null);
        var id = (await district.SendAsync(new StartInstance("flow"))).Value.InstanceId!.Value;
        await district.SendAsync(new TriggerEvent("go") { InstanceId = id });
        var chain = await district.WithDbAsync(db => db.Set<AuditEntry>().AsNoTracking().Where(e => e.Chain == id).OrderBy(e => e.Sequence).ToListAsync());
        chain.Select(e => e.Command).ShouldBe([nameof(StartInstance), nameof(TriggerEvent)]);
        AuditSeal.FirstBroken(chain).ShouldBeNull();
    }

    private static async Task<TestDistrict> WithAsync(DatabaseProvider provider, string? strategy, params string[] ids)
    {
        var district = await TestDistrict.StartAsync(provider);
        foreach (var id in ids is [] ? ["flow"] : ids)
        {
            var draft = new Draft(id).Wait("go");
            if (strategy is not null)
            {
                draft.With("options", new JsonObject { ["activationStrategyType"] = $"Elsa.Workflows.ActivationValidators.{strategy}, Elsa.Workflows.Core" });
            }

            (await district.SendAsync(new ImportDefinitions([new DefinitionFile($"{id}.json", draft.Flow())], "test"))).Refusals.ShouldBeEmpty();
        }

        return district;
    }

    private static Task<int> CountAsync(TestDistrict district) => district.WithDbAsync(db => db.Set<Workflows.Persistence.WorkflowInstance>().CountAsync());
}
