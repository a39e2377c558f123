using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Cases.DecisionTables;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Cases.DecisionTables;

/// <summary>A table on a real database: the incident of two rows, doing it again, the stored journal.</summary>
public sealed class TableIncidentTests
{
    private static readonly Guid Case = Guid.Parse("0193c7a0-0000-7000-8000-000000000001");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Step_with_two_rows_is_done_again_once_the_values_are_right_and_the_journal_keeps_the_row(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider, configure: AsCommands);
        var table = Tables.Of(HitPolicies.Unique, ("many", "", ">= 10", "30"), ("major", "重大", "", "90"));
        var draft = new Draft("flow").With("options", new JsonObject { ["incidentStrategyType"] = "ContinueWithIncidents" })
            .Variable("grade", "major").Variable("people", 10, "Int32").Variable("days").Variable("result")
            .Add(Event("begin", starts: true)).Add(Event("fix")).Add(Tables.Activity(table)).Line("done").Line("none")
            .Add(Make("SetVariable", "set", ("variable", new JsonObject { ["id"] = "people", ["name"] = "people", ["typeName"] = "Int32" }), ("value", Literal(3, "Int32"))))
            .Connect("begin -> table", "begin -> fix", "fix -> set", "table.Done -> done", "table.NoMatch -> none").Flow();
        (await district.SendAsync(new ImportDefinitions([new("flow.json", draft)], "test"))).Succeeded.ShouldBeTrue();
        await district.SendAsync(new PublishForTest("begin", Case));

        var incident = (await district.SendAsync(new ListIncidents())).Value.ShouldHaveSingleItem();
        incident.Text.ShouldContain("第 1 行（many）；第 2 行（major）");
        (await district.SendAsync(new RetryIncident(incident.Id))).Succeeded.ShouldBeTrue();
        var again = (await district.SendAsync(new ListIncidents())).Value.ShouldHaveSingleItem();
        again.Id.ShouldNotBe(incident.Id);

        await district.SendAsync(new PublishForTest("fix", Case));
        (await district.SendAsync(new RetryIncident(again.Id))).Succeeded.ShouldBeTrue();
        (await district.SendAsync(new ListIncidents())).Value.ShouldBeEmpty();
        var instance = (await district.WithDbAsync(db => db.Set<WorkflowInstance>().AsNoTracking().ToListAsync())).ShouldHaveSingleItem();
        instance.SubStatus.ShouldBe(InstanceSubStatus.Finished);
        var journal = await district.WithDbAsync(db => db.Set<JournalRow>().AsNoTracking().ToListAsync());
        InstancePath.Of(journal.OrderBy(j => j.Burst)).Single(s => s.NodeId.EndsWith(":table", StringComparison.Ordinal)).Text.ShouldBe("第 2 行（major）");
    }

    private static JsonObject Event(string name, bool starts = false) =>
        Make("Event", name, ("eventName", Literal(name)), ("customProperties", new JsonObject { ["canStartWorkflow"] = starts }));

    private static void AsCommands(IServiceCollection services) => services.Scan(x => x.FromAssemblyOf<ProcessesTests>()
        .AddClasses(c => c.AssignableTo(typeof(MediatR.IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime());
}
