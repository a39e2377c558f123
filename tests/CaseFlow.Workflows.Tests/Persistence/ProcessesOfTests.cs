using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using Microsoft.Extensions.DependencyInjection;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Persistence;

/// <summary>The way a subject's processes took, as the case page draws it.</summary>
public sealed class ProcessesOfTests
{
    private static readonly Guid Case = Guid.Parse("0193c7a0-0000-7000-8000-000000000002");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Path_tells_what_is_done_what_waits_and_which_child_belongs_where(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider, configure: WithSubject);
        var parent = new Draft("flow").Add(Make("Event", "begin", ("eventName", Literal("begin")), ("customProperties", new JsonObject { ["canStartWorkflow"] = true })))
            .Add(Make("ExecuteWorkflow", "run", ("workflowDefinitionId", Literal("child")), ("waitForCompletion", Literal(true, "Boolean")))).Line("after").Connect("begin -> run", "run -> after").Flow();
        await district.SendAsync(new ImportDefinitions([new("a", parent), new("b", new Draft("child").Wait("go").Line("say").Connect("go -> say").Flow())], "test"));
        await district.SendAsync(new PublishForTest("begin", Case));

        var before = (await district.SendAsync(new ProcessesOf(Case))).Value;
        before.Select(p => (p.DefinitionId, p.ParentActivityId, p.Ended)).ShouldBe([("flow", null, false), ("child", "run", false)]);
        before[0].Steps.Select(s => (s.ActivityId, s.State)).ShouldBe([("begin", "done"), ("run", "waiting")]);
        before[1].Steps.Select(s => (s.ActivityId, s.State)).ShouldBe([("go", "waiting")]);

        district.Time.Advance(TimeSpan.FromDays(2));
        await district.SendAsync(new PublishForTest("go", Case));
        var after = (await district.SendAsync(new ProcessesOf(Case))).Value;
        after.ShouldAllBe(p => p.Ended);
        after[0].Steps.Select(s => s.ActivityId).ShouldBe(["begin", "run", "after"]);
        after[1].Steps[0].EndedAt.ShouldBe(TestDistrict.Monday.AddDays(2));
        after[1].Steps[0].Outcomes.ShouldBe(["Done"]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Subject_that_one_may_not_see_is_as_one_that_does_not_exist(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider, configure: WithSubject);
        (await district.SendAsync(new ProcessesOf(Guid.NewGuid()))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.NotFound);
    }

    private static void WithSubject(IServiceCollection services)
    {
        services.AddScoped<ISubjectDirectory, OneSubject>();
        services.Scan(x => x.FromAssemblyOf<ProcessesOfTests>()
            .AddClasses(c => c.AssignableTo(typeof(MediatR.IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime());
    }

    private sealed class OneSubject : ISubjectDirectory
    {
        public Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) =>
            Task.FromResult(subjectId == Case ? new Subject(Case, "case", null, "T", "P", "610100/") : null);

        public Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) => Task.FromResult<JsonObject?>(null);
    }
}
