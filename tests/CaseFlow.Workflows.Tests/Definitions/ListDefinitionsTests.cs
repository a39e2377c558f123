using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>The list of processes and the versions of one, on a real database.</summary>
public sealed class ListDefinitionsTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Definition_is_listed_with_its_versions_what_runs_on_each_and_its_last_change(DatabaseProvider provider)
    {
        await using var district = await ThreeAsync(provider);
        var item = (await ListAsync(district, new ListDefinitions())).Page.Items.Single(d => d.DefinitionId == "a");
        (item.Name, item.PublishedVersion, item.DraftVersion, item.LatestVersion, item.PublishedAt).ShouldBe(("甲流程", 2, 3, 3, TestDistrict.Monday.AddHours(1).ToUniversalTime()));
        (item.Running, item.OpenIncidents).ShouldBe((3, 1));
        item.RunningByVersion.ShouldBe([new VersionRunning(2, 1), new VersionRunning(1, 2)]);
        var change = item.LastChange.ShouldNotBeNull();
        (change.What, change.Version, change.Why, change.At).ShouldBe((DefinitionChange.Saved, 3, "草稿的原因", TestDistrict.Monday.AddHours(2).ToUniversalTime()));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Filters_say_how_many_they_show_and_show_those(DatabaseProvider provider)
    {
        await using var district = await ThreeAsync(provider);
        var all = await ListAsync(district, new ListDefinitions());
        all.States.Select(s => (s.Key, s.Count)).ShouldBe([("draft", 2), ("unpublished", 1), ("running", 1), ("incidents", 1)]);
        foreach (var state in all.States)
        {
            (await ListAsync(district, new ListDefinitions(State: state.Key))).Page.Total.ShouldBe(state.Count);
        }

        (await ListAsync(district, new ListDefinitions(State: "unpublished"))).Page.Items.ShouldHaveSingleItem().DefinitionId.ShouldBe("c");
        (await ListAsync(district, new ListDefinitions("乙"))).Page.Items.ShouldHaveSingleItem().DefinitionId.ShouldBe("b");
        (await ListAsync(district, new ListDefinitions("依据第七条"))).Page.Items.ShouldHaveSingleItem().DefinitionId.ShouldBe("c");
        (await ListAsync(district, new ListDefinitions("没有这个"))).Page.Total.ShouldBe(0);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task List_is_sorted_and_paged_by_the_server(DatabaseProvider provider)
    {
        await using var district = await ThreeAsync(provider);
        (await ListAsync(district, new ListDefinitions(Sort: "running", Descending: true))).Page.Items[0].DefinitionId.ShouldBe("a");
        (await ListAsync(district, new ListDefinitions(Sort: "incidents", Descending: true))).Page.Items[0].DefinitionId.ShouldBe("a");
        (await ListAsync(district, new ListDefinitions(Sort: "changed", Descending: true))).Page.Items[0].DefinitionId.ShouldBe("a");
        (await ListAsync(district, new ListDefinitions(Sort: "changed"))).Page.Items[^1].DefinitionId.ShouldBe("a");
        var second = (await ListAsync(district, new ListDefinitions(Page: new PageRequest(2, 2)))).Page;
        (second.Total, second.Items.Count).ShouldBe((3, 1));
        var descending = (await ListAsync(district, new ListDefinitions(Descending: true))).Page.Items.Select(d => d.DefinitionId);
        descending.ShouldBe((await ListAsync(district, new ListDefinitions())).Page.Items.Select(d => d.DefinitionId).Reverse());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Versions_of_a_definition_are_told_newest_first_with_what_runs_on_them(DatabaseProvider provider)
    {
        await using var district = await ThreeAsync(provider);
        var versions = (await district.SendAsync(new DefinitionVersions("a"))).Value;
        versions.Select(v => (v.Version, v.StateName, v.Running)).ShouldBe([(3, "草稿", 0), (2, "已发布", 1), (1, "以前的版本", 2)]);
        (await district.SendAsync(new DefinitionVersions("nobody"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.definition.unknown");
    }

    /// <summary>甲: two published versions and a draft, with instances and an incident; 乙: published; 丙: a draft.</summary>
    private static async Task<TestDistrict> ThreeAsync(DatabaseProvider provider)
    {
        var district = await TestDistrict.StartAsync(provider);
        await SaveAsync("b", "乙流程", "one", publish: true);
        await SaveAsync("c", "丙流程", "one", description: "依据第七条");
        await SaveAsync("a", "甲流程", "one", publish: true);
        district.Time.Advance(TimeSpan.FromHours(1));
        await SaveAsync("a", "甲流程", "two", publish: true);
        district.Time.Advance(TimeSpan.FromHours(1));
        await SaveAsync("a", "甲流程", "three", why: "草稿的原因");
        await district.WithDbAsync(db =>
        {
            db.AddRange(Instance(1), Instance(1), Instance(2), Instance(2, InstanceStatus.Finished));
            db.Add(Incident(null));
            db.Add(Incident(TestDistrict.Monday));
            return db.SaveChangesAsync();
        });
        return district;

        async Task SaveAsync(string id, string name, string text, bool publish = false, string? description = null, string why = "test") =>
            (await district.SendAsync(new SaveDefinition(
                new Draft(id).With("name", name).With("description", description).Root(Write("say", Literal(text))), why, Publish: publish))).Succeeded.ShouldBeTrue();
    }

    private static WorkflowInstance Instance(int version, InstanceStatus status = InstanceStatus.Running) => new()
    {
        Id = Guid.NewGuid(), DefinitionId = "a", DefinitionVersion = version, Status = status, CreatedAt = TestDistrict.Monday, State = "{}",
    };

    private static IncidentRow Incident(DateTimeOffset? resolved) => new()
    {
        Id = Guid.NewGuid(), InstanceId = Guid.NewGuid(), DefinitionId = "a", ActivityId = "x", ActivityType = "Elsa.WriteLine", Code = "c", Args = "[]",
        At = TestDistrict.Monday, ResolvedAt = resolved,
    };

    private static async Task<DefinitionList> ListAsync(TestDistrict district, ListDefinitions request) => (await district.SendAsync(request)).Value;
}
