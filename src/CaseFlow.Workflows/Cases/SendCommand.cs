using System.Text.Json.Nodes;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Cases;

/// <summary>
/// Sends a command of the domain by its name, made from the mapped input; <c>subjectId</c> is the case unless given.
/// A refusal becomes an incident with the refusal's text.
/// </summary>
[Activity("CaseFlow.SendCommand", Category = "Cases")]
[Input("Command", Hint = "dropdown", Choices = "record-decision,enter-hazard-station,feed-back-hazard,close-hazard,check-yearly-training,begin-key-checks,end-key-checks,remind-self-reporters,take-self-report-stock,open-next-self-report-month,open-report-duties,close-report-duty,open-due-assessment-quarters,open-quarter-assessments,open-due-bulletins,draw-bulletin,publish-bulletin,stop-dismissal,close-dismissal,screen-omissions,close-accountability,drop-accountability,close-tip-off", ChoiceTexts = "process-command", Required = true)]
[Input("Input", "Object", Hint = "json-editor")]
[Output("Result")]
public sealed class SendCommand : Activity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var name = context.Input<string>("Command") ?? throw context.Fault("send-command.no-name", context.ActivityName);
        var command = ProcessCommands.Find(name) ?? throw context.Fault("send-command.unknown", name, string.Join("、", ProcessCommands.Names));
        var input = context.Input<JsonObject>("Input")?.DeepClone().AsObject() ?? [];
        if (command.Concerns)
        {
            input.TryAdd("subjectId", JsonValue.Create(context.SubjectId));
        }

        context.SetOutput("Result", await command.SendAsync(context, input));
    }

    public override IEnumerable<Finding> Validate(ActivityNode node)
    {
        if (JsonValues.Text(node.ConstantInput("Command")) is { } name && ProcessCommands.Find(name) is null)
        {
            yield return node.Error("send-command.unknown", name, string.Join("、", ProcessCommands.Names));
        }
    }
}
