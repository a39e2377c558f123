using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Instances;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>All versions of a definition beside each other.</summary>
public sealed class ListVersionsTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Versions_stand_newest_first_with_their_standing_and_what_runs_on_each(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        await SaveAsync(district, "one", publish: true);
        await StartAsync(district, 2);
        await SaveAsync(district, "two", publish: true);
        await StartAsync(district, 1);
        await SaveAsync(district, "three");
        await district.SendAsync(new RevertDefinition("flow", 1, "改回"));

        var versions = (await district.SendAsync(new ListVersions("flow"))).Value;
        versions.Select(v => (v.Version, v.Standing, v.IsLatest, v.Running, v.Instances)).ShouldBe(
        [
            (4, VersionStanding.Draft, true, 0, 0), (3, VersionStanding.LeftDraft, false, 0, 0), (2, VersionStanding.Published, false, 1, 1),
            (1, VersionStanding.Former, false, 2, 2),
        ]);
        (versions[0].Reason, versions[1].PublishedAt, versions[3].PublishedAt).ShouldBe(("改回", null, TestDistrict.Monday.ToUniversalTime()));
    }

    [Fact]
    public async Task Instance_that_ended_counts_among_all_and_not_among_the_running()
    {
        await using var district = await TestDistrict.StartAsync(DatabaseProvider.Sqlite);
        await district.SendAsync(new SaveDefinition(new Draft("flow").Root(Write("say", Literal("hello"))), "test", Publish: true));
        await StartAsync(district, 1);
        var version = (await district.SendAsync(new ListVersions("flow"))).Value.ShouldHaveSingleItem();
        (version.Running, version.Instances).ShouldBe((0, 1));
        (await district.SendAsync(new ListVersions("nowhere"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.definition.unknown");
    }

    private static async Task SaveAsync(TestDistrict district, string name, bool publish = false) =>
        (await district.SendAsync(new SaveDefinition(new Draft("flow").Wait(name).Flow(), "test", Publish: publish))).Refusals.Select(r => r.Text()).ShouldBeEmpty();

    private static async Task StartAsync(TestDistrict district, int count)
    {
        for (var i = 0; i < count; i++)
        {
            (await district.SendAsync(new StartInstance("flow"))).Refusals.ShouldBeEmpty();
        }
    }
}
