using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api.Elsa;

/// <summary>Whether an answer has the members of a recorded one, each of its kind; ids of the other server are learned on the way.</summary>
internal sealed class ElsaShape
{
    /// <summary>What only a stock server keeps, or keeps in its own way.</summary>
    private static readonly string[] NotOurs = ["hash", "callbackMethodName", "completionCallbacks", "activityState", "outputs", "properties", "variables", "storageDriverTypeName", "exception", "stringData", "root"];

    private readonly Dictionary<string, string> _ids = [];

    public string Ours(string text) => _ids.Aggregate(text, (t, id) => id.Key.Length > 8 ? t.Replace(id.Key, id.Value, StringComparison.Ordinal) : t);

    public IEnumerable<string> Differences(JsonNode? recorded, JsonNode? ours, string path = "$")
    {
        if (recorded is JsonObject members && ours is JsonObject own)
        {
            return members.Where(m => m.Value is not null && !NotOurs.Contains(m.Key)).SelectMany(m => Member(m.Key, m.Value!, own, $"{path}.{m.Key}")).ToList();
        }

        if (recorded is JsonArray items && ours is JsonArray mine)
        {
            // Order within a list is the server's own: one of ours has to be like their first.
            return items.Count == 0 ? [] : mine.Count == 0 ? [$"{path} is empty"] : mine.Select(m => Differences(items[0], m, $"{path}[0]").ToList()).MinBy(d => d.Count)!;
        }

        return Kind(recorded) == Kind(ours) ? [] : [$"{path} is {Kind(ours)}, not {Kind(recorded)}"];
    }

    private IEnumerable<string> Member(string name, JsonNode value, JsonObject own, string path)
    {
        if (!own.TryGetPropertyValue(name, out var mine) || mine is null)
        {
            return [$"{path} is absent"];
        }

        if (name is "id" or "activityInstanceId" && value is JsonValue)
        {
            _ids.TryAdd(value.ToString(), mine.ToString());
        }

        return Differences(value, mine, path);
    }

    private static string Kind(JsonNode? node) => node?.GetValueKind().ToString() switch
    {
        null => "nothing",
        "True" or "False" => "truth",
        { } kind => kind,
    };
}
