using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>A definition from its first draft to its deletion, on a real database.</summary>
public sealed class LifeCycleTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Saving_over_a_draft_keeps_its_number_and_over_a_published_version_makes_the_next(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        var first = await SaveAsync(district, Says("one"));
        (first.Version, first.IsPublished).ShouldBe((1, false));
        var again = await SaveAsync(district, Says("two"));
        (again.Version, again.VersionId, again.Revision > first.Revision).ShouldBe((1, first.VersionId, true));
        (await PublishAsync(district)).Version.ShouldBe(1);
        var next = await SaveAsync(district, Says("three"));
        next.Version.ShouldBe(2);
        next.VersionId.ShouldNotBe(first.VersionId);
        (await LatestAndPublishedAsync(district)).ShouldBe((2, 1));
        (await PublishAsync(district)).Version.ShouldBe(2);
        (await LatestAndPublishedAsync(district)).ShouldBe((2, 2));
        (await PublishAsync(district)).AlreadyPublished.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Published_version_never_changes_whatever_is_saved_imported_or_published_after(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        await SaveAsync(district, Says("one"), publish: true);
        var before = (await district.SendAsync(new GetDefinition("flow", 1))).Value;
        await SaveAsync(district, Says("two"));
        await SaveAsync(district, Says("three"), publish: true);
        (await district.SendAsync(new ImportDefinitions([new("v1.json", Says("four"))], "test"))).Value.ShouldHaveSingleItem().Version.ShouldBe(3);
        await district.SendAsync(new RetractDefinition("flow", "test"));
        await SaveAsync(district, Says("five"));
        var after = (await district.SendAsync(new GetDefinition("flow", 1))).Value;
        (after.ContentHash, after.Document["root"]!.ToJsonString()).ShouldBe((before.ContentHash, before.Document["root"]!.ToJsonString()));
        (await district.SendAsync(new DeleteDefinitionVersion("flow", 1, "test"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.definition.version-stays");
    }

    [Fact]
    public void Writing_to_a_published_version_is_a_defect()
    {
        var version = new DefinitionVersion
        {
            DefinitionId = "flow", Version = 1, VersionId = "x", CreatedAt = MemoryBench.Start, CreatedBy = "", Reason = "", PublishedAt = MemoryBench.Start,
        };
        Should.Throw<InvalidOperationException>(() => version.Write(WorkflowDocument.Parse(Says("one")), new ChildPins(), MemoryBench.Start, "x", Guid.Empty));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Publishing_is_refused_with_all_errors_and_changes_nothing(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        await SaveAsync(district, Says("one"), publish: true);
        var bad = new Draft("flow").Root(Sequence("s", Make("Acme.Magic", "m"), Make("Event", "e")));
        (await SaveAsync(district, bad)).Findings.Count(f => f.Severity == FindingSeverity.Error).ShouldBe(2);
        var refused = await district.SendAsync(new PublishDefinition("flow", "test"));
        refused.Refusals.Select(r => r.Code).ShouldBe(["workflow.rule.unknown-activity", "workflow.rule.missing-input"]);
        refused.Refusals[0].Text().ShouldContain("Acme.Magic");
        (await LatestAndPublishedAsync(district)).ShouldBe((2, 1));
        (await district.SendAsync(new GetDefinition("flow", 2))).Value.Document.ToJsonString().ShouldContain("Acme.Magic");
        (await district.SendAsync(new SaveDefinition(new Draft("other").Root(Make("Acme.Magic", "m")), "test", Publish: true))).Succeeded.ShouldBeFalse();
        (await district.SendAsync(new GetDefinition("other"))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Triggers_follow_the_published_version(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        await SaveAsync(district, Starts("begin"), publish: true);
        (await TriggersAsync(district)).ShouldBe(["begin 1"]);
        await SaveAsync(district, Starts("other"));
        (await TriggersAsync(district)).ShouldBe(["begin 1"]);
        await PublishAsync(district);
        (await TriggersAsync(district)).ShouldBe(["other 2"]);
        (await district.SendAsync(new RetractDefinition("flow", "test"))).Value.IsPublished.ShouldBeFalse();
        (await TriggersAsync(district)).ShouldBeEmpty();
        (await district.SendAsync(new RetractDefinition("flow", "test"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.definition.not-published");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Old_version_comes_back_as_a_new_draft_and_a_draft_can_be_deleted(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        await SaveAsync(district, Says("one"), publish: true);
        await SaveAsync(district, Says("two"), publish: true);
        var back = (await district.SendAsync(new RevertDefinition("flow", 1, "two was wrong"))).Value;
        (back.Version, back.IsPublished, back.ContentHash).ShouldBe((3, false, (await district.SendAsync(new GetDefinition("flow", 1))).Value.ContentHash));
        (await district.SendAsync(new RevertDefinition("flow", 9, "test"))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.NotFound);
        (await district.SendAsync(new DeleteDefinitionVersion("flow", 3, "not needed"))).Succeeded.ShouldBeTrue();
        (await LatestAndPublishedAsync(district)).ShouldBe((2, 2));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Definition_goes_only_when_nothing_is_published_and_nothing_ran(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        await SaveAsync(district, Says("one"), publish: true);
        (await district.SendAsync(new DeleteDefinition("flow", "test"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.definition.still-published");
        district.Time.Advance(TimeSpan.FromMinutes(1));
        await district.SendAsync(new RetractDefinition("flow", "test"));
        district.Time.Advance(TimeSpan.FromMinutes(1));
        (await district.SendAsync(new DeleteDefinition("flow", "test"))).Value.ShouldBe(1);
        (await district.SendAsync(new DefinitionHistory("flow"))).Value.Select(e => e.What)
            .ShouldBe([DefinitionChange.Deleted, DefinitionChange.Retracted, DefinitionChange.Published, DefinitionChange.Created]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task History_tells_who_did_what_and_why(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        (await district.SendAsync(new SaveDefinition(Says("one"), " "))).Succeeded.ShouldBeFalse();
        (await district.SendAsync(new SaveDefinition(Says("one"), "the limit was wrong"))).Succeeded.ShouldBeTrue();
        district.Time.Advance(TimeSpan.FromMinutes(1));
        (await district.SendAsync(new PublishDefinition("flow", ""))).Succeeded.ShouldBeFalse();
        (await district.SendAsync(new PublishDefinition("flow", "approved"))).Succeeded.ShouldBeTrue();
        var history = (await district.SendAsync(new DefinitionHistory("flow"))).Value;
        history.Select(e => (e.Version, e.What, e.Why, e.By)).ShouldBe(
            [(1, DefinitionChange.Published, "approved", Actor.System.Name), (1, DefinitionChange.Created, "the limit was wrong", Actor.System.Name)]);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Database_itself_refuses_a_second_latest_or_published_version(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        await SaveAsync(district, Says("one"), publish: true);
        await SaveAsync(district, Says("two"));
        foreach (var column in new[] { "is_latest", "is_published" })
        {
            var value = provider == DatabaseProvider.Sqlite ? "1" : "true";
            await Should.ThrowAsync<System.Data.Common.DbException>(() => district.WithDbAsync(db =>
#pragma warning disable EF1002 // The test's own statement.
                db.Database.ExecuteSqlRawAsync($"update workflow_definitions set {column} = {value}")));
#pragma warning restore EF1002
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Import_of_each_keeps_one_bad_definition_from_holding_back_the_others(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        DefinitionFile[] files = [new("a.json", "{"), new("bad.json", new Draft("bad").Root(Make("Acme.Magic", "m"))), new("good.json", Says("one"))];
        (await district.SendAsync(new ImportDefinitions(files, "test"))).Refusals.ShouldHaveSingleItem().Text().ShouldContain("a.json");
        (await district.SendAsync(new ListDefinitions())).Value.Page.Items.ShouldBeEmpty();
        var imported = (await district.SendAsync(new ImportDefinitions(files, "test", Each: true))).Value;
        imported.Where(i => i.Refused.Count > 0).Select(i => i.File).ShouldBe(["a.json", "bad.json"]);
        imported.Single(i => i.Refused.Count == 0).DefinitionId.ShouldBe("flow");
        (await district.SendAsync(new ListDefinitions())).Value.Page.Items.ShouldHaveSingleItem().PublishedVersion.ShouldBe(1);
    }

    private static string Says(string text) => new Draft("flow").Root(Write("say", Literal(text)));

    private static string Starts(string name) =>
        new Draft("flow").Add(Make("Event", "begin", ("eventName", Literal(name)), ("customProperties", new JsonObject { ["canStartWorkflow"] = true }))).Flow();

    private static async Task<SavedDefinition> SaveAsync(TestDistrict district, string document, bool publish = false) =>
        (await district.SendAsync(new SaveDefinition(document, "test", Publish: publish))).Value;

    private static async Task<SavedDefinition> PublishAsync(TestDistrict district) => (await district.SendAsync(new PublishDefinition("flow", "test"))).Value;

    private static async Task<(int Latest, int? Published)> LatestAndPublishedAsync(TestDistrict district) =>
        (await district.SendAsync(new ListDefinitions())).Value.Page.Items.Single(d => d.DefinitionId == "flow") is var item ? (item.LatestVersion, item.PublishedVersion) : default;

    private static Task<List<string>> TriggersAsync(TestDistrict district) =>
        district.WithDbAsync(db => db.Set<TriggerRow>().Select(t => t.Value + " " + t.DefinitionVersion).ToListAsync());
}
