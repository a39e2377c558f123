using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>
/// Values that are written out and are not what the activity takes: named, and in their place an expression that faults, so
/// that no rule and no activity after this meets them.
/// </summary>
internal sealed partial class GraphCompiler
{
    private static readonly Dictionary<string, Type> Checked = new(StringComparer.Ordinal) { ["List<String>"] = typeof(string[]), ["Boolean"] = typeof(bool?) };

    private void CheckConstants(Work work)
    {
        foreach (var node in work.Nodes)
        {
            foreach (var input in catalog.Find(node.Type)?.Inputs ?? [])
            {
                if (Checked.TryGetValue(input.TypeName, out var type) && node.ConstantInput(input.Name) is { } constant && Unreadable(constant, type) is { } why)
                {
                    work.Findings.Add(node.Error("workflow.rule.input-unreadable", input.Name, why));
                    node.Inputs[input.Name] = new FailingExpression(why);
                }
            }
        }
    }

    private static string? Unreadable(System.Text.Json.Nodes.JsonNode constant, Type type)
    {
        try
        {
            _ = JsonValues.To(constant, type);
            return null;
        }
        catch (ExpressionException e)
        {
            return e.Message;
        }
    }
}
