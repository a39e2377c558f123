using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// The limits of a definition as people say them. An activity gives number, unit and roll rule apart, each as a value or
/// a variable; a variable that is a number is told together with the unit that stands beside it there.
/// </summary>
internal sealed class LimitUses
{
    private readonly Dictionary<string, JsonNode?> _values;
    private readonly Dictionary<string, JsonObject> _byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);

    public LimitUses(WorkflowDocument document)
    {
        _values = document.Variables.GroupBy(v => v.Name).ToDictionary(g => g.Key, g => g.First().Default, StringComparer.Ordinal);
        foreach (var activity in ActivityWalk.Of(document))
        {
            foreach (var prefix in LimitMembers.Prefixes)
            {
                if (Variable(activity[LimitMembers.Number(prefix)]) is { } number && _byNumber.TryAdd(number, activity))
                {
                    Note(number, Variable(activity[LimitMembers.Unit(prefix)]));
                    Note(number, Variable(activity[LimitMembers.Roll(prefix)]));
                }
            }
        }
    }

    /// <summary>The activity that uses the variable as the number of a limit; null where none does.</summary>
    public string? UserOf(string number) => _byNumber.TryGetValue(number, out var activity) ? JsonValues.Text(activity["id"]) : null;

    /// <summary>The number whose unit or roll rule this variable is; null for any other.</summary>
    public string? NumberOf(string part) => _parts.GetValueOrDefault(part);

    /// <summary>The limit that the variable is the number of: 10 个自然日, and its roll rule.</summary>
    public (string Amount, string? Roll)? Of(string number) => _byNumber.TryGetValue(number, out var activity)
        ? Of(activity, LimitMembers.Prefixes.First(p => Variable(activity[LimitMembers.Number(p)]) == number))
        : null;

    /// <summary>The limit of an activity; null where it is a script or none.</summary>
    public (string Amount, string? Roll)? Of(JsonObject activity, string prefix)
    {
        if (!int.TryParse(Value(activity[LimitMembers.Number(prefix)]), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var unit = activity[LimitMembers.Unit(prefix)] is null ? nameof(LimitUnit.NaturalDays) : Value(activity[LimitMembers.Unit(prefix)]);
        return TextCatalog.Find($"limit.unit.{unit}") is { } word
            ? ($"{number} {word}", Value(activity[LimitMembers.Roll(prefix)]) is { } roll ? TextCatalog.Find($"limit.roll.{roll}") : null)
            : null;
    }

    private void Note(string number, string? part)
    {
        if (part is not null)
        {
            _parts.TryAdd(part, number);
        }
    }

    private string? Value(JsonNode? input) => Variable(input) is { } name
        ? JsonValues.Text(_values.GetValueOrDefault(name))
        : Expression(input) is { } e && e.Text("type") is null or "Literal" or "Object" ? JsonValues.Text(Expression(input)?["value"]) : null;

    private static string? Variable(JsonNode? input) =>
        Expression(input) is { } e && e.Text("type") == "Variable" ? (e["value"] as JsonObject)?.Text("name") ?? JsonValues.Text(e["value"]) : null;

    private static JsonObject? Expression(JsonNode? input) => (input as JsonObject)?["expression"] as JsonObject;
}

/// <summary>The members in which activities write a limit: number, unit, roll, perhaps with a word before.</summary>
internal static class LimitMembers
{
    public static readonly string[] Prefixes = ["", "due"];

    public static string Number(string prefix) => Named(prefix, "number");

    public static string Unit(string prefix) => Named(prefix, "unit");

    public static string Roll(string prefix) => Named(prefix, "roll");

    /// <summary>The prefix of a limit's member; null for any other member.</summary>
    public static string? PrefixOf(string member) => Array.Find(Prefixes, p => member == Number(p) || member == Unit(p) || member == Roll(p));

    private static string Named(string prefix, string part) => prefix.Length == 0 ? part : prefix + char.ToUpperInvariant(part[0]) + part[1..];
}
