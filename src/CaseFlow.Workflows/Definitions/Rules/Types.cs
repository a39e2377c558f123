using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Definitions.Rules;

/// <summary>Types of variables, inputs and outputs are names that mean something here. A name is only compared, never loaded.</summary>
internal sealed class TypesAreKnown : IValidationRule
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "Object", "String", "Boolean", "Byte", "Int16", "Int32", "Int64", "Single", "Double", "Decimal", "Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly",
        "TimeSpan", "Uri", "Char", "JsonObject", "JsonArray", "JsonNode", "JsonElement", "JsonDocument", "ExpandoObject", "ObjectDictionary", "StringDictionary",
        "ObjectArray", "StringArray", "Bytes", "Stream", "Exception", "HttpFile", "HttpRequest", "HttpResponse", "HttpHeaders", "Type", "Variable", "Dynamic",
        "bool", "byte", "char", "decimal", "double", "float", "int", "long", "object", "short", "string",
    };

    public IEnumerable<Finding> Check(WorkflowGraph graph)
    {
        var arguments = graph.Document.Inputs.Concat(graph.Document.Outputs).Select(a => (a.Name, a.TypeName));
        foreach (var (name, type) in arguments.Where(a => !IsKnown(a.TypeName)))
        {
            yield return new Finding("workflow.rule.unknown-type", FindingSeverity.Warning, null, null, name, type);
        }

        foreach (var node in graph.Own())
        {
            foreach (var variable in node.Variables.Where(v => !IsKnown(v.TypeName)))
            {
                yield return node.Warning("workflow.rule.unknown-type", variable.Name, variable.TypeName);
            }
        }
    }

    private static bool IsKnown(string? type)
    {
        if (string.IsNullOrEmpty(type))
        {
            return true;
        }

        // System.Int32, mscorlib · List<String> · String[] · UnregisteredClrType:…
        var name = type.Split(',')[0].Split('<', '`')[0].TrimEnd(']', '[', '?');
        name = name[(name.LastIndexOfAny(['.', ':']) + 1)..];
        return Known.Contains(name) || name is "List" or "IList" or "ICollection" or "IEnumerable" or "IDictionary" or "Dictionary" or "HashSet" or "Array" or "Nullable";
    }
}

/// <summary>What the options of a definition ask of the runtime is something it does.</summary>
internal sealed class StrategiesAreKnown : IValidationRule
{
    private static readonly string[] Incident = ["Fault", "ContinueWithIncidents"];
    private static readonly string[] Activation = ["Always", "Singleton", "Correlat"];

    public IEnumerable<Finding> Check(WorkflowGraph graph) =>
        from option in ((string Name, string[] Known)[])[("incidentStrategyType", Incident), ("activationStrategyType", Activation)]
        let value = graph.Document.Option(option.Name)
        where value is not null && !(value is JsonValue v && v.TryGetValue<string>(out var text) && (text.Length == 0 || option.Known.Any(text.Contains)))
        select new Finding("workflow.rule.unknown-strategy", FindingSeverity.Warning, null, null, option.Name, JsonValues.Text(value));
}
