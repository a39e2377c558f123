using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Migration;
using CaseFlow.Workflows.Tests.Persistence;
using Microsoft.Extensions.DependencyInjection;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Migration;

/// <summary>Instances that wait on version 1 of a flow of which version 2 names the wait anew, and the people who may move them.</summary>
internal static class PlanStage
{
    public const int Few = 5;

    public static readonly Actor Author = Person(1, Roles.ProcessAdministrator);
    public static readonly Actor Other = Person(2, Roles.ProcessAdministrator);
    public static readonly Actor Office = Person(3, Roles.DistrictOffice);

    public static Guid Case(int number) => Guid.Parse($"0193c7a0-0000-7000-8000-{number:D12}");

    public static async Task<TestDistrict> StartAsync(DatabaseProvider provider, Dictionary<string, string?>? settings = null)
    {
        var district = await TestDistrict.StartAsync(provider, configure: AsCommands, settings: settings);
        await ImportAsync(district, Waiting("go", "Wait for it"));
        for (var i = 0; i < Few; i++)
        {
            (await district.SendAsync(new PublishForTest("begin", Case(i)))).Value.ShouldBe(1);
        }

        await ImportAsync(district, Waiting("gone", "Wait for it"));
        return district;
    }

    public static MigrationDraft Draft() => new("flow", 1, 2, "another rule", [new NodePair("go", "gone")]);

    public static async Task<Guid> CreateAsync(TestDistrict district, MigrationDraft? draft = null, Actor? by = null) =>
        (await district.SendAsync(new CreateMigration(draft ?? Draft()), by ?? Author)).Value.PlanId;

    public static async Task ImportAsync(TestDistrict district, params string[] documents) =>
        (await district.SendAsync(new ImportDefinitions([.. documents.Select((d, i) => new DefinitionFile($"{i}.json", d))], "test"))).Refusals.ShouldBeEmpty();

    public static string Waiting(string id, string name) => new Draft("flow").Add(Begin())
        .Add(Make("Event", id, ("name", name), ("eventName", Literal("go")))).Line("say").Connect($"begin -> {id}", $"{id} -> say").Flow();

    public static System.Text.Json.Nodes.JsonObject Begin() =>
        Make("Event", "begin", ("eventName", Literal("begin")), ("customProperties", new System.Text.Json.Nodes.JsonObject { ["canStartWorkflow"] = true }));

    private static Actor Person(int number, string role) =>
        new(Guid.Parse($"0193c7a0-0000-7000-9000-{number:D12}"), $"Person {number}", Guid.Empty, "office", "610100/610113/", new HashSet<string> { role });

    private static void AsCommands(IServiceCollection services) => services.Scan(x => x.FromAssemblyOf<MigrationPlanTests>()
        .AddClasses(c => c.AssignableTo(typeof(MediatR.IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime());
}
