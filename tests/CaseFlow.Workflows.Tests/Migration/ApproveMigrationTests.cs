using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Migration;
using Microsoft.EntityFrameworkCore;
using static CaseFlow.Workflows.Tests.Migration.PlanStage;

namespace CaseFlow.Workflows.Tests.Migration;

/// <summary>One person alone moves nothing (reliability F14).</summary>
public sealed class ApproveMigrationTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Plan_is_approved_by_another_person_and_started_as_it_was_approved(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        var plan = await CreateAsync(district);
        (await district.SendAsync(new ReleaseMigration(plan), Author)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("migration.own-plan");
        (await ViewAsync(district, plan)).Status.ShouldBe("Draft");
        var read = (await ViewAsync(district, plan)).Content;
        (await district.SendAsync(new ReleaseMigration(plan, "something else"), Other)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("migration.plan-changed");
        (await district.SendAsync(new ReleaseMigration(plan, read), Other)).Succeeded.ShouldBeTrue();
        var approved = await ViewAsync(district, plan);
        (approved.Status, approved.ApprovedBy, approved.CreatedById).ShouldBe(("Ready", Other.Name, Author.PersonId));
        (await district.SendAsync(new StartMigration(plan), Author)).Value.Instances.ShouldBe(Few);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Plan_that_was_changed_after_its_approval_does_not_start(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        var plan = await CreateAsync(district);
        (await district.SendAsync(new ReleaseMigration(plan), Other)).Succeeded.ShouldBeTrue();
        await district.WithDbAsync(db => db.Set<MigrationPlan>().Where(p => p.Id == plan).ExecuteUpdateAsync(s => s.SetProperty(p => p.Reason, "another reason")));
        (await district.SendAsync(new StartMigration(plan), Author)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("migration.plan-changed");
    }

    [Fact]
    public async Task Author_approves_alone_where_the_settings_allow_it_and_an_operator_always()
    {
        await using var alone = await TestDistrictWithAsync(false);
        (await alone.SendAsync(new ReleaseMigration(await CreateAsync(alone)), Author)).Succeeded.ShouldBeTrue();
        await using var strict = await TestDistrictWithAsync(true);
        (await strict.SendAsync(new ReleaseMigration(await CreateAsync(strict, by: Actor.System)), Actor.System)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Plan_is_turned_down_with_a_reason_and_then_goes_nowhere()
    {
        await using var district = await StartAsync(DatabaseProvider.Sqlite);
        var plan = await CreateAsync(district);
        (await district.SendAsync(new WithdrawMigration(plan, ""), Other)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("reason");
        (await district.SendAsync(new WithdrawMigration(plan, "not now"), Other)).Succeeded.ShouldBeTrue();
        (await ViewAsync(district, plan)).ShouldSatisfyAllConditions(p => p.Status.ShouldBe("Withdrawn"), p => p.UndoReason.ShouldBe("not now"));
        (await district.SendAsync(new ReleaseMigration(plan), Other)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("migration.wrong-status");
        (await district.SendAsync(new ReleaseMigration(plan), Office)).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
    }

    [Fact]
    public async Task Draft_version_is_no_target_and_plans_are_listed_by_definition()
    {
        await using var district = await StartAsync(DatabaseProvider.Sqlite);
        (await district.SendAsync(new SaveDefinition(Waiting("later", "Wait"), "test", Publish: false))).Succeeded.ShouldBeTrue();
        (await district.SendAsync(new CreateMigration(Draft() with { To = 3, Map = [] }), Author)).Refusals.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(r => r.Code.ShouldBe("migration.version-not-published"), r => r.Field.ShouldBe("to"));
        var plan = await CreateAsync(district);
        (await district.SendAsync(new ListMigrations(DefinitionId: "flow"), Office)).Value.Items.ShouldHaveSingleItem().Id.ShouldBe(plan);
        (await district.SendAsync(new ListMigrations(DefinitionId: "other"), Office)).Value.Total.ShouldBe(0);
    }

    private static Task<TestDistrict> TestDistrictWithAsync(bool second) => PlanStage.StartAsync(DatabaseProvider.Sqlite, new() { ["Releases:SecondPerson"] = $"{second}" });

    private static async Task<MigrationView> ViewAsync(TestDistrict district, Guid plan) => (await district.SendAsync(new GetMigration(plan), Office)).Value;
}
