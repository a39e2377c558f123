using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Runtime;

/// <summary>
/// Finds variables up the scopes. A definition used as an activity is a boundary: inside it only its own variables,
/// inputs and outputs are seen.
/// </summary>
internal static class Scope
{
    public static bool TryGet(Execution from, string name, out JsonNode? value)
    {
        for (var e = from; e is not null; e = e.Parent)
        {
            if (e.Variables is { } values && Key(e, name) is { } key && values.TryGetValue(key, out value))
            {
                return true;
            }

            if (e.Node.Boundary is not null)
            {
                break;
            }
        }

        value = null;
        return false;
    }

    public static void Set(Execution from, string name, JsonNode? value)
    {
        for (var e = from; ; e = e.Parent)
        {
            if (e.Variables is { } values && Key(e, name) is { } key && values.ContainsKey(key))
            {
                values[key] = value;
                return;
            }

            if (e.Node.Boundary is not null || e.Parent is null)
            {
                (e.Variables ??= new Dictionary<string, JsonNode?>(StringComparer.Ordinal))[name] = value;
                return;
            }
        }
    }

    /// <summary>Writes an output to what it is bound to: a variable, else an output of the workflow, else memory of that name.</summary>
    public static void Bind(Execution from, InstanceState state, string target, JsonNode? value)
    {
        if (TryGet(from, target, out _))
        {
            Set(from, target, value);
        }
        else if (BoundaryOf(from).Node.Boundary!.Outputs.FirstOrDefault(o => string.Equals(o.Name, target, StringComparison.OrdinalIgnoreCase)) is { } output)
        {
            SetWorkflowOutput(from, state, output.Name, value);
        }
        else
        {
            Set(from, target, value);
        }
    }

    public static JsonNode? WorkflowInput(Execution from, InstanceState state, string name)
    {
        var boundary = BoundaryOf(from);
        var values = boundary.Parent is null ? state.Input : boundary.Input;
        if (values is not null && values.TryGetValue(name, out var value))
        {
            return value;
        }

        return boundary.Node.Boundary!.Inputs.FirstOrDefault(i => string.Equals(i.Name, name, StringComparison.OrdinalIgnoreCase))?.Default;
    }

    public static void SetWorkflowOutput(Execution from, InstanceState state, string name, JsonNode? value)
    {
        var boundary = BoundaryOf(from);
        var values = boundary.Parent is null ? state.Output : boundary.Output ??= new(StringComparer.OrdinalIgnoreCase);
        values[name] = value;
    }

    public static Execution BoundaryOf(Execution from)
    {
        var e = from;
        while (e.Node.Boundary is null && e.Parent is not null)
        {
            e = e.Parent;
        }

        return e;
    }

    /// <summary>All variables seen from here, the nearest of a name first.</summary>
    public static IEnumerable<(string Name, JsonNode? Value)> Visible(Execution from)
    {
        for (var e = from; e is not null; e = e.Parent)
        {
            foreach (var (id, value) in e.Variables ?? [])
            {
                yield return (e.Node.Variables.FirstOrDefault(v => v.Id == id)?.Name ?? id, value);
            }

            if (e.Node.Boundary is not null)
            {
                yield break;
            }
        }
    }

    private static string? Key(Execution e, string name)
    {
        foreach (var v in e.Node.Variables)
        {
            if (v.Id == name || v.Name == name)
            {
                return v.Id;
            }
        }

        return e.Variables!.ContainsKey(name) ? name : null;
    }
}
