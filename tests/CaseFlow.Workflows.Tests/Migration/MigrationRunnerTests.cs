using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Migration;
using CaseFlow.Workflows.Tests.Definitions.Releases;
using Microsoft.Extensions.DependencyInjection;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Migration;

/// <summary>The scheduler works off what people, not the system, have started.</summary>
public sealed class MigrationRunnerTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Plan_that_a_person_started_is_worked_off_to_its_end_and_taken_back_to_its_end(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        await PlanStage.ImportAsync(stage.District, Waiting("go"));
        (await stage.District.SendAsync(new StartInstance("flow"))).Refusals.ShouldBeEmpty();
        await PlanStage.ImportAsync(stage.District, Waiting("gone"));
        var plan = (await stage.SendAsync(new CreateMigration(PlanStage.Draft()), stage.Writer)).Value.PlanId;
        (await stage.SendAsync(new ReleaseMigration(plan), stage.Second)).Refusals.ShouldBeEmpty();
        (await stage.SendAsync(new StartMigration(plan), stage.Second)).Value.Instances.ShouldBe(1);

        var done = await RunAsync(stage, plan);
        (done.Status, done.Progress.Moved, done.StartedBy).ShouldBe(("Done", 1, stage.Second.Name));

        (await stage.SendAsync(new UndoMigration(plan, "mistake"), stage.Second)).Refusals.ShouldBeEmpty();
        var undone = await RunAsync(stage, plan);
        (undone.Status, undone.Progress.Undone).ShouldBe(("Undone", 1));
    }

    private static async Task<MigrationView> RunAsync(ReleaseStage stage, Guid plan)
    {
        await stage.District.Services.GetRequiredService<MigrationRunner>().RunAllAsync("test", TestContext.Current.CancellationToken);
        return (await stage.SendAsync(new GetMigration(plan), stage.Writer)).Value;
    }

    private static string Waiting(string id) => new Draft("flow")
        .Add(Make("Event", id, ("name", "Wait"), ("eventName", Literal("go")))).Line("say").Connect($"{id} -> say").Flow();
}
