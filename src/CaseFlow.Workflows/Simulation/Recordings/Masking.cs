using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Simulation.Recordings;

/// <summary>
/// Leaves out what may name a person: of texts only days, times and words that stand in the definitions themselves (a
/// grade that a branch asks for) are kept; ids become others, the same one always the same.
/// </summary>
internal sealed partial class Masking(IEnumerable<WorkflowDocument> documents)
{
    private const string Hidden = "…";

    private readonly Dictionary<Guid, Guid> _ids = [];
    private readonly HashSet<string> _words =
    [
        .. documents.SelectMany(d => Word().Matches(d.Json.ToJsonString(Expressions.JsonValues.Options)).Select(m => m.Value)),
        .. Enum.GetNames<LimitUnit>(), .. Enum.GetNames<RollRule>(),
    ];

    public JsonNode? Of(JsonNode? value) => value switch
    {
        JsonObject o => new JsonObject(o.Select(m => KeyValuePair.Create(m.Key, Of(m.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Of)]),
        JsonValue v when v.GetValueKind() == JsonValueKind.String => JsonValue.Create(Text(Expressions.JsonValues.Text(v)!)),
        _ => value?.DeepClone(),
    };

    private string Text(string text)
    {
        if (Guid.TryParse(text, out var id))
        {
            if (!_ids.TryGetValue(id, out var other))
            {
                _ids[id] = other = Guid.Parse($"00000000-0000-7000-8000-{_ids.Count + 1:D12}");
            }

            return other.ToString();
        }

        return text.Length == 0 || Moment().IsMatch(text) || _words.Contains(text) ? text : Hidden;
    }

    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?|\d{2}:\d{2}(:\d{2})?)$")]
    private static partial Regex Moment();

    [GeneratedRegex(@"[\w\-]+")]
    private static partial Regex Word();
}
