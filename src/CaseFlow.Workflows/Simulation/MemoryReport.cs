using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Simulation;

/// <summary>The JSON document that <c>workflows run</c> prints.</summary>
internal static class MemoryReport
{
    public static JsonObject Refused(WorkflowGraph graph) => new()
    {
        ["status"] = "NotStarted",
        ["subStatus"] = "Invalid",
        ["lines"] = new JsonArray(),
        ["output"] = new JsonObject(),
        ["correlationId"] = null,
        ["journal"] = new JsonArray(),
        ["bookmarks"] = new JsonArray(),
        ["incidents"] = new JsonArray(),
        ["validation"] = Validation(graph.Findings),
    };

    public static JsonObject Of(InstanceState main, MemoryStore store) => new()
    {
        ["status"] = main.Status.ToString(),
        ["subStatus"] = main.SubStatus.ToString(),
        ["lines"] = new JsonArray([.. store.Journal.Where(j => j.Entry.Event == JournalEvents.Line).Select(j => JsonValue.Create(j.Entry.Text))]),
        ["output"] = new JsonObject(main.Output.Select(o => KeyValuePair.Create(o.Key, o.Value?.DeepClone()))),
        ["correlationId"] = main.CorrelationId,
        ["name"] = main.Name,
        ["outcomes"] = new JsonArray([.. main.Outcomes.Select(o => JsonValue.Create(o))]),
        ["instances"] = new JsonArray([.. store.Instances.Values.Select(Instance)]),
        ["journal"] = new JsonArray([.. store.Journal.Where(j => j.Entry.Event != JournalEvents.Line).Select(j => Entry(j.InstanceId, j.At, j.Entry))]),
        ["bookmarks"] = new JsonArray([.. store.Instances.Values.SelectMany(i => i.Bookmarks.Values.Select(b => Bookmark(i, b)))]),
        ["incidents"] = new JsonArray([.. store.Instances.Values.SelectMany(i => i.Incidents.Select(n => Incident(i, n)))]),
        ["validation"] = Validation(main.Graph.Findings),
    };

    public static JsonArray Validation(IEnumerable<Finding> findings) => new([.. findings.Select(f => new JsonObject
    {
        ["rule"] = f.Rule,
        ["severity"] = f.Severity.ToString().ToLowerInvariant(),
        ["activityId"] = f.ActivityId,
        ["activityName"] = f.ActivityName,
        ["message"] = f.Text,
    })]);

    private static JsonObject Instance(InstanceState i) => new()
    {
        ["instanceId"] = i.Id.ToString(),
        ["definitionId"] = i.Graph.DefinitionId,
        ["version"] = i.Graph.Version,
        ["parentInstanceId"] = i.ParentInstanceId?.ToString(),
        ["status"] = i.Status.ToString(),
        ["subStatus"] = i.SubStatus.ToString(),
    };

    private static JsonObject Entry(Guid instanceId, DateTimeOffset at, JournalEntry entry) => new()
    {
        ["activityId"] = entry.Node.Id,
        ["activityName"] = entry.Node.Name,
        ["activityType"] = entry.Node.Type,
        ["event"] = entry.Event,
        ["outcomes"] = entry.Outcomes is null ? null : new JsonArray([.. entry.Outcomes.Select(o => JsonValue.Create(o))]),
        ["at"] = Iso(at),
        ["instanceId"] = instanceId.ToString(),
        ["text"] = entry.Text,
    };

    private static JsonObject Bookmark(InstanceState i, Bookmark b) => new()
    {
        ["id"] = b.Id.ToString(),
        ["instanceId"] = i.Id.ToString(),
        ["activityId"] = i.ActivityOf(b)?.Id,
        ["activityName"] = i.ActivityOf(b)?.Name,
        ["stimulus"] = b.Stimulus,
        ["key"] = b.Key,
        ["dueAt"] = b.DueAt is { } due ? Iso(due) : null,
        ["payload"] = b.Payload?.DeepClone(),
    };

    private static JsonObject Incident(InstanceState i, Incident n) => new()
    {
        ["id"] = n.Id.ToString(),
        ["instanceId"] = i.Id.ToString(),
        ["activityId"] = n.ActivityId,
        ["activityName"] = n.ActivityName,
        ["activityType"] = n.ActivityType,
        ["code"] = n.Code,
        ["message"] = n.Text,
        ["at"] = Iso(n.At),
    };

    private static string Iso(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fffK", CultureInfo.InvariantCulture);
}
