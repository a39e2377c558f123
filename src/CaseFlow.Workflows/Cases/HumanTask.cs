using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Cases;

/// <summary>
/// Asks people for something and goes on by the outcome they choose. Its ports are the keys of <c>outcomes</c>;
/// <c>forms</c> says for each key what people read and which form it takes: <c>{"Listed":{"label":"审定挂牌","form":"listing"}}</c>.
/// </summary>
[Activity("CaseFlow.HumanTask", Category = "Cases")]
[Input("Title", Required = true)]
[Input("Instructions", Hint = "multiline")]
[Input("Candidates", "List<String>", Hint = "checklist", Choices = CaseChoices.Parties, ChoiceTexts = "party", Required = true)]
[Input("Outcomes", "List<String>", Hint = "dynamic-outcomes", Required = true)]
[Input("Forms", "Object", Hint = "json-editor")]
[Input("FormParameters", "Object", Hint = "json-editor")]
[Input("DueNumber", "Int32")]
[Input("DueUnit", Hint = "dropdown", Choices = LimitInputs.Units, Default = nameof(LimitUnit.NaturalDays))]
[Input("DueRoll", Hint = "dropdown", Choices = LimitInputs.Rolls, Default = nameof(RollRule.None))]
[Input("DueFrom", "DateTimeOffset")]
[Input("Ladder", "Object", Hint = "json-editor")]
[Input("Optional", "Boolean", Hint = "checkbox", Default = false)]
[Output("Result")]
[Output("Outcome", "String")]
[Output("Data")]
[Output("CompletedBy")]
[Output("CompletedAt", "DateTimeOffset")]
public sealed class HumanTask : Activity
{
    private static readonly FormCatalog Catalog = new();

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var bookmark = context.Wait(Stimuli.Task);
        await context.SendAsync(new OpenWorkItem(
            context.SubjectId, bookmark, context.InstanceId, context.DefinitionId, context.DefinitionVersion, context.ActivityId,
            context.Input<string>("Title") ?? context.ActivityName,
            context.Input<string>("Instructions"),
            context.Input<string[]>("Candidates") ?? [],
            Offered(context.Input("Outcomes"), context.Input("Forms")),
            context.Input<JsonObject>("FormParameters")?.DeepClone().AsObject() ?? [],
            context.Limit("Due"),
            context.Input<DateTimeOffset?>("DueFrom"),
            context.Input<ReminderLadder>("Ladder") ?? ReminderLadder.None,
            context.Input("Optional", false)));
    }

    public override ValueTask ResumeAsync(ActivityContext context, JsonObject input)
    {
        context.SetOutput("Result", input["result"]?.DeepClone());
        context.SetOutput("Data", input["data"]?.DeepClone());
        context.SetOutput("CompletedBy", input["completedBy"]?.DeepClone());
        context.SetOutput("CompletedAt", input["completedAt"]?.DeepClone());
        var outcome = input.Text("outcome") ?? throw context.Fault("human-task.no-outcome", context.ActivityName);
        context.SetOutput("Outcome", JsonValue.Create(outcome));
        context.Complete(outcome);
        return ValueTask.CompletedTask;
    }

    /// <summary>Nothing is owed any more: the task leaves everybody's list.</summary>
    public override async ValueTask CancelAsync(ActivityContext context)
    {
        foreach (var bookmark in context.Bookmarks)
        {
            await context.SendAsync(new CancelWorkItem(context.SubjectId, bookmark.Id, TextCatalog.Get("human-task.stage-ended")));
        }
    }

    public override async ValueTask<bool> ReopenAsync(ActivityContext context)
    {
        foreach (var bookmark in context.Bookmarks)
        {
            await context.SendAsync(new ReopenWorkItem(context.SubjectId, bookmark.Id));
        }

        return true;
    }

    /// <summary>The task is asked as the new version asks; who holds it and until when stays.</summary>
    public override async ValueTask<JsonNode?> MovedAsync(ActivityContext context) => context.Bookmarks is [var bookmark]
        ? JsonValues.From(await context.SendAsync(new MoveWorkItem(context.SubjectId, bookmark.Id, Place(context))))
        : null;

    public override async ValueTask MovedBackAsync(ActivityContext context, JsonNode memory)
    {
        foreach (var bookmark in context.Bookmarks)
        {
            await context.SendAsync(new MoveWorkItem(context.SubjectId, bookmark.Id, JsonValues.To<WorkItemPlace>(memory)!));
        }
    }

    public override IReadOnlyCollection<string>? Outcomes(ActivityNode node) =>
        node.ConstantInput("Outcomes") is { } keys ? Keys(keys) : null;

    public override IEnumerable<Finding> Validate(ActivityNode node)
    {
        var keys = Outcomes(node);
        if (keys is { Count: 0 })
        {
            yield return node.Error("human-task.no-outcomes");
        }

        if (keys is not null && JsonValues.Parsed(node.ConstantInput("Forms")) is JsonObject forms)
        {
            foreach (var (key, form) in forms)
            {
                if (!keys.Contains(key))
                {
                    yield return node.Error("human-task.form-without-outcome", key);
                }

                if ((form as JsonObject)?.Text("form") is { } name && Catalog.Find(name) is null)
                {
                    yield return node.Error("human-task.unknown-form", name, string.Join("、", Catalog.Names.Order(StringComparer.Ordinal)));
                }
            }
        }

        if (!node.HasInput("DueNumber") && !node.ConstantInput("Optional").IsTrue())
        {
            yield return node.Warning("human-task.no-due-rule");
        }

        foreach (var finding in LimitInputs.Validate(node, "Due").Concat(LimitInputs.ValidateLadder(node)))
        {
            yield return finding;
        }
    }

    private static WorkItemPlace Place(ActivityContext context) => new(
        context.DefinitionVersion,
        context.ActivityId,
        context.Input<string>("Title") ?? context.ActivityName,
        context.Input<string>("Instructions"),
        Offered(context.Input("Outcomes"), context.Input("Forms")),
        context.Input<JsonObject>("FormParameters")?.DeepClone().AsObject() ?? []);

    private static List<WorkItemOutcome> Offered(JsonNode? outcomes, JsonNode? forms)
    {
        var byKey = JsonValues.Parsed(forms) as JsonObject;
        return
        [
            .. Keys(outcomes).Select(key =>
            {
                var form = byKey?[key] as JsonObject;
                return new WorkItemOutcome(key, form?.Text("label") ?? key, form?.Text("form"));
            }),
        ];
    }

    private static string[] Keys(JsonNode? outcomes) => JsonValues.To<string[]>(outcomes) ?? [];
}
