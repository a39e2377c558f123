using System.Text.Json.Nodes;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Rules;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>Finds the definitions that a definition uses as activities.</summary>
internal interface IUsableDefinitions
{
    /// <summary>By version id, else by definition id, else by the activity type that the definition's name gives.</summary>
    /// <param name="within">The document the activity stands in; its pins choose the version.</param>
    WorkflowDocument? Find(WorkflowDocument within, string? definitionId, string? versionId, string type);

    /// <summary>What an instance of that definition would be started with; null when it is not known.</summary>
    WorkflowDocument? Started(string definitionId);
}

/// <summary>
/// Makes a graph of a document. Whatever it does not understand becomes a finding that names it and an activity that
/// faults when reached; nothing is dropped. Walks with a list, so depth costs no stack.
/// </summary>
internal sealed partial class GraphCompiler(ActivityCatalog catalog, ExpressionLanguages languages, IEnumerable<IValidationRule> rules)
{
    private const int DeepestNesting = 1_000;

    public const string WorkflowId = "Workflow1";

    public WorkflowGraph Compile(WorkflowDocument document, IUsableDefinitions usable)
    {
        var work = new Work(document, usable);
        var root = new ActivityNode(0, new JsonObject { ["id"] = WorkflowId, ["type"] = WorkflowActivity.TypeName, ["version"] = 1 }, new WorkflowActivity(), null)
        {
            Boundary = document,
            Variables = document.Variables,
        };
        work.Nodes.Add(root);
        AddChild(work, root, "root", document.Root);
        while (work.Open.TryDequeue(out var open))
        {
            Read(work, open);
        }

        CheckConstants(work);
        for (var i = work.Nodes.Count - 1; i >= 0; i--)
        {
            work.Nodes[i].Plan = work.Nodes[i].Behaviour.Prepare(work.Nodes[i]);
            foreach (var expression in work.Nodes[i].Inputs.Values.Append(work.Nodes[i].Plan as Expression).OfType<Expression>())
            {
                work.Note(expression);
            }

            work.UsesCalendar |= work.Nodes[i].Behaviour.UsesCalendar(work.Nodes[i]);
        }

        foreach (var twin in work.Nodes.GroupBy(n => n.NodeId).Where(g => g.Count() > 1))
        {
            work.Findings.Add(twin.First().Error("workflow.rule.duplicate-id", twin.Key));
        }

        var graph = new WorkflowGraph(document, work.Nodes, work.Findings, work.KeepsResults, work.UsesCalendar);
        work.Findings.AddRange(work.Nodes.SelectMany(n => n.Behaviour.Validate(n)));
        work.Findings.AddRange(rules.SelectMany(r => r.Check(graph)));
        work.Findings.AddRange(StartedDefinitions.Check(graph, usable.Started));
        return graph;
    }

    private void AddChild(Work work, ActivityNode parent, string slot, JsonObject source)
    {
        var node = NodeOf(work, parent, StockPlaceholder.Unwrap(source));
        parent.ChildList.Add(node);
        if (!parent.Slots.TryGetValue(slot, out var list))
        {
            parent.Slots[slot] = list = [];
        }

        list.Add(node);
        work.Nodes.Add(node);
        work.Open.Enqueue(node);
    }

    private ActivityNode NodeOf(Work work, ActivityNode parent, JsonObject source)
    {
        var type = source.Text("type") ?? "";
        var index = work.Nodes.Count;
        if (catalog.Find(type) is { } known)
        {
            return new ActivityNode(index, source, known.Behaviour, parent) { IsTerminal = known.Activity.Terminal };
        }

        if (work.Usable.Find(DocumentOf(parent), source.Text("workflowDefinitionId"), source.Text("workflowDefinitionVersionId"), type) is { } document)
        {
            if (!IsNestedIn(parent, document.DefinitionId))
            {
                return new ActivityNode(index, source, new DefinitionActivity(), parent) { Boundary = document };
            }

            var cyclic = new ActivityNode(index, source, new UnknownActivity(), parent);
            work.Findings.Add(cyclic.Error("workflow.rule.definition-cycle", document.Name));
            return cyclic;
        }

        var unknown = new ActivityNode(index, source, new UnknownActivity(), parent);
        type = StockPlaceholder.TypeOf(source);
        work.Findings.Add(unknown.Error(Refused.IsRefused(type) ? "workflow.rule.refused-activity" : "workflow.rule.unknown-activity", type));
        return unknown;
    }

    private static WorkflowDocument DocumentOf(ActivityNode node)
    {
        var n = node;
        while (n.Boundary is null)
        {
            n = n.Parent!;
        }

        return n.Boundary;
    }

    private static bool IsNestedIn(ActivityNode node, string definitionId)
    {
        for (var n = node; n is not null; n = n.Parent)
        {
            if (n.Boundary?.DefinitionId == definitionId)
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Work(WorkflowDocument Document, IUsableDefinitions Usable)
    {
        public List<ActivityNode> Nodes { get; } = [];

        public Queue<ActivityNode> Open { get; } = new();

        public List<Finding> Findings { get; } = [];

        public bool KeepsResults { get; set; }

        public bool UsesCalendar { get; set; }

        public void Note(Expression expression)
        {
            KeepsResults |= expression.ReadsResults;
            UsesCalendar |= expression.UsesCalendar;
        }
    }
}
