using System.Reflection;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Tests;

/// <summary>
/// Definitions of the stock Elsa test suite, kept beside the repository, run as their table says. Without that folder the
/// tests are skipped.
/// </summary>
public sealed class ElsaConformanceTests
{
    private static readonly string Folder = Path.Combine(
        typeof(ElsaConformanceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!,
        "..", "shared", "elsa-conformance");

    internal static readonly string? Found = new[] { Folder, Path.Combine(Folder, "..", "..", "..", "shared", "elsa-conformance") }.FirstOrDefault(Directory.Exists);

    [Theory]
    [InlineData("flowchart-completion/workflow1.json")]
    [InlineData("flowchart-completion/workflow2.json")]
    [InlineData("flowchart-completion/workflow4.json")]
    [InlineData("flowchart-completion/workflow5.json")]
    [InlineData("rest/hello-world.json")]
    [InlineData("rest/fork.json")]
    [InlineData("alterations/version-1.json")]
    public async Task Definition_runs_to_its_end(string file)
    {
        var ran = await RunAsync([file]);
        ran.SubStatus.ShouldBe("Finished");
        ran.Of("incidents").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("explicit-joins/join-any-1.json", "Start", "End")]
    [InlineData("explicit-joins/join-all-1.json", "Start", "Line 1", "Line 2", "End")]
    [InlineData("join-behaviors/fork-decision-join-none.json", "A", "C")]
    [InlineData("join-behaviors/fork-decision-join-converge.json", "A")]
    [InlineData("join-behaviors/fork-decision-join-waitall.json", "A", "C", "B", "D")]
    [InlineData("import/writeline.json", "Dummy Text")]
    public async Task Definition_writes_exactly_these_lines(string file, params string[] lines) =>
        (await RunAsync([file])).Lines.ShouldBe(lines);

    [Fact]
    public async Task Join_of_any_completes_once() =>
        (await RunAsync(["join-behaviors/join.json"])).Count("802725996be1b582", "Completed").ShouldBe(1);

    [Fact]
    public async Task Completing_a_nested_definition_does_not_end_those_around_it()
    {
        var ran = await RunAsync(["composites/tester.json", "composites/consumer.json", "composites/completor.json"]);
        ran.Lines.ShouldBe(["Start", "End"]);
        ran.SubStatus.ShouldBe("Finished");
    }

    [Fact]
    public async Task Inputs_of_parent_and_child_are_apart() =>
        (await RunAsync(["parent-child-inputs/parent1.json", "parent-child-inputs/child.json"], new JsonObject { ["Input1"] = "Foo" }))
        .Lines.ShouldBe(["Parent: Foo", "Child: Bar"]);

    [Theory]
    [InlineData("Result: 9", "parent-child-outputs/calculator.json", "parent-child-outputs/sum.json")]
    [InlineData("Hello from parent!", "workflow-as-activity/parent-with-input.json", "workflow-as-activity/child-with-input.json")]
    [InlineData("Success path taken", "workflow-as-activity/parent-with-outcomes.json", "workflow-as-activity/child-with-outcomes.json")]
    [InlineData("Child received: Hello from parent", "execute-workflow/parent-with-input.json", "execute-workflow/child-with-input.json")]
    [InlineData("Grandchild", "reference-graph/refgraph-parent.json", "reference-graph/refgraph-child.json", "reference-graph/refgraph-grandchild.json")]
    public async Task Definition_used_by_another_takes_inputs_and_gives_outputs(string line, params string[] files)
    {
        var ran = await RunAsync(files);
        ran.SubStatus.ShouldBe("Finished");
        (ran.Lines.Contains(line) || (string?)ran.Report["name"] == line).ShouldBeTrue();
    }

    [Fact]
    public async Task Parent_that_does_not_wait_goes_on_and_its_child_knows_it()
    {
        var ran = await RunAsync(["execute-workflow/parent-no-wait.json", "execute-workflow/child-workflow.json"]);
        ran.SubStatus.ShouldBe("Finished");
        ran.Lines.ShouldBe(["Parent: Before child", "Child: Executing", "Parent: After child"]);
        var instances = ran.Of("instances");
        ((string?)instances[1]["parentInstanceId"]).ShouldBe((string?)instances[0]["instanceId"]);
    }

    [Theory]
    [InlineData("import/cron-every-hour.json")]
    [InlineData("import/timer-workflow.json")]
    public void Scheduled_start_is_valid(string file) => MemoryBench.Validate(Text(file)).ShouldBeEmpty();

    [Fact]
    public void Bad_cron_expression_is_refused_naming_the_seconds_field()
    {
        var finding = MemoryBench.Validate(Text("import/bad-cron-expression.json")).Where(f => f.Severity == FindingSeverity.Error).ShouldHaveSingleItem();
        finding.Text.ShouldContain("seconds");
        finding.ActivityName.ShouldBe("Cron1");
    }

    private static Task<Ran> RunAsync(string[] files, JsonObject? input = null) => MemoryBench.RunAsync([.. files.Select(Text)], input, resumeAll: true);

    private static string Text(string file) => File.ReadAllText(FileOf(file));

    internal static string FileOf(string file)
    {
        Assert.SkipWhen(Found is null, $"No folder {Folder}.");
        return Path.Combine(Found!, file);
    }
}
