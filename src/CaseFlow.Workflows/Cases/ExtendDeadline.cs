using CaseFlow.Workflows.Activities;
using Command = CaseFlow.Domain.Deadlines.ExtendDeadline;

namespace CaseFlow.Workflows.Cases;

/// <summary>Moves a running deadline to a new last day; the old one stays in its history (C40).</summary>
[Activity("CaseFlow.ExtendDeadline", Category = "Cases")]
[Input("Key", Required = true)]
[Input("NewLastDay", Required = true)]
[Input("Reason")]
[Output("Deadline")]
public sealed class ExtendDeadline : Activity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var key = context.Input<string>("Key") ?? throw context.Fault("deadline.no-key", context.ActivityName);
        var day = context.Input<DateOnly?>("NewLastDay") ?? throw context.Fault("deadline.no-last-day", context.ActivityName);
        context.SetOutput("Deadline", await context.SendAsync(new Command(context.SubjectId, key, day, context.Input<string>("Reason") ?? "")));
    }
}
