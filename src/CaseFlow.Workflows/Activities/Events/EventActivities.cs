using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Events;

/// <summary>Waits for an event of that name under the instance's correlation; as a trigger it starts the workflow with it.</summary>
[Activity(TypeName, Category = "Primitives", Trigger = true)]
[Input("EventName", Required = true)]
[Output("Result")]
internal sealed class EventActivity : Activity
{
    public const string TypeName = "Elsa.Event";

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.TriggerInput is { } payload)
        {
            context.SetOutput("Result", payload);
            context.Complete();
        }
        else
        {
            context.WaitForEvent(context.Input<string>("eventName") ?? "");
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityContext context, JsonObject input)
    {
        context.SetOutput("Result", input);
        context.Complete();
        return ValueTask.CompletedTask;
    }

    /// <summary>The version may name another event: that one is waited for from here on.</summary>
    public override ValueTask<JsonNode?> MovedAsync(ActivityContext context)
    {
        var name = context.Input<string>("eventName") ?? "";
        foreach (var other in context.Bookmarks.Where(b => b.Key != name))
        {
            context.RemoveBookmark(other.Id);
            context.WaitForEvent(name);
        }

        return ValueTask.FromResult<JsonNode?>(null);
    }
}

/// <summary>Tells whatever waits for the event: under the given correlation, everywhere when none is given, or in this instance only.</summary>
[Activity("Elsa.PublishEvent", Category = "Primitives")]
[Input("EventName", Required = true)]
[Input("CorrelationId")]
[Input("IsLocalEvent", "Boolean", Hint = "checkbox")]
[Input("Payload", "Object")]
internal sealed class PublishEventActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var payload = JsonValues.Parsed(context.Input("payload"));
        context.Publish(
            context.Input<string>("eventName") ?? "",
            context.Input<string>("correlationId") is { Length: > 0 } id ? id : null,
            payload?.DeepClone() as JsonObject ?? (payload is null ? [] : new JsonObject { ["value"] = payload.DeepClone() }),
            context.Input<bool>("isLocalEvent"));
        return ValueTask.CompletedTask;
    }
}

/// <summary>Asks something outside to be done and waits for its report; the task id is the wait point's.</summary>
[Activity("Elsa.RunTask", Category = "Primitives")]
[Input("TaskName", Required = true)]
[Input("Payload", "ObjectDictionary", Hint = "dropdown")]
[Output("TaskId", "String")]
[Output("Result")]
internal sealed class RunTaskActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var name = context.Input<string>("taskName") ?? "";
        var payload = new JsonObject { ["taskName"] = name, ["payload"] = context.Input("payload")?.DeepClone() };
        context.SetOutput("TaskId", JsonValue.Create(context.Wait(Stimuli.Task, payload, name).ToString()));
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityContext context, JsonObject input)
    {
        context.SetOutput("Result", input);
        context.Complete();
        return ValueTask.CompletedTask;
    }
}
