using System.Text.Json.Nodes;
using CaseFlow.Workflows.Activities;
using Command = CaseFlow.Domain.Documents.IssueDocument;

namespace CaseFlow.Workflows.Cases;

/// <summary>Issues a numbered document, frozen with the facts of this moment (挂牌督办通知书, 督办函 …).</summary>
[Activity("CaseFlow.IssueDocument", Category = "Cases")]
[Input("Template", Hint = "dropdown", Choices = CaseChoices.Templates, ChoiceTexts = "document-template", Required = true)]
[Input("Title", Required = true)]
[Input("Numbering", Required = true)]
[Input("To", "List<String>", Hint = "checklist", Choices = CaseChoices.Parties, ChoiceTexts = "party")]
[Input("Data", "Object", Hint = "json-editor")]
[Output("Document")]
public sealed class IssueDocument : Activity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var template = context.Input<string>("Template") ?? throw context.Fault("document.no-template", context.ActivityName);
        var issued = await context.SendAsync(new Command(
            context.SubjectId,
            template,
            context.Input<string>("Title") ?? template,
            context.Input<string>("Numbering") ?? throw context.Fault("document.no-numbering", context.ActivityName),
            context.Input<string[]>("To") ?? [],
            context.Input<JsonObject>("Data")?.DeepClone().AsObject() ?? []));
        context.SetOutput("Document", issued);
    }
}
