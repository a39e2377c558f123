using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;

namespace CaseFlow.Host.Pages.Flow;

/// <summary>What a step is in the course of one process; the names are those of the style classes and texts.</summary>
public enum FlowState
{
    /// <summary>尚未到达</summary>
    Ahead,

    /// <summary>正在办理：有人要办，或子流程在运行</summary>
    Current,

    /// <summary>等待条件：事件、期限、时刻</summary>
    Waiting,

    Done,
    Cancelled,
    Faulted,
}

/// <param name="Title">The task's title where the step is one, to find its due date by.</param>
/// <param name="Times">How often it was executed; loops count.</param>
public sealed record FlowNode(
    string Id, string Type, string Name, string? Title, string? Description, FlowState State, int Row, int Column, int Times, DateTimeOffset? BeganAt, DateTimeOffset? EndedAt);

/// <param name="Port">The outcome that takes it, empty for the only one.</param>
/// <param name="Label">Null where the way on is the only one.</param>
public sealed record FlowLink(string From, string To, string Port, string? Label, bool Taken);

/// <summary>A definition drawn with the course of one process in it: the place of each step as the designer has it, the way it took.</summary>
public sealed record FlowDiagram(IReadOnlyList<FlowNode> Nodes, IReadOnlyList<FlowLink> Links)
{
    private static readonly string[] Busy = ["CaseFlow.HumanTask", "Elsa.ExecuteWorkflow", "Elsa.DispatchWorkflow", "Elsa.BulkDispatchWorkflows"];

    public static FlowDiagram Of(ProcessView process) => Of(process.Root, process.Steps);

    /// <param name="grid">Null: its own.</param>
    public static FlowDiagram Of(JsonObject root, IReadOnlyList<ProcessStep>? course = null, FlowGrid? grid = null)
    {
        var activities = Objects(root["activities"]).ToDictionary(a => Text(a["id"]), StringComparer.Ordinal);
        var steps = (course ?? []).ToLookup(s => s.ActivityId, StringComparer.Ordinal);
        grid ??= FlowGrid.Of(root);
        var nodes = activities.Values.Select(a => Node(a, [.. steps[Text(a["id"])]], grid.Row(a), grid.Column(a))).ToList();
        var links = Objects(root["connections"])
            .Where(c => activities.ContainsKey(End(c, "source")) && activities.ContainsKey(End(c, "target")))
            .Select(c => Link(c, activities[End(c, "source")], steps)).ToList();
        return new FlowDiagram(nodes, links);
    }

    private static FlowNode Node(JsonObject activity, ProcessStep[] steps, int row, int column)
    {
        var metadata = activity["metadata"] as JsonObject;
        var name = Text(metadata?["displayText"]) is { Length: > 0 } shown ? shown : Text(activity["name"]);
        var last = steps.LastOrDefault(s => s.State == "waiting") ?? steps.LastOrDefault();
        var state = last?.State switch
        {
            null => FlowState.Ahead,
            "done" => FlowState.Done,
            "cancelled" => FlowState.Cancelled,
            "faulted" => FlowState.Faulted,
            _ => Busy.Contains(Text(activity["type"])) ? FlowState.Current : FlowState.Waiting,
        };
        return new FlowNode(
            Text(activity["id"]), Text(activity["type"]), name, Literal(activity["title"]), Described(Text(metadata?["description"]), last?.Text), state, row, column,
            steps.Length, last?.BeganAt, last?.EndedAt);
    }

    /// <summary>What the step is for and, once it is done, why it went as it did.</summary>
    private static string? Described(string description, string? why) =>
        string.Join('\n', new[] { description, why }.Where(t => !string.IsNullOrEmpty(t))) is { Length: > 0 } text ? text : null;

    private static FlowLink Link(JsonObject connection, JsonObject source, ILookup<string, ProcessStep> steps)
    {
        var (from, to, port) = (End(connection, "source"), End(connection, "target"), Text(connection["source"]?["port"]));
        var taken = steps[from].Any(s => s.State == "done" && (s.Outcomes.Contains(port) || (s.Outcomes.Count == 0 && port is "" or "Done"))) && steps[to].Any();
        return new FlowLink(from, to, port is "Done" ? "" : port, port is "" or "Done" ? null : Label(source, port), taken);
    }

    private static string? Label(JsonObject source, string port)
    {
        var forms = Literal(source["forms"]);
        var label = forms is null ? "" : Text(JsonNode.Parse(forms)?[port]?["label"]);
        return label.Length > 0 ? label : TextCatalog.Find($"flow.port.{port}");
    }

    /// <summary>The literal or object expression of an input; null where it is a script.</summary>
    private static string? Literal(JsonNode? input) => Text(input?["expression"]?["type"]) is "Literal" or "Object"
        ? Text(input!["expression"]!["value"]) is { Length: > 0 } value ? value : null
        : null;

    private static string End(JsonObject connection, string end) => Text(connection[end]?["activity"]);

    internal static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray)?.OfType<JsonObject>() ?? [];

    private static string Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";
}
