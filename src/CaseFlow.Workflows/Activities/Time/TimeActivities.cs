using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Scheduling;

namespace CaseFlow.Workflows.Activities.Time;

/// <summary>Waits for a span of time.</summary>
[Activity("Elsa.Delay", Category = "Scheduling")]
[Input("TimeSpan", "TimeSpan", Required = true, Default = "00:01:00")]
internal sealed class DelayActivity : WaitActivity
{
    protected override DateTimeOffset DueAt(ActivityContext context) => context.Now + context.Input<TimeSpan>("timeSpan");
}

/// <summary>Starts the workflow again and again; inside a workflow it waits once for its interval.</summary>
[Activity(TypeName, Category = "Scheduling", Trigger = true)]
[Input("Interval", "TimeSpan", Required = true, Default = "00:01:00")]
[Input("Misfire", Hint = "dropdown", Choices = Misfire.Choices)]
[Input("CatchUpMost", "Int32")]
internal sealed class TimerActivity : WaitActivity
{
    public const string TypeName = "Elsa.Timer";

    protected override DateTimeOffset DueAt(ActivityContext context) => context.Now + context.Input<TimeSpan>("interval");

    public override IEnumerable<Finding> Validate(ActivityNode node)
    {
        if (node.ConstantInput("interval") is { } constant && JsonValues.Text(constant) is { } text && (!TimeSpan.TryParse(text, out var span) || span <= TimeSpan.Zero))
        {
            yield return node.Error("workflow.rule.bad-interval", text);
        }
    }
}

/// <summary>Starts the workflow by a cron expression; inside a workflow it waits for the next time.</summary>
[Activity(TypeName, Category = "Scheduling", Trigger = true)]
[Input("CronExpression", Required = true)]
[Input("Misfire", Hint = "dropdown", Choices = Misfire.Choices)]
[Input("CatchUpMost", "Int32")]
internal sealed class CronActivity : WaitActivity
{
    public const string TypeName = "Elsa.Cron";

    protected override DateTimeOffset DueAt(ActivityContext context)
    {
        var expression = context.Input<string>("cronExpression") ?? "";
        try
        {
            return CronText.Next(expression, context.Now) ?? throw context.Fault("workflow.cron.never", expression);
        }
        catch (FormatException e)
        {
            throw new ExpressionException(e.Message, e);
        }
    }

    public override IEnumerable<Finding> Validate(ActivityNode node)
    {
        if (node.ConstantInput("cronExpression") is { } constant && CronText.Error(JsonValues.Text(constant) ?? "") is { } error)
        {
            yield return node.Error("workflow.rule.bad-cron", error);
        }
    }
}

/// <summary>Starts the workflow at an instant; inside a workflow it waits until then.</summary>
[Activity(TypeName, Category = "Scheduling", Trigger = true)]
[Input("DateTime", "DateTimeOffset", Required = true)]
[Input("Misfire", Hint = "dropdown", Choices = Misfire.Choices)]
internal sealed class StartAtActivity : WaitActivity
{
    public const string TypeName = "Elsa.StartAt";

    protected override DateTimeOffset DueAt(ActivityContext context) => context.Input<DateTimeOffset>("dateTime");
}

/// <summary>Completes at an instant, or at once where the workflow was started by it.</summary>
internal abstract class WaitActivity : Activity
{
    protected abstract DateTimeOffset DueAt(ActivityContext context);

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.TriggerInput is not null)
        {
            context.Complete();
        }
        else
        {
            context.WaitUntil(DueAt(context));
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityContext context, JsonObject input)
    {
        context.Complete();
        return ValueTask.CompletedTask;
    }
}
