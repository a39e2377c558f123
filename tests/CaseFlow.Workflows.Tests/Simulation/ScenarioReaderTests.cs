using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Tests.Simulation;

/// <summary>A scenario that is wrong says where and what would be right.</summary>
public sealed class ScenarioReaderTests
{
    private static readonly string Draft = new Draft("letters").Add(SimulationStage.Task("write", due: 2)).Add(SimulationStage.Task("sign")).Connect("write -> sign").Flow();

    [Theory]
    [InlineData("{", "第 1 行")]
    [InlineData("{\"name\":\"x\",\"definition\":\"letters\",\"start\":{\"at\":\"2018-11-09T09:00\"},\"expect\":{},\"answer\":[]}", "answer")]
    [InlineData("{\"name\":\"x\",\"definition\":\"letters\",\"expect\":{}}", "start")]
    [InlineData("{\"name\":\"x\",\"definition\":\"letters\",\"start\":{\"at\":\"9 November\"},\"expect\":{}}", "9 November")]
    [InlineData("{\"name\":\"x\",\"definition\":\"letters\",\"start\":{\"at\":\"2018-11-09T09:00\"},\"answers\":[{\"task\":\"write\"}],\"expect\":{}}", "at、after、never")]
    [InlineData("{\"name\":\"x\",\"definition\":\"letters\",\"start\":{\"at\":\"2018-11-09T09:00\"},\"expect\":{\"tasks\":[{\"task\":\"write\",\"due\":\"soon\"}]}}", "soon")]
    [InlineData("{\"name\":\"x\",\"definition\":\"letters\",\"start\":{\"at\":\"2018-11-09T09:00\"},\"answers\":[{\"task\":\"wirte\",\"never\":true}],\"expect\":{}}", "wirte")]
    [InlineData("{\"name\":\"x\",\"definition\":\"letters\",\"start\":{\"at\":\"2018-11-09T09:00\"},\"expect\":{\"inOrder\":[\"nothing:Done\"]}}", "nothing")]
    [InlineData("{\"name\":\"x\",\"definition\":\"letters\",\"start\":{\"at\":\"2018-11-09T09:00\"},\"expect\":{\"deadlines\":[{\"key\":\"none\"}]}}", "none")]
    [InlineData("{\"name\":\"x\",\"definition\":\"notes\",\"start\":{\"at\":\"2018-11-09T09:00\"},\"expect\":{}}", "notes")]
    [InlineData("{\"name\":\"x\",\"definition\":\"letters\",\"version\":3,\"start\":{\"at\":\"2018-11-09T09:00\"},\"expect\":{}}", "3")]
    public async Task Wrong_scenario_is_named(string json, string says) =>
        string.Join('\n', (await RunAsync(json)).Differences).ShouldContain(says);

    [Fact]
    public async Task Difference_tells_what_was_expected_and_what_came()
    {
        var outcome = await RunAsync("{\"name\":\"x\",\"definition\":\"letters\",\"start\":{\"at\":\"2018-11-09T09:00\"},\"answers\":[{\"task\":\"write\",\"at\":\"2018-11-12T10:00\"}]," +
            "\"expect\":{\"status\":\"finished\",\"path\":[\"write\",\"sign\"],\"tasks\":[{\"task\":\"write\",\"due\":\"2018-11-14\",\"late\":true}]},\"never\":{\"activities\":[\"sign:waiting\"]}}");
        outcome.Differences.ShouldBe(
        [
            "letters的结束状态：应为 finished，实际是 waiting", "路径第 2 步：应为 sign，实际是 （到此为止）", "任务“write”第 1 次的到期：应为 2018-11-14，实际是 2018-11-13",
            "任务“write”第 1 次的是否逾期：应为 是，实际是 否", "不应出现 sign:waiting，实际出现了 sign:waiting@2018-11-12T10:00",
        ]);
    }

    /// <summary>The published schema names exactly the members that are read.</summary>
    [Fact]
    public void Schema_and_reader_know_the_same_members()
    {
        var root = typeof(TestDistrict).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(root, "workflows", "scenario.schema.json")))!.AsObject();
        Compare(schema, typeof(Scenario), "$");
    }

    private static void Compare(JsonObject schema, Type type, string path)
    {
        var members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(
            p => p.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        schema["properties"]!.AsObject().Select(p => p.Key).ShouldBe(members.Keys, ignoreOrder: true, path);
        foreach (var (name, property) in members)
        {
            var inner = property.PropertyType.IsGenericType && property.PropertyType.GetGenericArguments() is [var item] ? item : property.PropertyType;
            var child = schema["properties"]![name]!["items"] as JsonObject ?? schema["properties"]![name]!.AsObject();
            if (inner.Namespace!.StartsWith("CaseFlow", StringComparison.Ordinal) && inner.IsClass)
            {
                Compare(child, inner, $"{path}.{name}");
            }
        }
    }

    private static Task<ScenarioOutcome> RunAsync(string json) =>
        MemoryBench.Get<IServiceScopeFactory>().CreateScope().ServiceProvider.GetRequiredService<ScenarioRunner>()
            .RunAsync(new ScenarioFile("x.json", json), [WorkflowDocument.Parse(Draft)], TestContext.Current.CancellationToken);
}
