using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Simulation;

/// <summary>The path of all instances of one simulation; containers are left out, they end where what is in them ends.</summary>
internal static class SimulatedPath
{
    private static readonly HashSet<string> Containers = ["Elsa.Workflow", "Elsa.Flowchart", "Elsa.Sequence"];

    public static IReadOnlyList<SimulatedStep> Of(MemoryStore store)
    {
        var numbers = store.Instances.Keys.Select((id, i) => (id, i)).ToDictionary(x => x.id, x => x.i + 1);
        var waiting = new Dictionary<(Guid, int), SimulatedStep>();
        var ended = new List<SimulatedStep>();
        foreach (var (instance, at, entry) in store.Journal)
        {
            if (!IsStep(entry.Node))
            {
                continue;
            }

            var key = (instance, entry.ExecutionId);
            if (!waiting.TryGetValue(key, out var step))
            {
                var graph = store.Instances[instance].Graph;
                waiting[key] = step = new SimulatedStep(
                    numbers[instance], graph.DefinitionId, graph.Version, entry.Node.Id, entry.Node.Name, entry.Node.Type, StepStates.Waiting, [], at.ToChina(), null)
                {
                    Title = StepNames.Title(entry.Node),
                };
            }

            switch (entry.Event)
            {
                case JournalEvents.Completed:
                    ended.Add(step with
                    {
                        State = StepStates.Done, EndedAt = at.ToChina(), Outcomes = entry.Outcomes ?? [], Left = StepNames.Left(entry.Node, entry.Outcomes ?? []), Text = entry.Text,
                    });
                    waiting.Remove(key);
                    break;
                case JournalEvents.Canceled:
                    ended.Add(step with { State = StepStates.Cancelled, EndedAt = at.ToChina() });
                    waiting.Remove(key);
                    break;
                case JournalEvents.Faulted:
                    waiting[key] = step with { State = StepStates.Faulted };
                    break;
                default:
                    break;
            }
        }

        return [.. ended, .. waiting.Values.Where(s => s.State == StepStates.Faulted || store.Instances.Values.ElementAt(s.Instance - 1).Status == InstanceStatus.Running)];
    }

    public static bool IsStep(ActivityNode node) => node.Parent is not null && !Containers.Contains(node.Type);
}
