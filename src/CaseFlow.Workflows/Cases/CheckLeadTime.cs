using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Cases;

/// <summary>
/// Tells how a day lies to a last day: InTime when at least that many days remain, Late when fewer do, AfterExpiry when
/// the last day has passed. The latest day in time is the last day counted back, itself not counted (C40).
/// </summary>
[Activity("CaseFlow.CheckLeadTime", Category = "Cases")]
[Input("Day")]
[Input("LastDay", Required = true)]
[Input("Passed", "Boolean", Hint = "checkbox", Default = false)]
[Input("Number", "Int32", Required = true)]
[Input("Unit", Hint = "dropdown", Choices = "NaturalDays,WorkingDays", Default = nameof(LimitUnit.WorkingDays))]
[Output("Result", "String")]
[FlowPort(InTime)]
[FlowPort(Late)]
[FlowPort(AfterExpiry)]
public sealed class CheckLeadTime : Activity
{
    private const string InTime = "InTime";
    private const string Late = "Late";
    private const string AfterExpiry = "AfterExpiry";

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var lastDay = context.Input<DateOnly?>("LastDay") ?? throw context.Fault("deadline.no-last-day", context.ActivityName);
        var day = context.Input<DateOnly?>("Day") ?? context.Today;
        var outcome = context.Input("Passed", false) || day > lastDay ? AfterExpiry : day <= Latest(context, lastDay) ? InTime : Late;
        context.SetOutput("Result", JsonValue.Create(outcome));
        context.Complete(outcome);
        return ValueTask.CompletedTask;
    }

    public override IReadOnlyCollection<string> Outcomes(ActivityNode node) => [InTime, Late, AfterExpiry];

    public override bool UsesCalendar(ActivityNode node) => true;

    public override IEnumerable<Finding> Validate(ActivityNode node) => LimitInputs.Validate(node);

    private static DateOnly Latest(ActivityContext context, DateOnly lastDay)
    {
        var number = context.Input("Number", 0);
        return number == 0 ? lastDay
            : context.Input("Unit", LimitUnit.WorkingDays) == LimitUnit.WorkingDays ? context.Calendar.AddWorkingDays(lastDay, -number)
            : lastDay.AddDays(-number);
    }
}
