using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Variables by their names. Number, unit and roll rule of one limit are one line: 由 10 个自然日改为 15 个工作日.</summary>
internal sealed class VariableDifference
{
    private readonly (LimitUses From, LimitUses To) _limits;
    private readonly (ParameterNames From, ParameterNames To) _names;
    private readonly (ValueWords From, ValueWords To) _words;
    private readonly (Dictionary<string, JsonObject> From, Dictionary<string, JsonObject> To) _variables;

    private VariableDifference(WorkflowDocument from, WorkflowDocument to)
    {
        _limits = (new LimitUses(from), new LimitUses(to));
        _names = (new ParameterNames(from.Json), new ParameterNames(to.Json));
        _words = (new ValueWords(from), new ValueWords(to));
        _variables = (ByName(from), ByName(to));
    }

    public static IEnumerable<DifferenceLine> Of(WorkflowDocument from, WorkflowDocument to)
    {
        var difference = new VariableDifference(from, to);
        return difference.Removed().Concat(difference.Changed()).Concat(difference.Added());
    }

    private IEnumerable<DifferenceLine> Removed() => _variables.From.Where(v => !_variables.To.ContainsKey(v.Key))
        .Select(v => new DifferenceLine(GroupOf(v.Value), "variable-removed", null, _names.From.Title(v.Key)));

    private IEnumerable<DifferenceLine> Added() => _variables.To.Where(v => !_variables.From.ContainsKey(v.Key))
        .Select(v => new DifferenceLine(GroupOf(v.Value), "variable-added", _limits.To.UserOf(v.Key), _names.To.Title(v.Key), Value(_limits.To, _words.To, v.Key, v.Value)));

    private IEnumerable<DifferenceLine> Changed()
    {
        foreach (var (name, old) in _variables.From)
        {
            if (!_variables.To.TryGetValue(name, out var now))
            {
                continue;
            }

            if (Limit(name) is { } limit)
            {
                yield return limit;
            }
            else if (!InLimit(name) && !JsonNode.DeepEquals(old["value"], now["value"]))
            {
                yield return new DifferenceLine(
                    GroupOf(now), "variable-changed", null, _names.To.Title(name), _words.From.Of(old["value"], old.Text("typeName")), _words.To.Of(now["value"], now.Text("typeName")));
            }

            foreach (var part in old.Select(m => m.Key).Union(now.Select(m => m.Key)).Where(p => p is not ("id" or "value") && !JsonNode.DeepEquals(old[p], now[p])))
            {
                yield return new DifferenceLine(DifferenceGroup.Other, "variable-part-changed", null, _names.To.Title(name), TextCatalog.Find($"words.argument-member.{part}") ?? part);
            }

            if (_names.From.Description(name) != _names.To.Description(name))
            {
                yield return new DifferenceLine(DifferenceGroup.Other, "variable-described", null, _names.To.Title(name));
            }
        }
    }

    private DifferenceLine? Limit(string name)
    {
        if (_limits.From.Of(name) is not { } before || _limits.To.Of(name) is not { } after || before == after)
        {
            return null;
        }

        return new DifferenceLine(
            DifferenceGroup.Parameters, "limit-changed", _limits.To.UserOf(name), _names.To.Title(name), LimitText.Of(before, after), LimitText.Of(after, before));
    }

    /// <summary>What is told as part of a limit in both versions is not told again by itself.</summary>
    private bool InLimit(string name)
    {
        var number = _limits.To.NumberOf(name) ?? name;
        return (_limits.From.NumberOf(name) ?? name) == number && _limits.From.Of(number) is not null && _limits.To.Of(number) is not null;
    }

    private static string Value(LimitUses limits, ValueWords words, string name, JsonObject variable) =>
        limits.Of(name) is { } limit ? LimitText.Of(limit) : words.Of(variable["value"], variable.Text("typeName"));

    /// <summary>What only the running process writes is no parameter.</summary>
    private static DifferenceGroup GroupOf(JsonObject variable) => variable["value"] is null ? DifferenceGroup.Other : DifferenceGroup.Parameters;

    private static Dictionary<string, JsonObject> ByName(WorkflowDocument document) => (document.Json["variables"] as JsonArray ?? []).OfType<JsonObject>()
        .GroupBy(v => v.Text("name") ?? v.Text("id") ?? "").ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
}
