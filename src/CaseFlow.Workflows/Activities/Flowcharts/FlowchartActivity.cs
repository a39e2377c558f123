using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Flowcharts;

/// <summary>Activities joined by connections, run by tokens: each completion sends one along every connection of its outcomes.</summary>
[Activity("Elsa.Flowchart", Category = "Flow", Container = true, Browsable = false)]
[Slot("Start", Browsable = false)]
internal sealed class FlowchartActivity : Activity
{
    public override object Prepare(ActivityNode node) => new FlowPlan(node);

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var plan = (FlowPlan)context.Node.Plan!;
        if (StartOf(context, plan) is { } start)
        {
            if (start != plan.Start)
            {
                context.LiveState<FlowTokens>().Start = plan.Activities[start].Id;
            }

            context.Schedule(plan.Activities[start]);
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        if (child.Node.IsTerminal)
        {
            context.Complete();
            return ValueTask.CompletedTask;
        }

        var plan = (FlowPlan)context.Node.Plan!;
        var done = plan.NumberOf(child.Node);
        var outbound = plan.Outbound[done];

        if (IsPlainStep(context, plan, outbound, child.Node.Id))
        {
            if (child.Outcomes.Contains(outbound[0].Port))
            {
                context.Schedule(plan.Activities[outbound[0].Target]);
            }
        }
        else
        {
            var followed = FollowAsync(context, plan, child.Node.Id, outbound, child.Outcomes);
            if (!followed.IsCompletedSuccessfully)
            {
                return FinishAsync(context, followed);
            }
        }

        Finish(context);
        return ValueTask.CompletedTask;
    }

    public override IEnumerable<Finding> Validate(ActivityNode node) => FlowRules.Check(node, (FlowPlan)node.Plan!);

    /// <summary>Where one thread walks a chain without joins, no token needs to be remembered.</summary>
    private static bool IsPlainStep(ActivityContext context, FlowPlan plan, FlowConnection[] outbound, string done)
    {
        if (outbound.Length != 1 || plan.Inbound[outbound[0].Target].Length != 1 || context.HasRunningChildren)
        {
            return false;
        }

        if (context.Execution.Live is null && context.Execution.State is null)
        {
            return true;
        }

        var tokens = context.LiveState<FlowTokens>();
        tokens.Consume(done);
        return tokens.Sent.Count == 0;
    }

    private static async ValueTask FinishAsync(ActivityContext context, ValueTask followed)
    {
        await followed;
        Finish(context);
    }

    private static void Finish(ActivityContext context)
    {
        if (!context.HasRunningChildren)
        {
            context.Complete();
        }
    }

    private static async ValueTask FollowAsync(ActivityContext context, FlowPlan plan, string done, FlowConnection[] outbound, IReadOnlyList<string> outcomes)
    {
        var tokens = context.LiveState<FlowTokens>();
        foreach (var connection in outbound)
        {
            if (outcomes.Contains(connection.Port))
            {
                tokens.Emit(connection);
            }
        }

        tokens.Consume(done);
        var ways = plan.From(tokens.Start);
        HashSet<int>? raced = null;
        foreach (var connection in outbound)
        {
            if (!outcomes.Contains(connection.Port))
            {
                continue;
            }

            if (plan.Modes[connection.Target] == MergeMode.Race)
            {
                if (!(raced ??= []).Add(connection.Target))
                {
                    continue;
                }

                await WinAsync(context, ways, tokens, connection.Target);
            }
            else if (!tokens.MayStart(plan, ways, connection.Target))
            {
                continue;
            }

            context.Schedule(plan.Activities[connection.Target]);
        }
    }

    /// <summary>The first token of a race: whatever still runs before the target is cancelled, and its tokens with it.</summary>
    private static async ValueTask WinAsync(ActivityContext context, FlowWays ways, FlowTokens tokens, int target)
    {
        var upstream = ways.Upstream(target);
        await context.CancelChildrenAsync(node => upstream.Contains(node.Id));
        tokens.Forget(upstream);
    }

    private static int? StartOf(ActivityContext context, FlowPlan plan)
    {
        if (context.Burst.TriggerNodeId is { } trigger)
        {
            for (var i = 0; i < plan.Activities.Count; i++)
            {
                if (plan.Activities[i].NodeId == trigger || trigger.StartsWith(plan.Activities[i].NodeId + ":", StringComparison.Ordinal))
                {
                    return i;
                }
            }
        }

        return plan.Start;
    }
}
