using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Checking;

/// <summary>
/// A parent that waits for an event, a timer and a child; a child that waits for an event; an instance that stopped at a
/// fault; a definition that starts by cron; one finished instance.
/// </summary>
internal sealed class CheckStage(TestDistrict district) : IAsyncDisposable
{
    public static readonly Guid Case = Guid.Parse("0193c7a0-0000-7000-8000-000000000003");

    public TestDistrict District => district;

    public static async Task<CheckStage> StartAsync(DatabaseProvider provider)
    {
        var district = await TestDistrict.StartAsync(provider, configure: services =>
        {
            services.AddScoped<ISubjectDirectory, OneSubject>();
            services.Scan(x => x.FromAssemblyOf<ProcessesTests>()
                .AddClasses(c => c.AssignableTo(typeof(MediatR.IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime());
        });
        var parent = new Draft("parent").Add(Trigger("begin")).Wait("go").Add(Make("Delay", "delay", ("timeSpan", Literal("1.00:00:00", "TimeSpan"))))
            .Add(Make("ExecuteWorkflow", "run", ("workflowDefinitionId", Literal("child")), ("waitForCompletion", Literal(true, "Boolean"))))
            .Connect("begin -> go", "begin -> delay", "begin -> run");
        var cron = Make("Cron", "c", ("cronExpression", Literal("0 0 9 20 * *")), ("customProperties", new JsonObject { ["canStartWorkflow"] = true }));
        string[] documents =
        [
            parent.Flow(), new Draft("child").Wait("childgo").Flow(), new Draft("cron").Add(cron).Line("after").Connect("c -> after").Flow(),
            new Draft("bad").Add(Trigger("break")).Add(Make("Fault", "bad", ("message", Literal("broken")))).Connect("break -> bad").Flow(),
            new Draft("short").Add(Trigger("brief")).Line("end").Connect("brief -> end").Flow(),
        ];
        var imported = await district.SendAsync(new ImportDefinitions([.. documents.Select((d, i) => new DefinitionFile($"{i}.json", d))], "test"));
        imported.Succeeded.ShouldBeTrue(string.Join(", ", imported.Refusals.Select(r => r.Text())));
        foreach (var name in new[] { "begin", "break", "brief" })
        {
            (await district.SendAsync(new PublishForTest(name, Case))).Value.ShouldBe(1);
        }

        return new CheckStage(district);
    }

    public static JsonObject Trigger(string name) =>
        Make("Event", name, ("eventName", Literal(name)), ("customProperties", new JsonObject { ["canStartWorkflow"] = true }));

    public Task ChangeAsync(string definition, Action<WorkflowInstance> change) => InDbAsync(async db =>
        change(await db.Set<WorkflowInstance>().SingleAsync(i => i.DefinitionId == definition)));

    public Task InDbAsync(Func<CaseFlowDb, Task> work) => district.WithDbAsync(async db =>
    {
        await work(db);
        await db.SaveChangesAsync();
        return true;
    });

    public async Task QueueAsync(string kind, Guid owner)
    {
        await using var scope = district.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        await scope.ServiceProvider.GetRequiredService<IDueQueue>().ScheduleAsync(kind, owner, TestDistrict.Monday, default);
        await scope.ServiceProvider.GetRequiredService<CaseFlowDb>().SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => district.DisposeAsync();

    private sealed class OneSubject : ISubjectDirectory
    {
        public Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) =>
            Task.FromResult(subjectId == Case ? new Subject(Case, "case", null, "T", "P", "610100/") : null);

        public Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) => Task.FromResult<JsonObject?>(null);
    }
}
