using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Children;

/// <summary>Starts another definition; goes on when it first waits, or with WaitForCompletion when it has ended.</summary>
[Activity("Elsa.ExecuteWorkflow", Category = "Composition", Kind = ActivityKind.Task)]
[Input("WorkflowDefinitionId", Hint = "workflow-definition-picker", Required = true)]
[Input("CorrelationId")]
[Input("Input", "ObjectDictionary", Hint = "dropdown")]
[Input("WaitForCompletion", "Boolean", Hint = "checkbox")]
[Output("Result", "ExecuteWorkflowResult")]
internal sealed class ExecuteWorkflowActivity : ChildWorkflowActivity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var wait = context.Input<bool>("waitForCompletion");
        Start(context, context.Wait(Stimuli.Child), answerAtRest: !wait);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Starts another definition and goes on, or with WaitForCompletion waits for its end.</summary>
[Activity("Elsa.DispatchWorkflow", Category = "Composition")]
[Input("WorkflowDefinitionId", Hint = "workflow-definition-picker", Required = true)]
[Input("CorrelationId")]
[Input("Input", "ObjectDictionary", Hint = "dropdown")]
[Input("WaitForCompletion", "Boolean", Hint = "checkbox")]
[Input("StartNewTrace", "Boolean", Hint = "checkbox", Category = "Open Telemetry", Ignored = true)]
[Input("ChannelName", Hint = "dropdown", Choices = "Default=", Ignored = true)]
[Output("Result")]
internal sealed class DispatchWorkflowActivity : ChildWorkflowActivity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.Input<bool>("waitForCompletion"))
        {
            Start(context, context.Wait(Stimuli.Child), answerAtRest: false);
            return;
        }

        // Nothing waits for the child that could become an incident later.
        if (context.Input<string>("workflowDefinitionId") is { Length: > 0 } definition && !await context.Burst.IsPublishedAsync(definition))
        {
            throw context.Fault("workflow.child.not-published", definition);
        }

        Start(context, null, answerAtRest: false);
        context.Complete();
    }
}

/// <summary>What starting a child has in common. A child whose parent is cancelled is cancelled with it.</summary>
internal abstract class ChildWorkflowActivity : Activity
{
    protected static void Start(ActivityContext context, Guid? bookmark, bool answerAtRest)
    {
        var definition = context.Input<string>("workflowDefinitionId") is { Length: > 0 } id ? id : throw context.Fault("workflow.child.no-definition", context.ActivityName);
        var child = context.StartInstance(
            definition,
            JsonValues.Parsed(context.Input("input"))?.DeepClone() as JsonObject,
            context.Input<string>("correlationId") is { Length: > 0 } correlation ? correlation : null,
            bookmark,
            answerAtRest);
        context.State["child"] = child.ToString();
    }

    public override ValueTask ResumeAsync(ActivityContext context, JsonObject input)
    {
        context.SetOutput("Result", input);
        context.Complete();
        return ValueTask.CompletedTask;
    }

    public override ValueTask CancelAsync(ActivityContext context)
    {
        if (Guid.TryParse(context.State.Text("child"), out var child))
        {
            context.Burst.Effects.CancelledChildren.Add(child);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>A child that was cancelled with it has ended for good.</summary>
    public override ValueTask<bool> ReopenAsync(ActivityContext context) => ValueTask.FromResult(!context.State.ContainsKey("child"));
}
