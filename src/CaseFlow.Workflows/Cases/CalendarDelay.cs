using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Cases;

/// <summary>
/// Waits a number of working or natural days by the calendar in force, until a time of day in Asia/Shanghai. The start
/// day is not counted; a limit in hours ends to the minute and has no time of day.
/// </summary>
[Activity("CaseFlow.CalendarDelay", Category = "Cases")]
[Input("Number", "Int32", Required = true)]
[Input("Unit", Hint = "dropdown", Choices = LimitInputs.Units, Default = nameof(LimitUnit.WorkingDays))]
[Input("Roll", Hint = "dropdown", Choices = LimitInputs.Rolls, Default = nameof(RollRule.None))]
[Input("TimeOfDay", Default = "09:00")]
[Output("DueAt", "DateTimeOffset")]
public sealed class CalendarDelay : Activity
{
    private static readonly TimeOnly Morning = new(9, 0);

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var limit = context.Limit() ?? throw context.Fault("calendar-delay.no-number", context.ActivityName);
        var end = context.Calendar.End(context.Now, limit);
        var dueAt = limit.Unit == LimitUnit.Hours ? end.DueAt : end.LastDay.At(context.Input("TimeOfDay", Morning));
        context.SetOutput("DueAt", dueAt);
        if (dueAt > context.Now)
        {
            context.WaitUntil(dueAt);
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityContext context, JsonObject input)
    {
        context.Complete();
        return ValueTask.CompletedTask;
    }

    public override bool UsesCalendar(ActivityNode node) => true;

    public override IEnumerable<Finding> Validate(ActivityNode node)
    {
        foreach (var finding in LimitInputs.Validate(node))
        {
            yield return finding;
        }

        if (node.ConstantInput("TimeOfDay") is { } time && !TimeOnly.TryParse(Expressions.JsonValues.Text(time), System.Globalization.CultureInfo.InvariantCulture, out _))
        {
            yield return node.Error("calendar-delay.time", Expressions.JsonValues.Text(time));
        }
    }
}
