using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>All activities of a document's JSON, however deep, without compiling it. A list in place of recursion.</summary>
internal static class ActivityWalk
{
    public static IEnumerable<JsonObject> Of(WorkflowDocument document)
    {
        var open = new Stack<JsonNode>([document.Root]);
        while (open.TryPop(out var node))
        {
            if (node is JsonObject activity && activity.Text("type") is not null && activity.ContainsKey("id"))
            {
                yield return activity;
            }

            var inside = node switch
            {
                JsonObject o => o.Select(m => m.Value),
                JsonArray a => a,
                _ => [],
            };
            foreach (var child in inside.Where(c => c is JsonObject or JsonArray).Reverse())
            {
                open.Push(child!);
            }
        }
    }
}
