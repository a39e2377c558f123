using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Control;

/// <summary>One after the other.</summary>
[Activity("Elsa.Sequence", Category = "Workflows", Container = true, Browsable = false)]
internal sealed class SequenceActivity : Activity
{
    public override object Prepare(ActivityNode node) =>
        node.SlotList("activities").Select((a, i) => (a, i)).ToDictionary(p => p.a, p => p.i);

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        Go(context, 0);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        Go(context, ((Dictionary<ActivityNode, int>)context.Node.Plan!)[child.Node] + 1);
        return ValueTask.CompletedTask;
    }

    private static void Go(ActivityContext context, int index)
    {
        var activities = context.Node.SlotList("activities");
        if (index < activities.Count)
        {
            context.Schedule(activities[index]);
        }
        else
        {
            context.Complete();
        }
    }
}

/// <summary>All at once; done when all are.</summary>
[Activity("Elsa.Parallel", Category = "Workflows", Container = true, Browsable = false)]
internal sealed class ParallelActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        foreach (var activity in context.Node.SlotList("activities"))
        {
            context.Schedule(activity);
        }

        return ValueTask.CompletedTask;
    }
}

/// <summary>Branches at once; WaitAll ends with the last, WaitAny with the first, cancelling the others.</summary>
[Activity("Elsa.Fork", Category = "Control Flow", Browsable = false)]
[Input("JoinMode", "UnregisteredClrType:Elsa.Workflows.ForkJoinMode, Elsa.Workflows.Core", Hint = "dropdown", Choices = "WaitAll,WaitAny", Wrapped = false)]
internal sealed class ForkActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        foreach (var branch in context.Node.SlotList("branches"))
        {
            context.Schedule(branch);
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        if (!context.HasRunningChildren || context.Input<string>("joinMode") == "WaitAny")
        {
            context.Complete();
        }

        return ValueTask.CompletedTask;
    }
}

/// <summary>The body once per item, all at once; each run sees CurrentValue and CurrentIndex.</summary>
[Activity("Elsa.ParallelForEach", Category = "Looping")]
[Input("Items", "Object", Required = true)]
[Slot("Body")]
internal sealed class ParallelForEachActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.Node.Slot("body") is { } body && JsonItems.Of(context.Input("items")) is { } items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                context.Schedule(body, variables: new Dictionary<string, JsonNode?> { ["CurrentValue"] = items[i], ["CurrentIndex"] = i });
            }
        }

        return ValueTask.CompletedTask;
    }
}
