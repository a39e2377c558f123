using System.Text.Json.Nodes;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>One activity of a compiled version; immutable and shared by all its instances.</summary>
public sealed class ActivityNode
{
    internal ActivityNode(int index, JsonObject source, Activity behaviour, ActivityNode? parent)
    {
        (Index, Source, Behaviour, Parent) = (index, source, behaviour, parent);
        Type = source.Text("type") ?? "";
        Id = source.Text("id") ?? "";
        Name = source.Text("name");
        Version = source["version"] is JsonValue v && v.TryGetValue<int>(out var version) ? version : 1;
        NodeId = parent is null ? Id : $"{parent.NodeId}:{Id}";
    }

    /// <summary>Position in the graph's list of nodes.</summary>
    public int Index { get; }

    public string Id { get; }

    /// <summary>Path of ids from the workflow down; unique where an id is not.</summary>
    public string NodeId { get; }

    public string? Name { get; }

    public string Type { get; }

    public int Version { get; }

    /// <summary>The activity as its document holds it. Read only.</summary>
    public JsonObject Source { get; }

    public Activity Behaviour { get; }

    public ActivityNode? Parent { get; }

    /// <summary>What <see cref="Activity.Prepare"/> made of it.</summary>
    public object? Plan { get; internal set; }

    public IReadOnlyList<ActivityNode> Children => ChildList;

    internal List<ActivityNode> ChildList { get; } = [];

    internal Dictionary<string, List<ActivityNode>> Slots { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal Dictionary<string, Expression> Inputs { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Output name to the id of the variable (or the name of the workflow output) it is bound to.</summary>
    internal Dictionary<string, string> Outputs { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal IReadOnlyList<VariableDefinition> Variables { get; set; } = [];

    /// <summary>Not null for a workflow, and for a definition used as an activity: inputs and outputs end here.</summary>
    internal WorkflowDocument? Boundary { get; set; }

    public bool IsTerminal { get; internal init; }

    public bool CanStartWorkflow => CustomProperty("canStartWorkflow") is JsonValue v && v.TryGetValue<bool>(out var b) && b;

    /// <summary>The activity in a slot (Body, Then), null when the slot is empty.</summary>
    public ActivityNode? Slot(string name) => Slots.TryGetValue(name, out var nodes) ? nodes.FirstOrDefault() : null;

    public IReadOnlyList<ActivityNode> SlotList(string name) => Slots.TryGetValue(name, out var nodes) ? nodes : [];

    public bool HasInput(string name) => Inputs.ContainsKey(name);

    /// <summary>The input's value where it can be known without running; null when it is absent or depends on the instance.</summary>
    public JsonNode? ConstantInput(string name) => Inputs.TryGetValue(name, out var e) ? e.Constant : null;

    public JsonNode? CustomProperty(string name) =>
        (Source["customProperties"] as JsonObject)?[name] ?? Source[name];

    /// <summary>A finding about this activity.</summary>
    public Finding Error(string rule, params object?[] args) => new(rule, FindingSeverity.Error, Id, Name, args);

    public Finding Warning(string rule, params object?[] args) => new(rule, FindingSeverity.Warning, Id, Name, args);

    public override string ToString() => $"{Type} {Name ?? Id}";
}
