using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Tests.Migration;
using CaseFlow.Workflows.Tests.Persistence;
using static CaseFlow.Workflows.Tests.Migration.PlanStage;

namespace CaseFlow.Workflows.Tests.Instances;

public sealed class InstancesOfTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task List_shows_where_each_waits_and_its_counts_apply_all_other_filters(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        (await district.SendAsync(new PublishForTest("go", Case(0)))).Value.ShouldBe(1);
        district.Time.Advance(TimeSpan.FromMinutes(1));
        (await district.SendAsync(new PublishForTest("begin", Case(9)))).Value.ShouldBe(1);
        var all = await ListAsync(district, new InstancesOf("flow"));
        (all.Page.Total, Key(all.Versions), Key(all.States)).ShouldBe((Few + 1, "2:1 1:5", "running:5 faulted:0 finished:1 cancelled:0"));
        all.Page.Items[0].ShouldSatisfyAllConditions(i => i.Version.ShouldBe(2), i => i.Steps.ShouldHaveSingleItem().Name.ShouldBe("Wait for it"), i => i.Subject.ShouldBeNull());
        var running = await ListAsync(district, new InstancesOf("flow", Version: 1, State: "running"));
        (running.Page.Total, Key(running.Versions), Key(running.States)).ShouldBe((Few - 1, "2:1 1:4", "running:4 faulted:0 finished:1 cancelled:0"));
        (await ListAsync(district, new InstancesOf("flow", State: "finished"))).Page.Items.ShouldHaveSingleItem().Steps.ShouldBeEmpty();
        (await ListAsync(district, new InstancesOf("nothing"))).Page.Total.ShouldBe(0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Standing_counts_unfinished_ones_by_days_and_pages_follow_the_order(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        (await district.SendAsync(new PublishForTest("go", Case(0)))).Value.ShouldBe(1);
        district.Time.Advance(TimeSpan.FromDays(8));
        (await district.SendAsync(new PublishForTest("begin", Case(9)))).Value.ShouldBe(1);
        var standing = await ListAsync(district, new InstancesOf("flow", StandingDays: 7));
        (standing.Page.Total, Key(standing.Standing)).ShouldBe((Few - 1, "3:4 7:4 30:0"));
        var first = await ListAsync(district, new InstancesOf("flow", Sort: "moved", Page: new PageRequest(1, 2)));
        var last = await ListAsync(district, new InstancesOf("flow", Sort: "moved", Descending: true, Page: new PageRequest(1, 1)));
        (first.Page.Items.Count, first.Page.Total, last.Page.Items[0].Version).ShouldBe((2, Few + 1, 2));
    }

    /// <summary>Instances of no subject are for those who keep the processes; a street sees its own cases only.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_belongs_to_no_case_is_neither_shown_to_a_street_nor_counted(DatabaseProvider provider)
    {
        await using var district = await StartAsync(provider);
        var street = new Actor(Guid.NewGuid(), "street", Guid.NewGuid(), "street", "610100/610113/610113001/", new HashSet<string> { Roles.StreetOfficer });
        var seen = (await district.SendAsync(new InstancesOf("flow"), street)).Value;
        (seen.Page.Total, seen.Page.Items.Count, seen.Versions.Count).ShouldBe((0, 0, 0));
        (await district.SendAsync(new InstancesOf("flow"), Author)).Value.Page.Total.ShouldBe(Few);
        (await district.SendAsync(new InstancesOf("flow", Search: "nowhere"), Author)).Value.Page.Total.ShouldBe(0);
    }

    private static async Task<InstancesPage> ListAsync(TestDistrict district, InstancesOf request) => (await district.SendAsync(request, Author)).Value;

    private static string Key(IEnumerable<ChipCount> counts) => string.Join(' ', counts.Select(c => $"{c.Key}:{c.Count}"));
}
