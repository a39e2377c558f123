using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Scheduling;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Scheduling;

/// <summary>Definitions that start by the clock, on a virtual one.</summary>
internal static class Clockwork
{
    public static Task<TestDistrict> StartAsync(DatabaseProvider provider, Action<IServiceCollection>? configure = null, Dictionary<string, string?>? settings = null) =>
        TestDistrict.StartAsync(provider, configure: services =>
        {
            services.Scan(x => x.FromAssemblyOf<ProcessesTests>()
                .AddClasses(c => c.AssignableTo(typeof(MediatR.IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime());
            configure?.Invoke(services);
        }, settings: settings);

    /// <summary>Each start of it finishes at once.</summary>
    public static string Cron(string id, string expression, params (string Name, JsonNode? Value)[] custom) => Starting(id, "Cron", ("cronExpression", Literal(expression)), custom);

    public static string Timer(string id, string interval, params (string Name, JsonNode? Value)[] custom) => Starting(id, "Timer", ("interval", Literal(interval, "TimeSpan")), custom);

    public static string StartAt(string id, string at) => Starting(id, "StartAt", ("dateTime", Literal(at, "DateTimeOffset")), []);

    public static async Task ImportAsync(this TestDistrict district, params string[] documents)
    {
        var answer = await district.SendAsync(new ImportDefinitions([.. documents.Select((d, i) => new DefinitionFile($"{i}.json", d))], "test"));
        answer.Refusals.Select(r => r.Text()).ShouldBeEmpty();
    }

    public static Task<int> SweepAsync(this TestDistrict district) => district.Services.GetRequiredService<DueSweep>().RunAsync(district.Time.GetUtcNow());

    public static Task<int> StartsOfAsync(this TestDistrict district, string id) =>
        district.WithDbAsync(db => db.Set<WorkflowInstance>().CountAsync(i => i.DefinitionId == id));

    public static async Task<DateTimeOffset?> NextAsync(this TestDistrict district) => (await district.SendAsync(new NextDue())).Value;

    private static string Starting(string id, string type, (string Name, JsonNode? Value) input, (string Name, JsonNode? Value)[] custom)
    {
        var properties = new JsonObject { ["canStartWorkflow"] = true };
        foreach (var (name, value) in custom)
        {
            properties[name] = value;
        }

        return new Draft(id).Add(Make(type, "start", input, ("customProperties", properties))).Line("after").Connect("start -> after").Flow();
    }
}
