using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Simulation;

/// <summary>Activities and their ways out as people read them: the name on the drawing, the label of the outcome.</summary>
internal static class StepNames
{
    public static string Title(ActivityNode node) =>
        Shown((node.Source["metadata"] as JsonObject)?.Text("displayText")) ?? Shown(JsonValues.Text(node.ConstantInput("title"))) ?? Shown(node.Name) ?? node.Id;

    public static string Left(ActivityNode node, IReadOnlyList<string> outcomes) =>
        outcomes is ["Done"] ? "" : string.Join(TextCatalog.Get("trial.and"), outcomes.Select(o => Outcome(node, o)));

    public static string Outcome(ActivityNode node, string outcome) =>
        JsonValues.Parsed(node.ConstantInput("Forms")) is JsonObject forms && Shown((forms[outcome] as JsonObject)?.Text("label")) is { } label
            ? label
            : TextCatalog.Find($"flow.port.{outcome}") ?? outcome;

    private static string? Shown(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
