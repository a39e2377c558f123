using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Cases;

/// <summary>
/// Starts a deadline over the case with its reminder ladder, and waits for its end: Overdue when it passes, Met when it
/// was met. It may be extended or stopped by its key meanwhile; ending this activity ends the deadline.
/// </summary>
[Activity("CaseFlow.Deadline", Category = "Cases")]
[Input("Key", Required = true)]
[Input("Title", Required = true)]
[Input("Number", "Int32")]
[Input("Unit", Hint = "dropdown", Choices = LimitInputs.Units, Default = nameof(LimitUnit.NaturalDays))]
[Input("Roll", Hint = "dropdown", Choices = LimitInputs.Rolls, Default = nameof(RollRule.Forward))]
[Input("From", "DateTimeOffset")]
[Input("LastDay")]
[Input("Ladder", "Object", Hint = "json-editor")]
[Output("Deadline")]
[FlowPort(Overdue)]
[FlowPort(Met)]
public sealed class Deadline : Activity
{
    private const string Overdue = "Overdue";
    private const string Met = "Met";

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var lastDay = context.Input<DateOnly?>("LastDay");
        var limit = context.Limit()
            ?? (lastDay is null ? throw context.Fault("deadline.no-limit", context.ActivityName) : new Limit(0, LimitUnit.NaturalDays));
        var bookmark = context.Wait(Stimuli.Deadline);
        var started = await context.SendAsync(new StartDeadline(
            context.SubjectId, bookmark, Key(context), context.Input<string>("Title") ?? context.ActivityName, limit,
            context.Input<DateTimeOffset?>("From"), lastDay, context.Input<ReminderLadder>("Ladder") ?? ReminderLadder.None));
        context.SetOutput("Deadline", started);
    }

    public override ValueTask ResumeAsync(ActivityContext context, JsonObject input)
    {
        context.Complete(input.Text("outcome") ?? Overdue);
        return ValueTask.CompletedTask;
    }

    public override async ValueTask CancelAsync(ActivityContext context) =>
        await context.SendAsync(new Domain.Deadlines.StopDeadline(context.SubjectId, Key(context), Met: false));

    public override async ValueTask<bool> ReopenAsync(ActivityContext context)
    {
        await context.SendAsync(new ReopenDeadline(context.SubjectId, Key(context)));
        return true;
    }

    /// <summary>A running deadline is found by its key.</summary>
    public override Refusal? RefusesMove(ActivityNode from, ActivityNode to) =>
        from.ConstantInput("Key") is { } old && to.ConstantInput("Key") is { } next && JsonValues.Text(old) != JsonValues.Text(next)
            ? new Refusal("migration.deadline-key", null, from.Name ?? from.Id, JsonValues.Text(old), JsonValues.Text(next))
            : null;

    public override IReadOnlyCollection<string> Outcomes(ActivityNode node) => [Overdue, Met];

    public override IEnumerable<Finding> Validate(ActivityNode node)
    {
        if (!node.HasInput("Number") && !node.HasInput("LastDay"))
        {
            yield return node.Error("deadline.no-limit", node.Name ?? node.Id);
        }

        foreach (var finding in LimitInputs.Validate(node).Concat(LimitInputs.ValidateLadder(node)))
        {
            yield return finding;
        }
    }

    private static string Key(ActivityContext context) =>
        context.Input<string>("Key") ?? throw context.Fault("deadline.no-key", context.ActivityName);
}
