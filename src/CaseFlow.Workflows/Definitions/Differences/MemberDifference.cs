using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What changed of one activity: each input or output a line, number, unit and roll rule of its limit together one.</summary>
internal sealed class MemberDifference(WorkflowDocument from, WorkflowDocument to)
{
    private static readonly HashSet<string> OfLimits =
        ["ladder", "from", "dueFrom", "lastDay", "newLastDay", "timeOfDay", "cronExpression", "interval", "timeSpan", "startAt", "dateTime"];

    private static readonly HashSet<string> OfPeople = ["candidates", "to", "forms", "outcomes", "formParameters"];

    private readonly (ValueWords From, ValueWords To) _words = (new ValueWords(from), new ValueWords(to));
    private readonly (LimitUses From, LimitUses To) _limits = (new LimitUses(from), new LimitUses(to));

    public IEnumerable<DifferenceLine> Of(string id, JsonObject old, JsonObject now, IEnumerable<string> members)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            var (a, b) = (ActivityParts.Without(old[member]), ActivityParts.Without(now[member]));
            if (JsonNode.DeepEquals(a, b))
            {
                continue;
            }

            if (LimitMembers.PrefixOf(member) is { } prefix && _limits.From.Of(old, prefix) is { } before && _limits.To.Of(now, prefix) is { } after)
            {
                if (before != after && told.Add(prefix))
                {
                    yield return new DifferenceLine(
                        DifferenceGroup.Parameters, "activity-limit-changed", id, ActivityWords.Name(now), LimitText.Of(before, after), LimitText.Of(after, before));
                }

                continue;
            }

            foreach (var line in TableDifference.Of(id, ActivityWords.Name(now), now.Text("type"), member, a, b) ?? [Changed(id, old, now, member, a, b)])
            {
                yield return line;
            }
        }
    }

    private DifferenceLine Changed(string id, JsonObject old, JsonObject now, string member, JsonNode? a, JsonNode? b)
    {
        var (label, input) = (ActivityWords.Member(now, member), ActivityWords.Pascal(member));
        var (before, after) = (_words.From.Of(old.Text("type") ?? "", input, a), _words.To.Of(now.Text("type") ?? "", input, b));
        return before == after
            ? new DifferenceLine(GroupOf(member), "activity-member-changed", id, ActivityWords.Name(now), label)
            : new DifferenceLine(GroupOf(member), "activity-changed", id, ActivityWords.Name(now), label, before, after);
    }

    private static DifferenceGroup GroupOf(string member) =>
        OfLimits.Contains(member) || LimitMembers.PrefixOf(member) is not null ? DifferenceGroup.Parameters
        : OfPeople.Contains(member) ? DifferenceGroup.People
        : DifferenceGroup.Steps;
}

/// <summary>Members of activities, of which those that hold activities are told apart.</summary>
internal static class ActivityParts
{
    /// <summary>Activities inside are told of by themselves; here only that they stand there, and in which order.</summary>
    public static JsonNode? Without(JsonNode? value) => value switch
    {
        JsonObject o when IsActivity(o) => JsonValue.Create(ActivityWords.Name(o)),
        JsonArray list when list.Any(i => i is JsonObject o && IsActivity(o)) => null,
        JsonArray list => new JsonArray([.. list.Select(i => i is JsonObject o ? Shallow(o) : i?.DeepClone())]),
        _ => value,
    };

    private static JsonObject Shallow(JsonObject item) =>
        new(item.Select(m => KeyValuePair.Create(m.Key, m.Value is JsonObject o && IsActivity(o) ? JsonValue.Create(ActivityWords.Name(o)) : m.Value?.DeepClone())));

    private static bool IsActivity(JsonObject candidate) => candidate.Text("type") is not null && candidate.ContainsKey("id");
}
