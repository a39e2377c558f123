using System.Text.Json.Nodes;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>Reads the members of one activity: inputs, outputs, variables and the activities inside it, of newer and older files.</summary>
internal sealed partial class GraphCompiler
{
    private static readonly HashSet<string> Structure = new(StringComparer.Ordinal)
    {
        "id", "nodeId", "name", "type", "version", "customProperties", "metadata", "applicationProperties", "variables", "connections",
        "workflowDefinitionVersionId", "latestAvailablePublishedVersion", "latestAvailablePublishedVersionId", "source", "line",
    };

    private void Read(Work work, ActivityNode node)
    {
        if (node.NodeId.Count(c => c == ':') > DeepestNesting)
        {
            work.Findings.Add(node.Error("workflow.rule.too-deep", DeepestNesting));
            return;
        }

        foreach (var (name, value) in node.Source)
        {
            if (value is not null && !Structure.Contains(name))
            {
                ReadMember(work, node, name, value);
            }
        }

        if (node.Behaviour is DefinitionActivity)
        {
            node.Variables = node.Boundary!.Variables;
            AddChild(work, node, "root", node.Boundary.Root);
        }
        else
        {
            node.Variables = WorkflowDocument.VariablesOf(node.Source);
        }
    }

    private void ReadMember(Work work, ActivityNode node, string name, JsonNode value)
    {
        switch (value)
        {
            case JsonObject wrapped when wrapped["expression"] is not null || (wrapped.ContainsKey("expression") && wrapped["memoryReference"] is null):
                node.Inputs[name] = ReadExpression(work, node, name, wrapped["expression"], wrapped.Text("typeName") ?? wrapped.Text("type"));
                break;
            case JsonObject output when Target(output["memoryReference"]) is { } target:
                node.Outputs[name] = target;
                break;
            case JsonObject child when IsActivity(child):
                AddChild(work, node, name, child);
                break;
            case JsonArray list:
                ReadList(work, node, name, list);
                break;
            default:
                node.Inputs[name] = new ConstantExpression(value);
                break;
        }
    }

    private void ReadList(Work work, ActivityNode node, string name, JsonArray list)
    {
        var plain = true;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is not JsonObject item)
            {
                continue;
            }

            if (IsActivity(item))
            {
                plain = false;
                AddChild(work, node, name, item);
                continue;
            }

            foreach (var (member, inner) in item)
            {
                if (inner is JsonObject nested)
                {
                    ReadNested(work, node, $"{name}/{i}/{member}", nested);
                }
            }
        }

        if (plain)
        {
            node.Inputs[name] = new ConstantExpression(list);
        }
    }

    /// <summary>What an output is bound to: <c>{"id": …}</c>, or the id alone in older files.</summary>
    private static string? Target(JsonNode? reference) => (reference is JsonObject o ? o.Text("id") : JsonValues.Text(reference)) is { Length: > 0 } id ? id : null;

    /// <summary>Cases of a switch hold a condition and an activity.</summary>
    private void ReadNested(Work work, ActivityNode node, string path, JsonObject nested)
    {
        if (IsActivity(nested))
        {
            AddChild(work, node, path, nested);
        }
        else if (nested.ContainsKey("expression") || (nested.ContainsKey("type") && nested.ContainsKey("value")))
        {
            node.Inputs[path] = ReadExpression(work, node, path, nested["expression"] ?? nested, nested.Text("typeName"));
        }
    }

    /// <summary>An expression of a document: <c>{type, value}</c>, or its value alone in older files.</summary>
    private Expression ReadExpression(string name, JsonNode? source, string? typeName, out string? refusedRule, out object?[] args)
    {
        (refusedRule, args) = (null, []);
        // An object without these members is a literal that happens to be one.
        var written = source as JsonObject is { } o && (o.ContainsKey("type") || o.ContainsKey("value")) ? o : null;
        var type = written is null ? "Literal" : written.Text("type") ?? "Literal";
        var value = written is null ? source : written["value"];
        if (languages.Find(type) is not { } language)
        {
            (refusedRule, args) = ("workflow.rule.unknown-expression", [type, name]);
            return new FailingExpression(Domain.Kernel.TextCatalog.Get(refusedRule, args));
        }

        try
        {
            return language.Compile(value, typeName ?? "Object");
        }
        catch (ExpressionException e)
        {
            (refusedRule, args) = ("workflow.rule.expression-unparsable", [type, e.Message, name]);
            return new FailingExpression(e.Message);
        }
    }

    private Expression ReadExpression(Work work, ActivityNode node, string name, JsonNode? source, string? typeName)
    {
        var expression = ReadExpression(name, source, typeName, out var rule, out var args);
        if (rule is not null)
        {
            work.Findings.Add(node.Error(rule, args));
        }

        return expression;
    }

    private static bool IsActivity(JsonObject candidate) =>
        candidate.Text("type") is { Length: > 0 } && candidate.ContainsKey("id") && !candidate.ContainsKey("expression") && !candidate.ContainsKey("typeName");
}
