using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>Definitions used as activities of others, and what happens to those when they go on.</summary>
public sealed class ConsumersTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Consumer_keeps_the_child_it_was_published_with(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        await PublishAsync(district, Child("one"), Parent());
        await PublishAsync(district, Child("two"));
        (await InsideAsync(district, "parent", 1)).ShouldContain("one");
        await PublishAsync(district, Parent("changed"));
        (await InsideAsync(district, "parent", 2)).ShouldContain("two");
        (await InsideAsync(district, "parent", 1)).ShouldContain("one");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Consumers_follow_a_child_that_says_so_and_through_it_theirs(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        await PublishAsync(district, Child("one", follow: true), Parent(usable: true), new Draft("grand").With("name", "Grand").Root(Use("Parent", "p")));
        var saved = (await district.SendAsync(new SaveDefinition(Child("two", follow: true), "test", Publish: true))).Value;
        saved.Consumers.ShouldBe(["parent", "grand"], ignoreOrder: true);
        (await InsideAsync(district, "parent", 2)).ShouldContain("two");
        (await InsideAsync(district, "grand", 2)).ShouldContain("two");
        (await InsideAsync(district, "grand", 1)).ShouldContain("one");
        (await district.SendAsync(new ListDefinitions())).Value.Page.Items.Select(d => (d.DefinitionId, d.PublishedVersion)).ShouldBe([("child", 2), ("grand", 2), ("parent", 2)]);
        (await district.SendAsync(new DefinitionHistory("parent"))).Value.Select(e => e.What).ShouldContain(DefinitionChange.FollowedChild);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task References_are_updated_by_hand_where_the_child_does_not_say_so(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        await PublishAsync(district, Child("one"));
        var id = (await district.SendAsync(new GetDefinition("child"))).Value.VersionId;
        await PublishAsync(district, new Draft("parent").Root(Use("Child", "c", ("workflowDefinitionId", "child"), ("workflowDefinitionVersionId", id), ("latestAvailablePublishedVersion", 1))));
        (await district.SendAsync(new SaveDefinition(Child("two"), "test", Publish: true))).Value.Consumers.ShouldBeEmpty();
        (await district.SendAsync(new UpdateReferences("child"))).Value.ShouldBe(["parent"]);
        (await district.SendAsync(new UpdateReferences("child"))).Value.ShouldBeEmpty();
        var root = (await district.SendAsync(new GetDefinition("parent", 2))).Value.Document["root"]!;
        ((string?)root["workflowDefinitionVersionId"], (int)root["latestAvailablePublishedVersion"]!).ShouldBe(((await district.SendAsync(new GetDefinition("child", 2))).Value.VersionId, 2));
        ((string?)(await district.SendAsync(new GetDefinition("parent", 1))).Value.Document["root"]!["workflowDefinitionVersionId"]).ShouldBe(id);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Consumers_are_told_through_all_levels(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        await PublishAsync(district, Child("one"), Parent(usable: true), new Draft("grand").Root(Use("Parent", "p")));
        (await district.SendAsync(new DefinitionConsumers("child"))).Value.ShouldBe(["grand", "parent"]);
        (await district.SendAsync(new DefinitionConsumers("grand"))).Value.ShouldBeEmpty();
        (await district.SendAsync(new DefinitionConsumers("nobody"))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.NotFound);
        (await district.SendAsync(new RetractDefinition("child", "test"))).Succeeded.ShouldBeTrue();
        (await district.SendAsync(new DeleteDefinition("child", "test"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.definition.used-by");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Definitions_that_use_each_other_are_refused(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        await PublishAsync(district, Child("one"), Parent(usable: true));
        var cyclic = new Draft("child").With("name", "Child").With("options", new JsonObject { ["usableAsActivity"] = true }).Root(Use("Parent", "p"));
        (await district.SendAsync(new SaveDefinition(cyclic, "test", Publish: true))).Refusals.Select(r => r.Code).ShouldContain("workflow.rule.definition-cycle");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Children_are_imported_before_their_parents_whatever_their_names(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        var parent = new Draft("a-parent").Root(Use("Child", "c"));
        var imported = (await district.SendAsync(new ImportDefinitions([new("a.json", parent), new("z.json", Child("one"))], "test"))).Value;
        imported.Select(i => i.DefinitionId).ShouldBe(["child", "a-parent"]);
    }

    private static JsonObject Use(string type, string id, params (string Name, JsonNode? Value)[] members)
    {
        var activity = Make(type, id, members);
        activity["type"] = type;
        return activity;
    }

    private static string Child(string text, bool follow = false) => new Draft("child").With("name", "Child")
        .With("options", new JsonObject { ["usableAsActivity"] = true, ["autoUpdateConsumingWorkflows"] = follow }).Root(Write("say", Literal(text)));

    private static string Parent(string description = "", bool usable = false) => new Draft("parent").With("name", "Parent").With("description", description)
        .With("options", new JsonObject { ["usableAsActivity"] = usable, ["autoUpdateConsumingWorkflows"] = usable }).Root(Use("Child", "c"));

    private static async Task PublishAsync(TestDistrict district, params string[] documents)
    {
        foreach (var document in documents)
        {
            var saved = await district.SendAsync(new SaveDefinition(document, "test", Publish: true));
            saved.Refusals.Select(r => r.Text()).ShouldBeEmpty();
        }
    }

    /// <summary>What the activities inside the compiled version say.</summary>
    private static async Task<string> InsideAsync(TestDistrict district, string definitionId, int version)
    {
        await using var scope = district.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        var graph = await scope.ServiceProvider.GetRequiredService<DatabaseGraphs>().VersionAsync(definitionId, version, default);
        return string.Join(' ', graph!.Nodes.Select(n => n.ConstantInput("text")?.ToString()));
    }
}
