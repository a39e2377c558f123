using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Interchange;

/// <summary>Documents that go to a stock Elsa server and come back.</summary>
public sealed class StockServerTests
{
    [Fact]
    public async Task What_a_stock_server_wrapped_runs_here_as_the_original()
    {
        var draft = new Draft().Add(Make("Start", "s")).Add(Wrapped(Write("w", Literal("hello")))).Line("after").Connect("s -> w", "w -> after");
        var ran = await MemoryBench.RunAsync([draft.Flow()]);
        ran.Lines.ShouldBe(["hello", "after"]);
        ran.Of("validation").ShouldBeEmpty();
    }

    [Fact]
    public void Placeholder_stays_in_the_document_byte_for_byte()
    {
        var text = new Draft().Add(Wrapped(Make("CaseFlow.RecordDecision", "r", ("text", Literal("x"))))).Flow();
        var document = WorkflowDocument.Parse(text);
        MemoryBench.Validate(text).ShouldAllBe(f => f.Severity == FindingSeverity.Warning);
        document.Json.ToJsonString().ShouldBe(JsonNode.Parse(text)!.ToJsonString());
    }

    [Fact]
    public void Placeholder_of_something_unknown_is_refused_by_the_missing_name()
    {
        var finding = MemoryBench.Validate(new Draft().Root(Wrapped(Make("Acme.Magic", "m")))).Where(f => f.Severity == FindingSeverity.Error).ShouldHaveSingleItem();
        finding.Text.ShouldContain("Acme.Magic");
    }

    [Theory, InlineData(null), InlineData("{broken"), InlineData("[1]")]
    public void Placeholder_without_a_readable_original_is_refused_by_the_missing_name(string? original)
    {
        var placeholder = Make("NotFoundActivity", "m", ("missingTypeName", "CaseFlow.HumanTask"), ("originalActivityJson", original));
        MemoryBench.Validate(new Draft().Root(placeholder)).ShouldContain(f => f.Severity == FindingSeverity.Error && f.Text.Contains("CaseFlow.HumanTask"));
    }

    [Fact]
    public async Task Original_inside_a_container_brings_its_children_along()
    {
        var inner = Sequence("inner", Write("a", Literal("a")), Wrapped(Write("b", Literal("b"))));
        (await MemoryBench.RunAsync([new Draft().Root(Wrapped(inner))])).Lines.ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task Copy_made_in_the_designer_keeps_the_id_that_connections_know()
    {
        var copy = Wrapped(Write("w", Literal("hello")));
        copy["id"] = "copied";
        var draft = new Draft().Add(Make("Start", "s")).Add(copy).Line("after").Connect("s -> copied", "copied -> after");
        (await MemoryBench.RunAsync([draft.Flow()])).Lines.ShouldBe(["hello", "after"]);
    }

    [Fact]
    public void Recorded_placeholder_is_understood()
    {
        var recorded = JsonNode.Parse(File.ReadAllText(SharedFolder.File("elsa-api-recordings/060-save-unknown-activity-type.json")))!["response"]!["body"]!["workflowDefinition"]!;
        MemoryBench.Validate(recorded.ToJsonString()).Where(f => f.Severity == FindingSeverity.Error).ShouldHaveSingleItem().Text.ShouldContain("Nope.Nope");
    }

    /// <summary>A stock server keeps what has type, version, id and metadata; it shows an activity at its place by the last.</summary>
    [Fact]
    public void Activities_of_the_shipped_processes_carry_what_a_stock_server_needs()
    {
        var root = Path.Combine(RepositoryRoot(), "workflows");
        var ours = Directory.EnumerateFiles(root, "v*.json", SearchOption.AllDirectories).SelectMany(f => Ours(JsonNode.Parse(File.ReadAllText(f)))).ToList();
        ours.ShouldNotBeEmpty();
        ours.Where(a => a["id"] is null || a["version"] is null).Select(a => a.ToJsonString()).ShouldBeEmpty();
        ours.Where(a => a["metadata"]?["designer"]?["position"] is null).Select(a => (string?)a["id"]).ShouldBeEmpty();
    }

    private static string RepositoryRoot() => typeof(StockServerTests).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
        .Cast<System.Reflection.AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;

    private static IEnumerable<JsonObject> Ours(JsonNode? node) => node switch
    {
        JsonObject o => (((o["type"] as JsonValue)?.ToString() ?? "").StartsWith("CaseFlow.", StringComparison.Ordinal) ? [o] : Array.Empty<JsonObject>()).Concat(o.SelectMany(m => Ours(m.Value))),
        JsonArray a => a.SelectMany(Ours),
        _ => [],
    };

    private static JsonObject Wrapped(JsonObject original) => new()
    {
        ["missingTypeName"] = original["type"]!.DeepClone(),
        ["missingTypeVersion"] = 0,
        ["originalActivityJson"] = original.ToJsonString(),
        ["id"] = original["id"]!.DeepClone(),
        ["nodeId"] = $"Workflow1:{original["id"]}",
        ["name"] = original["name"]?.DeepClone(),
        ["type"] = "Elsa.NotFoundActivity",
        ["version"] = 1,
        ["customProperties"] = new JsonObject { ["canStartWorkflow"] = false },
        ["metadata"] = new JsonObject { ["displayText"] = $"Not Found: {original["type"]}" },
    };
}
