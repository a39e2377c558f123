using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using static CaseFlow.Workflows.Tests.Draft;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed class DefinitionDifferenceTests
{
    [Fact]
    public void Two_documents_of_the_same_content_do_not_differ() =>
        Lines(new Draft().Line("a").Line("b").Connect("a -> b").Flow(), new Draft().Line("a").Line("b").Connect("a -> b").With("version", 7).Flow()).ShouldBeEmpty();

    [Fact]
    public void Each_change_is_one_line_in_words()
    {
        var before = new Draft().Variable("days", 30, "Int32").Line("a").Line("b").Connect("a -> b").Flow();
        var after = new Draft().Variable("days", 15, "Int32").Variable("note").With("outcomes", new JsonArray("Done2")).With("description", "new")
            .Add(Write("a", Expression("JavaScript", "1 + 1"))).Line("c").Connect("a.Other -> c").Flow();
        var lines = Lines(before, after);
        lines.Select(l => l.Kind).ShouldBe(
            ["definition-changed", "variable-changed", "variable-added", "outcome-added", "activity-removed", "activity-added", "activity-changed", "connection-removed", "connection-added"],
            ignoreOrder: true);
        lines.Single(l => l.Kind == "variable-changed").Text.ShouldBe("变量“days”的 value 由 30 改为 15");
        lines.Single(l => l.Kind == "activity-changed").Text.ShouldEndWith("由 “a” 改为 JavaScript 1 + 1");
        lines.Single(l => l.Kind == "connection-added").Text.ShouldBe("新增连线：a（Other）→ c");
    }

    [Fact]
    public void Activity_inside_another_is_told_of_by_itself()
    {
        var before = new Draft().Root(Sequence("s", Make("If", "i", ("condition", Script("true")), ("then", Write("w", Literal("x"))))));
        var after = new Draft().Root(Sequence("s", Make("If", "i", ("condition", Script("true")), ("then", Write("w", Literal("y"))))));
        Lines(before, after).ShouldHaveSingleItem().ActivityId.ShouldBe("w");
    }

    [Fact]
    public void Moving_activities_in_the_drawing_is_one_line()
    {
        static string At(int x) => new Draft().Add(Make("Start", "a", ("metadata", new JsonObject { ["x"] = x }))).Add(Make("End", "b", ("metadata", new JsonObject { ["x"] = x }))).Flow();
        Lines(At(1), At(2)).ShouldHaveSingleItem().Kind.ShouldBe("layout-changed");
    }

    private static IReadOnlyList<DifferenceLine> Lines(string before, string after) =>
        DefinitionDifference.Of(WorkflowDocument.Parse(before), WorkflowDocument.Parse(after)).Lines;
}
