using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Definitions.Releases;

/// <summary>The ways past the second person are shut, but for the operator of the machine.</summary>
public sealed class SecondPersonTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task One_person_publishes_in_none_of_the_direct_ways_and_nothing_is_written(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        await Refused(stage.SendAsync(new SaveDefinition(ReleaseStage.Says("one"), "test", Publish: true), stage.Writer));
        (await stage.District.SendAsync(new DefinitionHead("flow"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.definition.unknown");
        await stage.SaveAsync("one", stage.Writer);
        await Refused(stage.SendAsync(new PublishDefinition("flow", "test"), stage.Writer));
        await Refused(stage.SendAsync(new PublishDefinition("flow", "test", 1), stage.Second));
        await Refused(stage.SendAsync(new ImportDefinitions([new("v2.json", ReleaseStage.Says("two"))], "test"), stage.Writer));
        (await stage.PublishedAsync()).ShouldBeNull();

        // Back to an old version and published at once, by one.
        await stage.District.SendAsync(new PublishDefinition("flow", "test"));
        await stage.SendAsync(new RevertDefinition("flow", 1, "test"), stage.Writer);
        await Refused(stage.SendAsync(new PublishDefinition("flow", "test"), stage.Writer));
        (await stage.PublishedAsync()).ShouldBe(1);

        static async Task Refused<T>(Task<Result<T>> sent)
        {
            var refusal = (await sent).Refusals.ShouldHaveSingleItem();
            refusal.Code.ShouldBe("workflow.release.second-person");
            refusal.Text().ShouldContain("提请");
        }
    }

    [Fact]
    public async Task Publishing_what_is_published_already_changes_nothing_and_is_no_matter_for_two()
    {
        await using var stage = await ReleaseStage.StartAsync(DatabaseProvider.Sqlite);
        await stage.District.SendAsync(new SaveDefinition(ReleaseStage.Says("one"), "test", Publish: true));
        (await stage.SendAsync(new PublishDefinition("flow", "test"), stage.Writer)).Value.AlreadyPublished.ShouldBeTrue();
        (await stage.SendAsync(new SaveDefinition(ReleaseStage.Says("one"), "test", Publish: true), stage.Writer)).Value.AlreadyPublished.ShouldBeTrue();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Operator_of_the_machine_publishes_alone_past_the_gates(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        stage.Gate.Refuses = "场景未通过";
        (await stage.District.SendAsync(new ImportDefinitions([new("v1.json", ReleaseStage.Says("one"))], "test"))).Value.ShouldHaveSingleItem().Changed.ShouldBeTrue();
        (await stage.PublishedAsync()).ShouldBe(1);
        var change = (await stage.SendAsync(new DefinitionHistory("flow"), stage.Writer)).Value[0];
        (change.What, change.By).ShouldBe((DefinitionChange.Published, Actor.System.Name));
    }

    [Fact]
    public async Task One_person_retracts_with_a_reason_and_two_publish_it_again()
    {
        await using var stage = await ReleaseStage.StartAsync(DatabaseProvider.Sqlite);
        await stage.SendAsync(new ApproveRelease(await stage.WaitingAsync()), stage.Second);
        (await stage.SendAsync(new RetractDefinition("flow", ""), stage.Writer)).Succeeded.ShouldBeFalse();
        (await stage.SendAsync(new RetractDefinition("flow", "期限写错"), stage.Writer)).Succeeded.ShouldBeTrue();
        (await stage.PublishedAsync()).ShouldBeNull();
        var again = (await stage.RequestAsync(stage.Writer)).Value;
        again.Version.ShouldBe(1);
        (await stage.SendAsync(new ApproveRelease(again.ReleaseId), stage.Second)).Succeeded.ShouldBeTrue();
        (await stage.PublishedAsync()).ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Definitions_that_use_it_follow_the_approved_version_and_are_named_before(DatabaseProvider provider)
    {
        await using var stage = await ReleaseStage.StartAsync(provider);
        await stage.District.SendAsync(new SaveDefinition(Child("one"), "test", Publish: true));
        await stage.District.SendAsync(new SaveDefinition(Parent(), "test", Publish: true));
        await stage.SendAsync(new SaveDefinition(Child("two"), "test"), stage.Writer);
        (await stage.SendAsync(new ReleaseDesk("child"), stage.Second)).Value.Followers.ShouldBe(["Parent"]);
        var id = (await stage.RequestAsync(stage.Writer, "child")).Value.ReleaseId;
        (await stage.SendAsync(new ApproveRelease(id), stage.Second)).Value.Consumers.ShouldBe(["parent"]);
        (await stage.PublishedAsync("parent")).ShouldBe(2);
        (await stage.SendAsync(new UpdateReferences("child"), stage.Writer)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.release.second-person-for-consumers");
    }

    private static string Child(string text) => new Draft("child").With("name", "Child")
        .With("options", new JsonObject { ["usableAsActivity"] = true, ["autoUpdateConsumingWorkflows"] = true }).Root(Write("say", Literal(text)));

    private static string Parent()
    {
        var use = Make("Child", "c");
        use["type"] = "Child";
        return new Draft("parent").With("name", "Parent").Root(use);
    }
}
