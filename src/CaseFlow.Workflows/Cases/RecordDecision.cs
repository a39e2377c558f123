using CaseFlow.Workflows.Activities;
using Command = CaseFlow.Domain.Timeline.RecordDecision;

namespace CaseFlow.Workflows.Cases;

/// <summary>Writes a sentence into the case's timeline: why the process went this way.</summary>
[Activity("CaseFlow.RecordDecision", Category = "Cases")]
[Input("Text", Hint = "multiline", Required = true)]
public sealed class RecordDecision : Activity
{
    public override async ValueTask ExecuteAsync(ActivityContext context) =>
        await context.SendAsync(new Command(
            context.SubjectId, context.Input<string>("Text") ?? throw context.Fault("record-decision.no-text", context.ActivityName)));
}
