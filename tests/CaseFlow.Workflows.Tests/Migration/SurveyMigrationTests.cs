using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Migration;
using static CaseFlow.Workflows.Tests.Migration.PlanStage;

namespace CaseFlow.Workflows.Tests.Migration;

public sealed class SurveyMigrationTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Survey_counts_what_moves_changes_and_is_refused_with_the_reasons(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        var moves = (await district.SendAsync(new SurveyMigration(Draft()), Office)).Value;
        (moves.Total, moves.Moves, moves.Refused, moves.Changed).ShouldBe((Few, Few, 0, 0));
        var refused = (await district.SendAsync(new SurveyMigration(Draft() with { Map = [] }), Office)).Value;
        (refused.Moves, refused.Refused, refused.RefusedIds.Count).ShouldBe((0, Few, Few));
        var reason = refused.Reasons.First(r => r.Code == "migration.unmapped");
        (reason.Count, reason.Text.Contains("Wait for it", StringComparison.Ordinal)).ShouldBe((Few, true));
        var ending = (await district.SendAsync(new SurveyMigration(Draft() with { Map = [new("go", null)], Open = ["say"] }), Office)).Value;
        (ending.Refused, ending.Changed, ending.ChangedIds.Count).ShouldBe((0, Few, Few));
    }

    /// <summary>The page of refused ones asks for exactly those.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Dry_run_of_named_instances_shows_those_and_a_street_without_cases_none(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        var ids = (await district.SendAsync(new SurveyMigration(Draft() with { Map = [] }), Office)).Value.RefusedIds;
        var page = (await district.SendAsync(new DryRunMigration(Draft() with { Filter = new InstanceFilter(InstanceIds: [ids[3], ids[1]]) }), Office)).Value;
        page.Items.Select(i => i.InstanceId).ShouldBe([ids[1], ids[3]]);
        page.Items.ShouldAllBe(i => i.Subject == null);
        (await district.SendAsync(new SurveyMigration(Draft() with { Filter = new InstanceFilter(Regions: ["610100/610113/610113001/"]) }), Office)).Value.Total.ShouldBe(0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Versions_tell_how_many_run_on_each(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        var versions = (await district.SendAsync(new MigrationVersions("flow"), Office)).Value;
        versions.Select(v => (v.Version, v.IsPublished, v.Unfinished)).ShouldBe([(2, true, 0), (1, false, Few)]);
        (await district.SendAsync(new MigrationVersions("nothing"), Office)).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.NotFound);
    }
}
