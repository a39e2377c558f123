using CaseFlow.Workflows.Activities;
using Command = CaseFlow.Domain.Notices.SendNotice;

namespace CaseFlow.Workflows.Cases;

/// <summary>Tells parties something: whoever is in charge at this moment. Doing the step again after an incident tells nobody twice.</summary>
[Activity("CaseFlow.SendNotice", Category = "Cases")]
[Input("To", "List<String>", Hint = "checklist", Choices = CaseChoices.Parties, ChoiceTexts = "party", Required = true)]
[Input("Title", Required = true)]
[Input("Text", Hint = "multiline", Required = true)]
[Input("Key")]
[Output("Recipients", "List<String>")]
public sealed class SendNotice : Activity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var key = context.Input<string>("Key") ?? $"{context.InstanceId:N}:{context.Execution.Id}";
        var sent = await context.SendAsync(new Command(
            context.SubjectId, key, context.Input<string[]>("To") ?? [], context.Input<string>("Title") ?? "", context.Input<string>("Text") ?? ""));
        context.SetOutput("Recipients", sent.Recipients);
    }
}
