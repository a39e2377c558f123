using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Simulation.Recordings;

namespace CaseFlow.Workflows.Tests.Simulation;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("\"张伟\"", "\"…\"")]
    [InlineData("\"Zhang Wei\"", "\"…\"")]
    [InlineData("\"13912345678\"", "\"…\"")]
    [InlineData("\"zhang@example.cn\"", "\"…\"")]
    [InlineData("\"2018-12-14\"", "\"2018-12-14\"")]
    [InlineData("\"2018-12-14T09:00:00+08:00\"", "\"2018-12-14T09:00:00+08:00\"")]
    [InlineData("\"NaturalDays\"", "\"NaturalDays\"")]
    [InlineData("\"write\"", "\"write\"")]
    [InlineData("35", "35")]
    [InlineData("true", "true")]
    [InlineData("[{\"name\":\"张伟\",\"percent\":60}]", "[{\"name\":\"…\",\"percent\":60}]")]
    public void Only_dates_numbers_and_words_of_the_definition_stay(string value, string masked) =>
        New().Of(JsonNode.Parse(value))!.ToJsonString(CaseFlow.Workflows.Expressions.JsonValues.Options).ShouldBe(masked);

    [Fact]
    public void Same_id_becomes_the_same_other_id()
    {
        var (one, two) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var masked = New().Of(new JsonArray(one, two, one))!.AsArray().Select(v => (string)v!).ToList();
        masked.ShouldNotContain(one);
        (masked[0] == masked[2], masked[0] == masked[1]).ShouldBe((true, false));
    }

    private static Masking New() => new([WorkflowDocument.Parse(new Draft().Add(SimulationStage.Task("write")).Flow())]);
}
