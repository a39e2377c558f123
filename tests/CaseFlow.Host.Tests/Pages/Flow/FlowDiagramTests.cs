using System.Text.Json.Nodes;
using CaseFlow.Domain.Processes;
using CaseFlow.Host.Pages.Flow;

namespace CaseFlow.Host.Tests.Pages.Flow;

public sealed class FlowDiagramTests
{
    private static readonly DateTimeOffset Began = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    private const string Root = """
        {"activities":[
          {"id":"decide","type":"CaseFlow.HumanTask","metadata":{"displayText":"审定挂牌","designer":{"position":{"x":0,"y":0}}},
           "forms":{"expression":{"type":"Object","value":"{\"Listed\":{\"label\":\"审定挂牌\"},\"Declined\":{\"label\":\"不予挂牌\"}}"}}},
          {"id":"listed","type":"CaseFlow.HumanTask","metadata":{"displayText":"报送方案","designer":{"position":{"x":320,"y":4}}}},
          {"id":"declined","type":"Elsa.End","metadata":{"displayText":"结束","designer":{"position":{"x":330,"y":180}}}},
          {"id":"wait","type":"Elsa.Event","metadata":{"displayText":"整改逾期","designer":{"position":{"x":640,"y":0}}}}],
         "connections":[
          {"source":{"activity":"decide","port":"Listed"},"target":{"activity":"listed","port":"In"}},
          {"source":{"activity":"decide","port":"Declined"},"target":{"activity":"declined","port":"In"}},
          {"source":{"activity":"listed","port":"Done"},"target":{"activity":"wait","port":"In"}}]}
        """;

    private static FlowDiagram Of(params ProcessStep[] steps) =>
        FlowDiagram.Of(new ProcessView(Guid.Empty, null, null, "listed-supervision", "挂牌督办", 1, false, JsonNode.Parse(Root)!.AsObject(), steps));

    private static ProcessStep Step(string id, string state, params string[] outcomes) => new(id, state, Began, state == "done" ? Began.AddHours(1) : null, outcomes);

    private static FlowNode Node(FlowDiagram diagram, string id) => diagram.Nodes.Single(n => n.Id == id);

    [Fact]
    public void Step_that_people_work_on_is_current_and_one_that_waits_by_itself_is_waiting()
    {
        var diagram = Of(Step("decide", "done", "Listed"), Step("listed", "waiting"), Step("wait", "waiting"));
        Node(diagram, "listed").State.ShouldBe(FlowState.Current);
        Node(diagram, "wait").State.ShouldBe(FlowState.Waiting);
        Node(diagram, "declined").State.ShouldBe(FlowState.Ahead);
    }

    [Fact]
    public void Why_a_step_went_as_it_did_is_read_at_the_step() =>
        Node(Of(Step("decide", "done", "Listed") with { Text = "第 1 行（major）：R88" }), "decide").Description.ShouldBe("第 1 行（major）：R88");

    [Fact]
    public void Only_the_way_taken_is_drawn_as_taken()
    {
        var diagram = Of(Step("decide", "done", "Listed"), Step("listed", "waiting"));
        diagram.Links.Single(l => l.To == "listed").Taken.ShouldBeTrue();
        diagram.Links.Single(l => l.To == "declined").Taken.ShouldBeFalse();
    }

    [Fact]
    public void Ways_out_carry_the_words_of_their_forms_and_single_ones_none()
    {
        var diagram = Of();
        diagram.Links.Single(l => l.To == "declined").Label.ShouldBe("不予挂牌");
        diagram.Links.Single(l => l.To == "wait").Label.ShouldBeNull();
    }

    [Fact]
    public void Loop_that_waits_again_is_current_and_counted()
    {
        var node = Node(Of(Step("listed", "done", "Done"), Step("listed", "waiting")), "listed");
        node.State.ShouldBe(FlowState.Current);
        node.Times.ShouldBe(2);
    }

    [Fact]
    public void Places_that_are_nearly_the_same_share_a_row()
    {
        var diagram = Of();
        Node(diagram, "listed").Row.ShouldBe(Node(diagram, "declined").Row);
        Node(diagram, "wait").Row.ShouldBe(2);
        Node(diagram, "declined").Column.ShouldBe(1);
    }

    [Fact]
    public void Layout_keeps_every_step_within_the_drawing()
    {
        var diagram = Of();
        var layout = new FlowLayout(diagram);
        diagram.Nodes.ShouldAllBe(n => FlowLayout.Left(n) + FlowLayout.NodeWidth <= layout.Width && FlowLayout.Top(n) + FlowLayout.NodeHeight <= layout.Height);
        diagram.Links.ShouldAllBe(l => layout.Route(l).Path.StartsWith('M'));
    }
}
