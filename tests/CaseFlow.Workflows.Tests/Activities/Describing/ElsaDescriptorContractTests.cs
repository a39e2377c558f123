using System.Text.Json.Nodes;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Activities.Describing;

namespace CaseFlow.Workflows.Tests.Activities.Describing;

/// <summary>Our descriptors of Elsa's activities against those that a stock 3.8 server gave.</summary>
public sealed class ElsaDescriptorContractTests
{
    /// <summary>Refused here, or parts of the stock server itself.</summary>
    private static readonly HashSet<string> NotOurs =
    [
        "Elsa.RunCSharp", "Elsa.HttpEndpoint", "Elsa.WriteHttpResponse", "Elsa.WriteFileHttpResponse", "Elsa.DownloadHttpFile", "Elsa.NotFoundActivity", "Elsa.Inline",
        "Elsa.GenerateAlterationJobs", "Elsa.CompleteAlterationPlan", "Elsa.DispatchAlterationJobs", "Elsa.SubmitAlterationPlan", "Elsa.AlterationPlanCompleted",
        "Elsa.Workflows.Activities.DynamicActivity", "Elsa.Workflows.Management.Activities.WorkflowDefinitionActivity.WorkflowDefinitionActivity",
        "Elsa.Workflows.Management.Activities.HostMethod.HostMethodActivity",
    ];

    private static readonly string[] OfActivity = ["namespace", "name", "version", "kind", "runAsynchronously", "isContainer", "isBrowsable", "isStart", "isTerminal"];
    private static readonly string[] OfInput = ["typeName", "uiHint", "isWrapped", "order", "autoEvaluate", "isSensitive", "defaultValue", "defaultSyntax", "isBrowsable", "isSynthetic"];

    /// <summary>What start activities have here besides: the rule for missed times.</summary>
    private static readonly string[] Added = ["Misfire", "CatchUpMost"];

    [Fact]
    public void Every_activity_of_the_stock_server_is_here_or_refused()
    {
        var ours = new ActivityCatalog();
        Recorded().Select(r => (string)r["typeName"]!).Where(t => ours.Find(t) is null).Except(NotOurs).ShouldBeEmpty();
    }

    [Fact]
    public void Members_inputs_outputs_and_ports_are_the_same()
    {
        var ours = new ActivityCatalog();
        var differences = new List<string>();
        foreach (var stock in Recorded())
        {
            if (ours.Find((string)stock["typeName"]!) is { } type)
            {
                Compare(differences, (string)stock["typeName"]!, stock, ActivityDescriber.Describe(type));
            }
        }

        differences.ShouldBeEmpty();
    }

    private static void Compare(List<string> differences, string type, JsonObject stock, JsonObject own)
    {
        Same(differences, type, stock, own, OfActivity);
        foreach (var list in new[] { "inputs", "outputs", "ports" })
        {
            var (theirs, mine) = (ByName(stock, list), ByName(own, list));
            differences.AddRange(theirs.Keys.Except(mine.Keys).Select(n => $"{type}: {list} without {n}"));
            differences.AddRange(mine.Keys.Except(theirs.Keys).Except(Added).Select(n => $"{type}: {list} with {n}"));
            foreach (var name in theirs.Keys.Intersect(mine.Keys))
            {
                Same(differences, $"{type}.{name}", theirs[name], mine[name], list switch { "inputs" => OfInput, "ports" => ["type", "isBrowsable"], _ => ["typeName"] });
                Same(differences, $"{type}.{name} values", Values(theirs[name]), Values(mine[name]), ["values"]);
            }
        }
    }

    private static void Same(List<string> differences, string where, JsonObject theirs, JsonObject mine, string[] members) => differences.AddRange(
        from member in members
        where !JsonNode.DeepEquals(theirs[member], mine[member])
        select $"{where}: {member} is {mine[member]?.ToJsonString()}, not {theirs[member]?.ToJsonString()}");

    private static JsonObject Values(JsonObject input) => new()
    {
        ["values"] = new JsonArray([.. (input["uiSpecifications"]?["dropdown"]?["selectList"]?["items"] as JsonArray ?? []).Select(i => i!["value"]?.DeepClone())]),
    };

    private static Dictionary<string, JsonObject> ByName(JsonObject json, string list) => json[list]!.AsArray().OfType<JsonObject>().ToDictionary(i => (string)i["name"]!);

    private static IEnumerable<JsonObject> Recorded() =>
        JsonNode.Parse(File.ReadAllText(SharedFolder.File("elsa-api-recordings/008-descriptors-activities.json")))!["response"]!["body"]!["items"]!.AsArray().OfType<JsonObject>();
}
