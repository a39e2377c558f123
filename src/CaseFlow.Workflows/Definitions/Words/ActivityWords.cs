using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Activities.Describing;
using CaseFlow.Workflows.Expressions;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What people call an activity of a document, its type, its members and its ways out.</summary>
internal static class ActivityWords
{
    private static readonly ActivityCatalog Catalog = new();

    public static string Name(JsonObject activity) => Given(activity) ?? JsonValues.Text(activity["id"]) ?? "";

    /// <summary>What the designer shows, else the activity's name; null where it has neither.</summary>
    public static string? Given(JsonObject activity) =>
        (activity["metadata"] as JsonObject)?.Text("displayText") is { Length: > 0 } shown ? shown
        : activity.Text("name") is { Length: > 0 } name ? name : null;

    /// <summary>The type's own name where it is unknown here.</summary>
    public static string Type(JsonObject activity) => activity.Text("type") is { } type ? TextCatalog.Find($"activity.{type}") ?? type : "";

    /// <summary>An input, an output, or one of the members that every activity has.</summary>
    public static string Member(JsonObject activity, string member)
    {
        var (type, name) = (activity.Text("type"), Pascal(member));
        return TextCatalog.Find($"activity.{type}.input.{name}") ?? TextCatalog.Find($"activity.{type}.output.{name}")
            ?? TextCatalog.Find($"words.activity-member.{member}")
            ?? TextCatalog.Find($"activity-input.{name}") ?? TextCatalog.Find($"activity-output.{name}") ?? member;
    }

    /// <summary>A way out; null for the only one an activity has by itself.</summary>
    public static string? Port(JsonObject? activity, string port)
    {
        var forms = JsonValues.Parsed((activity?["forms"] as JsonObject)?["expression"]?["value"]) as JsonObject;
        return (forms?[port] as JsonObject)?.Text("label") is { Length: > 0 } label ? label
            : port is "" or "Done" ? null
            : activity?.Text("type") is { } type ? DescriptorTexts.Port(type, port) : port;
    }

    /// <summary>What stands for a value in the designer's list of choices; null where the input has none.</summary>
    public static string? Choice(string type, string input, string value) =>
        Catalog.Find(type)?.Inputs.FirstOrDefault(i => i.Name == input && i.Choices is not null) is { } found ? DescriptorTexts.Choice(type, found, value) : null;

    public static string Pascal(string member) => char.ToUpperInvariant(member[0]) + member[1..];
}
