using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities;

/// <summary>One case of a switch: its label, the input that holds its condition, and the slot of its activity.</summary>
internal sealed record SwitchCase(string Label, string Condition, string Slot)
{
    /// <summary>Type names of Elsa's designer; they are shown and sent back, never loaded.</summary>
    public const string ListType = "UnregisteredClrType:System.Collections.Generic.ICollection`1[[Elsa.Workflows.Activities.SwitchCase, Elsa.Workflows.Core]], System.Private.CoreLib";

    public const string FlowListType =
        "UnregisteredClrType:System.Collections.Generic.ICollection`1[[Elsa.Workflows.Activities.Flowchart.Models.FlowSwitchCase, Elsa.Workflows.Core]], System.Private.CoreLib";

    public const string ModeType = "UnregisteredClrType:Elsa.Workflows.SwitchMode, Elsa.Workflows.Core";

    public static SwitchCase[] Of(ActivityNode node) => node.Source["cases"] is not JsonArray cases
        ? []
        : [.. cases.Select((c, i) => new SwitchCase((c as JsonObject)?.Text("label") ?? $"Case {i + 1}", $"cases/{i}/condition", $"cases/{i}/activity"))];

    /// <summary>The first case that holds, or with mode MatchAny every one.</summary>
    public static IEnumerable<SwitchCase> Matching(ActivityContext context, SwitchCase[] cases)
    {
        var all = context.Input<string>("mode") == "MatchAny";
        foreach (var candidate in cases)
        {
            if (context.Evaluate<bool>(candidate.Condition))
            {
                yield return candidate;
                if (!all)
                {
                    yield break;
                }
            }
        }
    }
}
