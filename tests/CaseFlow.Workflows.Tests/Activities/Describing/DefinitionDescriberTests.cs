using System.Text.Json.Nodes;
using CaseFlow.Workflows.Activities.Describing;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Tests.Activities.Describing;

public sealed class DefinitionDescriberTests
{
    private static readonly WorkflowDocument Child = WorkflowDocument.Parse("""
        {"definitionId":"rec-child","id":"v9","name":"Rec Child","description":"Rec Child (recording)","version":1,
         "inputs":[{"type":"String","name":"Msg","displayName":"Msg","description":"","category":"Primitives","uiHint":"single-line"}],
         "outputs":[{"type":"String","name":"Out","displayName":"Out","description":""}],"outcomes":["Good","Bad"],
         "options":{"usableAsActivity":true,"activityCategory":"Mine"},"root":{"type":"Elsa.Sequence","id":"s","activities":[]}}
        """);

    [Fact]
    public void Definition_is_told_as_the_stock_server_tells_one()
    {
        var stock = JsonNode.Parse(File.ReadAllText(SharedFolder.File("elsa-api-recordings/133-descriptor-workflow-activity.json")))!["response"]!["body"]!.AsObject();
        stock["customProperties"]!["WorkflowDefinitionVersionId"] = "v9";
        stock["constructionProperties"]!["WorkflowDefinitionVersionId"] = "v9";
        stock.Remove("clrType");
        var own = DefinitionDescriber.Describe(Child, offered: true);
        own.Remove("clrType");
        JsonNode.DeepEquals(own, stock).ShouldBeTrue(own.ToJsonString() + "\n" + stock.ToJsonString());
    }

    [Fact]
    public void Outcomes_are_ports_and_the_root_is_not_shown() =>
        DefinitionDescriber.Describe(Child, offered: true)["ports"]!.AsArray().Select(p => ((string)p!["name"]!, (bool)p["isBrowsable"]!)).ShouldBe([("Root", false), ("Good", true), ("Bad", true)]);
}
