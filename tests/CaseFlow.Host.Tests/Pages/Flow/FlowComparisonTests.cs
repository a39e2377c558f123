using System.Text.Json.Nodes;
using CaseFlow.Host.Pages.Flow;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Host.Tests.Pages.Flow;

public sealed class FlowComparisonTests
{
    private static readonly FlowComparison Comparison = new(
        Root([("a", 0, 0), ("b", 320, 0), ("gone", 640, 0)], ["a>b", "b>gone"]), Root([("a", 0, 0), ("b", 640, 180), ("new", 320, 0)], ["a>new", "a>b"]),
        [
            new DifferenceLine(DifferenceGroup.Steps, "activity-removed", "gone"), new DifferenceLine(DifferenceGroup.Steps, "activity-added", "new"),
            new DifferenceLine(DifferenceGroup.People, "activity-changed", "b"), new DifferenceLine(DifferenceGroup.Connections, "connection-added", "a"),
        ]);

    [Fact]
    public void Steps_are_marked_by_the_lines_about_them_and_lines_between_steps_mark_none()
    {
        Changes(Comparison.Before).ShouldBe([("a", FlowChange.Same), ("b", FlowChange.Changed), ("gone", FlowChange.Removed)]);
        Changes(Comparison.After).ShouldBe([("a", FlowChange.Same), ("b", FlowChange.Changed), ("new", FlowChange.Added)]);
    }

    [Fact]
    public void Lines_that_only_one_version_has_are_marked_in_that_version()
    {
        Comparison.Before.Links.Select(l => (l.To, Comparison.Of(l, after: false))).ShouldBe([("b", FlowChange.Same), ("gone", FlowChange.Removed)]);
        Comparison.After.Links.Select(l => (l.To, Comparison.Of(l, after: true))).ShouldBe([("new", FlowChange.Added), ("b", FlowChange.Same)]);
    }

    [Fact]
    public void Step_that_did_not_move_stands_in_the_same_place_of_both_drawings_of_the_same_size()
    {
        var (before, after) = (Comparison.Before.Nodes.Single(n => n.Id == "a"), Comparison.After.Nodes.Single(n => n.Id == "a"));
        (before.Row, before.Column).ShouldBe((after.Row, after.Column));
        // Only the second version has a second column, and the first keeps room for it.
        var (left, right) = (new FlowLayout(Comparison.Before, Comparison.After), new FlowLayout(Comparison.After, Comparison.Before));
        (left.Width, left.Height).ShouldBe((right.Width, right.Height));
        new FlowLayout(Comparison.Before).Width.ShouldBeLessThan(left.Width);
    }

    [Theory]
    [InlineData("CaseFlow.HumanTask", "people")]
    [InlineData("CaseFlow.Deadline", "waits")]
    [InlineData("CaseFlow.SendNotice", "system")]
    public void Step_without_a_course_is_drawn_by_what_it_is(string type, string key) =>
        FlowKinds.Of(FlowDiagram.Of(new JsonObject { ["activities"] = new JsonArray(new JsonObject { ["id"] = "a", ["type"] = type }) }).Nodes.Single()).Key.ShouldBe(key);

    private static IEnumerable<(string, FlowChange)> Changes(FlowDiagram diagram) => diagram.Nodes.Select(n => (n.Id, Comparison.Of(n)));

    // Numbers that were read are told apart from numbers that were made.
    private static JsonObject Root((string Id, int X, int Y)[] activities, string[] connections) => JsonNode.Parse(new JsonObject
    {
        ["activities"] = new JsonArray([.. activities.Select(a => new JsonObject
        {
            ["id"] = a.Id, ["type"] = "Elsa.WriteLine", ["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = a.X, ["y"] = a.Y } } },
        })]),
        ["connections"] = new JsonArray([.. connections.Select(c => c.Split('>')).Select(c => new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = c[0], ["port"] = "Done" }, ["target"] = new JsonObject { ["activity"] = c[1], ["port"] = "In" },
        })]),
    }.ToJsonString())!.AsObject();
}
