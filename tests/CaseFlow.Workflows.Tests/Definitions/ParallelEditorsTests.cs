using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>Several people save and publish one definition at once (reliability E5).</summary>
public sealed class ParallelEditorsTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Of_twenty_who_save_at_once_one_wins_and_the_others_are_told_what_differs(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        var first = (await district.SendAsync(new SaveDefinition(Says("start"), "test"))).Value;
        var began = new DefinitionBase(first.Version, first.Revision);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => district.SendAsync(new SaveDefinition(Says($"editor {i}"), "test", began))));
        var winner = Array.FindIndex(answers, a => a.Succeeded);
        answers.Count(a => a.Succeeded).ShouldBe(1);
        foreach (var (answer, i) in answers.Select((a, i) => (a, i)).Where(a => a.i != winner))
        {
            var refusal = answer.Refusals.ShouldHaveSingleItem();
            refusal.Kind.ShouldBe(RefusalKind.Conflict);
            refusal.Text().ShouldContain(Actor.System.Name);
            refusal.Text().ShouldContain($"editor {winner}");
            refusal.Text().ShouldContain($"editor {i}");
        }

        (await district.SendAsync(new GetDefinition("flow"))).Value.Document.ToJsonString().ShouldContain($"editor {winner}");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Publishing_what_somebody_else_changed_meanwhile_is_refused(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        var first = (await district.SendAsync(new SaveDefinition(Says("one"), "test"))).Value;
        await district.SendAsync(new SaveDefinition(Says("two"), "test"));
        var stale = await district.SendAsync(new PublishDefinition("flow", "test", Base: new DefinitionBase(first.Version, first.Revision)));
        stale.Refusals.ShouldHaveSingleItem().Code.ShouldBe("workflow.definition.changed-meanwhile");
        (await district.SendAsync(new ListDefinitions())).Value.Page.Items.ShouldHaveSingleItem().PublishedVersion.ShouldBeNull();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task However_many_save_and_publish_at_once_there_is_one_latest_and_one_published(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => district.SendAsync(new SaveDefinition(Says($"{i}"), "test", Publish: i % 2 == 0))));
        var versions = (await district.SendAsync(new FindDefinitionVersions(VersionChoice.All))).Value.Items;
        versions.Count(v => v.IsLatest).ShouldBe(1);
        versions.Count(v => v.IsPublished).ShouldBe(1);
        versions.Select(v => v.Version).Order().ShouldBe(Enumerable.Range(1, versions.Count));
    }

    private static string Says(string text) => new Draft("flow").Root(Write("say", Literal(text)));
}
