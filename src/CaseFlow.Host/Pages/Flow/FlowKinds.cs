namespace CaseFlow.Host.Pages.Flow;

/// <summary>What a step is before anything ran. Texts: <c>flow.kind.&lt;key&gt;</c>; style classes <c>flow-&lt;key&gt;</c>.</summary>
public sealed record FlowKind(string Key, string Mark);

/// <summary>The kinds of steps, by their types.</summary>
public static class FlowKinds
{
    private static readonly FlowKind People = new("people", "▣");
    private static readonly FlowKind Waits = new("waits", "◷");
    private static readonly FlowKind Itself = new("system", "○");

    private static readonly HashSet<string> Waiting =
        ["CaseFlow.Deadline", "CaseFlow.CalendarDelay", "Elsa.Event", "Elsa.Delay", "Elsa.StartAt", "Elsa.Timer", "Elsa.Cron", "Elsa.ExecuteWorkflow"];

    public static readonly IReadOnlyList<FlowKind> All = [People, Waits, Itself];

    public static FlowKind Of(FlowNode node) => node.Type == "CaseFlow.HumanTask" ? People : Waiting.Contains(node.Type) ? Waits : Itself;
}
