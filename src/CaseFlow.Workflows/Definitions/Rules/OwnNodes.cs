using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions.Rules;

internal static class OwnNodes
{
    /// <summary>The activities of the definition itself; those inside a definition it uses were checked when that was published.</summary>
    public static IEnumerable<ActivityNode> Own(this WorkflowGraph graph) => graph.Nodes.Where(n => n.Boundary is not null ? n.Parent is null || IsOwn(n.Parent) : IsOwn(n));

    private static bool IsOwn(ActivityNode node)
    {
        for (var n = node; n is not null; n = n.Parent)
        {
            if (n.Boundary is not null)
            {
                return n.Parent is null;
            }
        }

        return true;
    }

    /// <summary>The definition a node stands in.</summary>
    public static WorkflowDocument DocumentOf(this ActivityNode node)
    {
        var n = node.Parent ?? node;
        while (n.Boundary is null)
        {
            n = n.Parent!;
        }

        return n.Boundary;
    }

    /// <summary>Whether a variable of that id or name is seen from the node.</summary>
    public static bool Sees(this ActivityNode node, string name)
    {
        for (var n = node; n is not null; n = n.Parent)
        {
            if (n.Variables.Any(v => v.Id == name || string.Equals(v.Name, name, StringComparison.OrdinalIgnoreCase)) || n.Outputs.ContainsValue(name))
            {
                return true;
            }

            if (n.Boundary is not null && n != node)
            {
                break;
            }
        }

        // Loops give their bodies these, and activities leave unbound outputs under their own names.
        return name is "CurrentValue" or "CurrentIndex" || name.Contains(':', StringComparison.Ordinal);
    }
}
