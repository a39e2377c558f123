using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities.Flowcharts;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Migration;

/// <summary>What one living activity takes along: its variables, and of a flowchart the tokens.</summary>
internal sealed class ScopeMove
{
    public ScopeMove(InstanceMove move, Execution execution, ActivityNode target)
    {
        Variables = execution.Variables is null ? null : new(execution.Variables, StringComparer.Ordinal);
        Rename(execution.Node.Variables, target.Variables);
        if (execution.Node.Behaviour is FlowchartActivity)
        {
            var tokens = new TokenMove(move, execution, target);
            Refusals.AddRange(tokens.Refusals);
            Tokens = tokens.Result;
        }
    }

    public List<Refusal> Refusals { get; } = [];

    public Dictionary<string, JsonNode?>? Variables { get; private set; }

    /// <summary>Null for what is no flowchart, and for one that remembers no token.</summary>
    public FlowTokens? Tokens { get; }

    public List<string> Dropped { get; } = [];

    public List<string> Added { get; } = [];

    /// <summary>A variable is the same where the id is, else where the name is; new ones begin as the new version says.</summary>
    private void Rename(IReadOnlyList<VariableDefinition> before, IReadOnlyList<VariableDefinition> after)
    {
        var old = Variables ?? [];
        var used = new HashSet<string>(StringComparer.Ordinal);
        var values = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var variable in after)
        {
            var known = before.FirstOrDefault(v => v.Id == variable.Id) ?? before.FirstOrDefault(v => v.Name == variable.Name && after.All(a => a.Id != v.Id));
            var key = known?.Id ?? (old.ContainsKey(variable.Id) ? variable.Id : variable.Name);
            if (old.TryGetValue(key, out var value) && used.Add(key))
            {
                values[variable.Id] = known?.TypeName == variable.TypeName && known?.IsArray == variable.IsArray ? value : Coerced(variable, value);
            }
            else
            {
                values[variable.Id] = variable.Default;
                Added.Add(variable.Name);
            }
        }

        foreach (var (key, value) in old.Where(v => !used.Contains(v.Key)))
        {
            if (before.FirstOrDefault(v => v.Id == key) is { } gone)
            {
                Dropped.Add(gone.Name);
            }
            else
            {
                values.TryAdd(key, value);
            }
        }

        Variables = values.Count == 0 ? null : values;
    }

    private static readonly string[] Numbers = ["Int16", "Int32", "Int64", "Byte", "Double", "Single", "Decimal"];

    private JsonNode? Coerced(VariableDefinition variable, JsonNode? value)
    {
        var fits = TypedValues.Coerce(value?.DeepClone(), variable.TypeName, variable.IsArray);
        var type = variable.TypeName?.Split(',')[0].Split('.')[^1];
        var wrong = fits is not null && !variable.IsArray
            && ((type == "Boolean" && fits.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
                || (Numbers.Contains(type) && fits.GetValueKind() != JsonValueKind.Number));
        if (wrong)
        {
            Refusals.Add(new Refusal("migration.variable-type", null, variable.Name, type, JsonValues.Text(value)));
        }

        return fits;
    }
}
