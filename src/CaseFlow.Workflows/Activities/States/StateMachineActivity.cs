using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.States;

/// <summary>
/// Named states and the transitions between them, as Elsa 3.8 runs them: entry, then the first transition without a
/// trigger whose condition holds, else the triggers of all others at once; the one that fires and whose condition holds
/// wins: exit, action, next state. A state that leads nowhere ends the machine.
/// </summary>
[Activity("Elsa.StateMachine", Category = "Flow")]
internal sealed class StateMachineActivity : Activity
{
    private const int MostSilentMoves = 10_000;
    private const string Entry = "entry";
    private const string Trigger = "trigger";
    private const string Exit = "exit";
    private const string Action = "action";

    public override object Prepare(ActivityNode node) => new StatePlan(node);

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var plan = (StatePlan)context.Node.Plan!;
        var memory = context.LiveState<MachineMemory>();
        memory.Current ??= plan.Initial;
        if (!Enter(context, plan, memory))
        {
            await OfferAsync(context, plan, memory);
        }
    }

    public override async ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        var plan = (StatePlan)context.Node.Plan!;
        var memory = context.LiveState<MachineMemory>();
        var (phase, transition) = Parse(child.Tag, plan);
        switch (phase)
        {
            case Trigger when transition!.From != memory.Current:
                break;
            case Trigger when !Holds(context, transition!):
                context.Schedule(child.Node, child.Tag);
                break;
            case Trigger:
                await LeaveAsync(context, plan, memory, transition!, Exit);
                break;
            case Exit:
                await LeaveAsync(context, plan, memory, transition!, Action);
                break;
            case Action:
                await LeaveAsync(context, plan, memory, transition!, Entry);
                break;
            default:
                await OfferAsync(context, plan, memory);
                break;
        }
    }

    public override IEnumerable<Finding> Validate(ActivityNode node) => StateRules.Check(node, (StatePlan)node.Plan!);

    /// <summary>True when the state's entry runs first.</summary>
    private static bool Enter(ActivityContext context, StatePlan plan, MachineMemory memory)
    {
        if (plan.Find(memory.Current) is not { } state || context.Node.Slot(state.EntrySlot) is not { } entry)
        {
            return false;
        }

        context.Schedule(entry, Entry);
        return true;
    }

    /// <summary>What is open in the current state. Moves on silently as long as transitions need no activity.</summary>
    private static async ValueTask OfferAsync(ActivityContext context, StatePlan plan, MachineMemory memory)
    {
        for (var moves = 0; moves < MostSilentMoves; moves++)
        {
            if (plan.Find(memory.Current) is not { } state || plan.From(state.Name).ToList() is not { Count: > 0 } open)
            {
                context.Complete();
                return;
            }

            var triggered = open.Where(t => context.Node.Slot(t.TriggerSlot) is not null).ToList();
            if (open.Except(triggered).FirstOrDefault(t => Holds(context, t)) is not { } automatic)
            {
                Await(context, state, triggered);
                return;
            }

            if (await MoveAsync(context, plan, memory, automatic, Exit))
            {
                return;
            }
        }

        throw context.Fault("workflow.too-many-steps", MostSilentMoves);
    }

    private static void Await(ActivityContext context, MachineState state, List<MachineTransition> triggered)
    {
        if (triggered.Count == 0)
        {
            throw context.Fault("workflow.state-machine.stuck", context.ActivityName, state.Name);
        }

        foreach (var transition in triggered)
        {
            context.Schedule(context.Node.Slot(transition.TriggerSlot)!, $"{Trigger}:{transition.Index}");
        }
    }

    private static async ValueTask LeaveAsync(ActivityContext context, StatePlan plan, MachineMemory memory, MachineTransition transition, string from)
    {
        if (!await MoveAsync(context, plan, memory, transition, from))
        {
            await OfferAsync(context, plan, memory);
        }
    }

    /// <summary>Goes on with a transition from the phase. False when the next state is reached and nothing runs before its transitions.</summary>
    private static async ValueTask<bool> MoveAsync(ActivityContext context, StatePlan plan, MachineMemory memory, MachineTransition transition, string from)
    {
        if (from == Exit)
        {
            await context.CancelChildrenAsync();
        }

        if (from == Exit && context.Node.Slot(plan.Find(transition.From)!.ExitSlot) is { } exit)
        {
            context.Schedule(exit, $"{Exit}:{transition.Index}");
            return true;
        }

        if (from is Exit or Action && context.Node.Slot(transition.ActionSlot) is { } action)
        {
            context.Schedule(action, $"{Action}:{transition.Index}");
            return true;
        }

        memory.Current = transition.To;
        return Enter(context, plan, memory);
    }

    private static bool Holds(ActivityContext context, MachineTransition transition) =>
        context.Node.HasInput(transition.Condition) ? context.Evaluate<bool>(transition.Condition) : transition.Always;

    private static (string Phase, MachineTransition? Transition) Parse(string? tag, StatePlan plan)
    {
        var parts = (tag ?? Entry).Split(':');
        return (parts[0], parts.Length > 1 ? plan.Transitions[int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)] : null);
    }
}

/// <summary>Where a machine is; stored with the instance.</summary>
internal sealed class MachineMemory
{
    public string? Current { get; set; }
}
