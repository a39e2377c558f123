using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What people call an activity of a document.</summary>
internal static class ActivityWords
{
    /// <summary>The text shown in the designer, else the name, else the id.</summary>
    public static string NameOf(JsonObject activity) =>
        (activity["metadata"] as JsonObject)?.Text("displayText") is { Length: > 0 } shown ? shown
        : activity.Text("name") is { Length: > 0 } name ? name : JsonValues.Text(activity["id"]) ?? "";
}
