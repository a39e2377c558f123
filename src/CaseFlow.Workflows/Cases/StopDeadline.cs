using CaseFlow.Workflows.Activities;
using Command = CaseFlow.Domain.Deadlines.StopDeadline;

namespace CaseFlow.Workflows.Cases;

/// <summary>Ends a running deadline: met, or no longer needed. Its remaining reminders never go out.</summary>
[Activity("CaseFlow.StopDeadline", Category = "Cases")]
[Input("Key", Required = true)]
[Input("Met", "Boolean", Hint = "checkbox", Default = true)]
public sealed class StopDeadline : Activity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var key = context.Input<string>("Key") ?? throw context.Fault("deadline.no-key", context.ActivityName);
        await context.SendAsync(new Command(context.SubjectId, key, context.Input("Met", true)));
    }
}
