using System.Text.Json;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// Which version of each definition used as an activity a version was made with, so that it stays the same when the child
/// goes on. Fixed when the version is published. Stored as <c>{"child":2}</c>.
/// </summary>
internal sealed class ChildPins
{
    private readonly SortedDictionary<string, int> _versions = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Versions => _versions;

    public int? Of(string definitionId) => _versions.TryGetValue(definitionId, out var version) ? version : null;

    public void Set(string definitionId, int version) => _versions[definitionId] = version;

    public string ToText() => _versions.Count == 0 ? "" : JsonSerializer.Serialize(_versions);

    public static ChildPins Parse(string text)
    {
        var pins = new ChildPins();
        foreach (var (definitionId, version) in text.Length == 0 ? [] : JsonSerializer.Deserialize<Dictionary<string, int>>(text)!)
        {
            pins.Set(definitionId, version);
        }

        return pins;
    }
}
