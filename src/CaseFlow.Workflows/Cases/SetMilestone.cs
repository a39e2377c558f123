using CaseFlow.Workflows.Activities;
using Command = CaseFlow.Domain.ListedSupervision.SetMilestone;

namespace CaseFlow.Workflows.Cases;

/// <summary>The case has reached a milestone and shows it as its state from now on.</summary>
[Activity("CaseFlow.SetMilestone", Category = "Cases")]
[Input("Milestone", Required = true)]
[Input("Text", Required = true)]
[Input("Closes", "Boolean", Hint = "checkbox", Default = false)]
public sealed class SetMilestone : Activity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var key = context.Input<string>("Milestone") ?? throw context.Fault("milestone.no-key", context.ActivityName);
        await context.SendAsync(new Command(context.SubjectId, key, context.Input<string>("Text") ?? key, context.Input("Closes", false)));
    }
}
