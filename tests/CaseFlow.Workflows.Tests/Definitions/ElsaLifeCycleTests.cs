using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Tests.Definitions;

/// <summary>The definitions of the stock Elsa test suite in the real life cycle: imported, published, exported. Skipped without them.</summary>
public sealed class ElsaLifeCycleTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Every_file_is_imported_published_and_exported_as_it_came(DatabaseProvider provider)
    {
        var files = All();
        foreach (var group in files.GroupBy(f => f.Name.Split('/')[0]))
        {
            await using var district = await TestDistrict.StartAsync(provider);
            DefinitionFile[] good = [.. group.Where(f => f.Name != "import/bad-cron-expression.json")];
            var imported = (await district.SendAsync(new ImportDefinitions(good, "test"))).Value;
            imported.Count.ShouldBe(good.Length);
            imported.ShouldAllBe(i => i.Changed && i.Refused.Count == 0);
            foreach (var file in good)
            {
                var one = imported.Single(i => i.File == file.Name);
                var exported = (await district.SendAsync(new GetDefinition(one.DefinitionId, one.Version))).Value;
                ContentHash.Canonical(WorkflowDocument.From(exported.Document)).SequenceEqual(ContentHash.Canonical(WorkflowDocument.Parse(file.Text))).ShouldBeTrue(file.Name);
            }
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Bad_cron_expression_is_saved_and_refused_at_publication_naming_the_seconds(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        var saved = (await district.SendAsync(new SaveDefinition(Text("import/bad-cron-expression.json"), "test"))).Value;
        (await district.SendAsync(new PublishDefinition(saved.DefinitionId, "test"))).Refusals.ShouldHaveSingleItem().Text().ShouldContain("seconds");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Consumers_of_the_reference_graph_are_as_elsa_tells_them(DatabaseProvider provider)
    {
        await using var district = await TestDistrict.StartAsync(provider);
        var files = All().Where(f => f.Name.StartsWith("reference-graph/", StringComparison.Ordinal)).ToList();
        var ids = (await district.SendAsync(new ImportDefinitions(files, "test"))).Value.ToDictionary(i => Path.GetFileNameWithoutExtension(i.File), i => i.DefinitionId);
        (await district.SendAsync(new DefinitionConsumers(ids["refgraph-grandchild"]))).Value.ShouldBe([ids["refgraph-child"], ids["refgraph-parent"]], ignoreOrder: true);
        (await district.SendAsync(new DefinitionConsumers(ids["refgraph-parent"]))).Value.ShouldBeEmpty();
        (await district.SendAsync(new DefinitionConsumers("unknown"))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.NotFound);
    }

    private static string Folder() => Path.GetDirectoryName(Path.GetDirectoryName(ElsaConformanceTests.FileOf("import/writeline.json")))!;

    private static List<DefinitionFile> All() =>
        [.. Directory.EnumerateFiles(Folder(), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => new DefinitionFile(Path.GetRelativePath(Folder(), f), File.ReadAllText(f)))];

    private static string Text(string file) => File.ReadAllText(ElsaConformanceTests.FileOf(file));
}
