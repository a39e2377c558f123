using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Children;

/// <summary>
/// Starts one instance of another definition per item: an item that is an object is its input, another stands in it under
/// the default key. Waiting, it runs ChildCompleted or ChildFaulted for each that ends, and leaves by Completed and Done
/// with the last; not waiting, or without items, by Done. Long lists are started in portions, each in a commit of its own.
/// </summary>
[Activity("Elsa.BulkDispatchWorkflows", Category = "Composition", Kind = ActivityKind.Task)]
[Input("WorkflowDefinitionId", Hint = "workflow-definition-picker", Required = true)]
[Input("Items", "Object")]
[Input("DefaultItemInputKey", Default = "Item")]
[Input("CorrelationIdFunction", AutoEvaluate = false)]
[Input("Input", "ObjectDictionary", Hint = "dropdown")]
[Input("WaitForCompletion", "Boolean", Hint = "checkbox", Default = true)]
[Input("StartNewTrace", "Boolean", Hint = "checkbox", Category = "Open Telemetry", Ignored = true)]
[Input("ChannelName", Hint = "dropdown", Choices = "Default=", Ignored = true)]
[Slot("ChildCompleted")]
[Slot("ChildFaulted")]
[FlowPort(Completed)]
[FlowPort("Canceled")]
[FlowPort(Done)]
internal sealed class BulkDispatchWorkflowsActivity : Activity
{
    private const string Completed = "Completed";
    private const int Portion = 200;
    private static readonly string[] All = [Completed, Done];

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var bulk = context.LiveState<BulkMemory>();
        if (bulk.Items is null)
        {
            bulk.Items = [.. JsonItems.Of(context.Input("items")).Select(i => i?.DeepClone())];
            bulk.Queue.AddRange(Enumerable.Range(0, bulk.Items.Count));
        }
        else
        {
            Requeue(context, bulk);
        }

        StartPortion(context, bulk);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ResumeAsync(ActivityContext context, JsonObject input)
    {
        var bulk = context.LiveState<BulkMemory>();
        if (context.Resumed!.Stimulus == Stimuli.Due)
        {
            StartPortion(context, bulk);
        }
        else
        {
            bulk.Open.RemoveAll(o => o.Bookmark == context.Resumed.Id);
            Follow(context, bulk, input);
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        Finish(context, context.LiveState<BulkMemory>());
        return ValueTask.CompletedTask;
    }

    public override ValueTask CancelAsync(ActivityContext context)
    {
        context.Burst.Effects.CancelledChildren.AddRange(context.LiveState<BulkMemory>().Open.Select(o => o.Child));
        return ValueTask.CompletedTask;
    }

    public override IReadOnlyCollection<string> Outcomes(ActivityNode node) => [Completed, "Canceled", Done];

    private static void StartPortion(ActivityContext context, BulkMemory bulk)
    {
        var definition = context.Input<string>("workflowDefinitionId") is { Length: > 0 } id ? id : throw context.Fault("workflow.child.no-definition", context.ActivityName);
        var waits = context.Input("waitForCompletion") is null || context.Input<bool>("waitForCompletion");
        var portion = bulk.Queue.Take(Portion).ToList();
        bulk.Queue.RemoveRange(0, portion.Count);
        foreach (var index in portion)
        {
            var item = bulk.Items![index];
            var bookmark = waits ? context.Wait(Stimuli.Child, key: Stimuli.ChildHoweverItEnds) : (Guid?)null;
            var child = context.StartInstance(definition, InputOf(context, item), CorrelationOf(context, item), bookmark);
            if (bookmark is { } answer)
            {
                bulk.Open.Add(new OpenChild(answer, child, index));
            }
        }

        if (bulk.Queue.Count > 0)
        {
            context.WaitUntil(context.Now);
        }
        else if (bulk.Open.Count == 0)
        {
            context.Complete();
        }
    }

    /// <summary>Done again after an incident: only the children that could not be started.</summary>
    private static void Requeue(ActivityContext context, BulkMemory bulk)
    {
        var waiting = context.Bookmarks.Select(b => b.Id).ToHashSet();
        var lost = bulk.Open.Where(o => !waiting.Contains(o.Bookmark)).ToList();
        bulk.Open.RemoveAll(lost.Contains);
        bulk.Queue.InsertRange(0, lost.Select(o => o.Item));
    }

    private static JsonObject InputOf(ActivityContext context, JsonNode? item)
    {
        var input = JsonValues.Parsed(context.Input("input"))?.DeepClone() as JsonObject ?? [];
        input["ParentInstanceId"] = context.InstanceId.ToString();
        foreach (var (name, value) in item as JsonObject ?? new JsonObject { [KeyOf(context)] = item?.DeepClone() })
        {
            input[name] = value?.DeepClone();
        }

        return input;
    }

    private static string? CorrelationOf(ActivityContext context, JsonNode? item)
    {
        if (!context.Node.HasInput("correlationIdFunction"))
        {
            return null;
        }

        using (context.WithArgument(KeyOf(context), item))
        {
            return context.Evaluate<string>("correlationIdFunction") is { Length: > 0 } correlation ? correlation : null;
        }
    }

    private static string KeyOf(ActivityContext context) => context.Input<string>("defaultItemInputKey") is { Length: > 0 } key ? key : "Item";

    private static void Follow(ActivityContext context, BulkMemory bulk, JsonObject answer)
    {
        var faulted = answer.Text("subStatus") == nameof(InstanceSubStatus.Faulted);
        var finished = answer.Text("subStatus") is null or nameof(InstanceSubStatus.Finished);
        if ((faulted ? context.Node.Slot("childFaulted") : finished ? context.Node.Slot("childCompleted") : null) is { } follower)
        {
            context.Schedule(follower, variables: new Dictionary<string, JsonNode?>
            {
                ["ChildInstanceId"] = answer["instanceId"]?.DeepClone(),
                ["WorkflowInstanceId"] = answer["instanceId"]?.DeepClone(),
                ["WorkflowStatus"] = answer["status"]?.DeepClone(),
                ["WorkflowSubStatus"] = answer["subStatus"]?.DeepClone(),
                ["WorkflowOutput"] = answer["output"]?.DeepClone(),
            });
        }
        else
        {
            Finish(context, bulk);
        }
    }

    private static void Finish(ActivityContext context, BulkMemory bulk)
    {
        if (bulk is { Open.Count: 0, Queue.Count: 0 } && !context.HasRunningChildren)
        {
            context.Complete(All);
        }
    }
}

/// <summary>How far a list is; stored with the instance.</summary>
internal sealed class BulkMemory
{
    /// <summary>Null before the first call.</summary>
    public List<JsonNode?>? Items { get; set; }

    /// <summary>Items not started yet, by position.</summary>
    public List<int> Queue { get; set; } = [];

    public List<OpenChild> Open { get; set; } = [];
}

internal sealed record OpenChild(Guid Bookmark, Guid Child, int Item);
