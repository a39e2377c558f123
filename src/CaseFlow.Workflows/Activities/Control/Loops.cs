using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;
using System.Text.Json.Nodes;

namespace CaseFlow.Workflows.Activities.Control;

/// <summary>An activity that Break ends.</summary>
internal interface ILoop;

[Activity("Elsa.While", Category = "Looping")]
[Input("Condition", "Boolean", AutoEvaluate = false, Required = true)]
[Slot("Body")]
internal sealed class WhileActivity : Activity, ILoop
{
    public override ValueTask ExecuteAsync(ActivityContext context) => Again(context);

    public override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child) => Again(context);

    private static ValueTask Again(ActivityContext context)
    {
        if (context.Node.Slot("body") is { } body && context.Evaluate<bool>("condition"))
        {
            context.Schedule(body);
        }
        else
        {
            context.Complete();
        }

        return ValueTask.CompletedTask;
    }
}

/// <summary>Counts from Start to End by Step; the bound itself is included unless OuterBoundInclusive says otherwise.</summary>
[Activity("Elsa.For", Category = "Looping")]
[Input("Start", "Int32")]
[Input("End", "Int32", Required = true)]
[Input("Step", "Int32")]
[Input("OuterBoundInclusive", "Boolean", Hint = "checkbox", Default = true)]
[Output("CurrentValue")]
[Slot("Body")]
internal sealed class ForActivity : Activity, ILoop
{
    public override ValueTask ExecuteAsync(ActivityContext context) => Go(context, context.Input<long>("start"));

    public override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child) =>
        Go(context, context.LiveState<LoopState>().At + Step(context));

    private static long Step(ActivityContext context) => context.Input("step") is null ? 1 : context.Input<long>("step");

    private static ValueTask Go(ActivityContext context, long at)
    {
        var (end, step) = (context.Input<long>("end"), Step(context));
        var inclusive = context.Input("outerBoundInclusive") is null || context.Input<bool>("outerBoundInclusive");
        if (step == 0)
        {
            throw context.Fault("workflow.loop.step-zero", context.ActivityName);
        }

        var goesOn = (step > 0 ? at < end : at > end) || (inclusive && at == end);
        if (goesOn && context.Node.Slot("body") is { } body)
        {
            context.LiveState<LoopState>().At = at;
            context.SetOutput("CurrentValue", JsonValue.Create(at));
            context.Schedule(body, variables: new Dictionary<string, JsonNode?> { ["CurrentValue"] = JsonValue.Create(at) });
        }
        else
        {
            context.Complete();
        }

        return ValueTask.CompletedTask;
    }
}

/// <summary>The body once per item, one after the other. The list is the one there was at the start.</summary>
[Activity("Elsa.ForEach", Category = "Looping")]
[Input("Items", "List<Object>", Hint = "dropdown", Required = true)]
[Output("CurrentValue")]
[Slot("Body")]
internal sealed class ForEachActivity : Activity, ILoop
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.LiveState<LoopState>().Items = [.. JsonItems.Of(context.Input("items")).Select(i => i?.DeepClone())];
        return Go(context, 0);
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child) =>
        Go(context, context.LiveState<LoopState>().At + 1);

    private static ValueTask Go(ActivityContext context, long at)
    {
        var state = context.LiveState<LoopState>();
        if (at < state.Items.Count && context.Node.Slot("body") is { } body)
        {
            state.At = at;
            var item = state.Items[(int)at];
            context.SetOutput("CurrentValue", item);
            context.Schedule(body, variables: new Dictionary<string, JsonNode?> { ["CurrentValue"] = item, ["CurrentIndex"] = JsonValue.Create(at) });
        }
        else
        {
            context.Complete();
        }

        return ValueTask.CompletedTask;
    }
}

/// <summary>Where a loop is; stored with the instance.</summary>
internal sealed class LoopState
{
    public long At { get; set; }

    public List<JsonNode?> Items { get; set; } = [];
}

/// <summary>Ends the nearest loop around it; in none it ends only itself.</summary>
[Activity("Elsa.Break", Category = "Looping", Terminal = true)]
internal sealed class BreakActivity : Activity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        for (var e = context.Execution.Parent; e is not null; e = e.Parent)
        {
            if (e.Node.Behaviour is ILoop)
            {
                return context.Burst.CompleteAncestorAsync(context.Execution, e, Burst.DoneOnly);
            }
        }

        return ValueTask.CompletedTask;
    }
}
