using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Runtime;

/// <summary>What an administrator changes in a running instance by hand.</summary>
internal sealed partial class Burst
{
    /// <summary>Sets a variable where it is declared, by id or name, the outermost scope first. False when no living scope has it.</summary>
    public bool ModifyVariable(string variable, JsonNode? value)
    {
        foreach (var execution in State.All())
        {
            if (execution.Node.Variables.FirstOrDefault(v => v.Id == variable || v.Name == variable) is { } declared)
            {
                (execution.Variables ??= new Dictionary<string, JsonNode?>(StringComparer.Ordinal))[declared.Id] =
                    TypedValues.Coerce(value?.DeepClone(), declared.TypeName, declared.IsArray);
                return true;
            }
        }

        return false;
    }

    /// <summary>Does a failed activity again, else starts it in the scope it stands in. False when that does not run, or the activity does already.</summary>
    public async ValueTask<bool> ScheduleActivityAsync(ActivityNode node)
    {
        var all = State.All();
        if (State.Incidents.Find(i => i.ResolvedAt is null && all.Any(e => e.Id == i.ExecutionId && e.Node == node)) is { } incident)
        {
            return await RetryAsync(incident.Id);
        }

        if (State.Status != InstanceStatus.Running || all.Any(e => e.Node == node) || all.Where(e => e.Node == node.Parent).ToList() is not [var parent])
        {
            return false;
        }

        Schedule(parent, node, null, null);
        await RunAsync();
        return true;
    }
}
