namespace CaseFlow.Workflows.Activities.Flowcharts;

/// <summary>
/// The forward connections of a run from its start: breadth first, one is forward unless its target already leads to its
/// source. What the start does not reach can deliver no token, so nothing waits for it.
/// </summary>
internal sealed class FlowWays
{
    public FlowWays(FlowPlan plan, int start)
    {
        var forward = new List<int>[plan.Activities.Count];
        var inbound = new List<FlowConnection>[plan.Activities.Count];
        var seen = new bool[plan.Activities.Count];
        var open = new Queue<int>(plan.Activities.Count == 0 ? [] : [start]);
        while (open.TryDequeue(out var current))
        {
            seen[current] = true;
            foreach (var connection in plan.Outbound[current].Where(c => !Leads(forward, c.Target, current)))
            {
                (forward[current] ??= []).Add(connection.Target);
                (inbound[connection.Target] ??= []).Add(connection);
                if (!seen[connection.Target])
                {
                    seen[connection.Target] = true;
                    open.Enqueue(connection.Target);
                }
            }
        }

        Inbound = [.. inbound.Select(list => list?.ToArray() ?? [])];
    }

    /// <summary>Forward connections by the activity they lead to.</summary>
    public FlowConnection[][] Inbound { get; }

    /// <summary>All activities from which the one can be reached going forward.</summary>
    public HashSet<string> Upstream(int activity)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<int>([activity]);
        while (open.TryPop(out var current))
        {
            foreach (var connection in Inbound[current])
            {
                if (connection.Source != activity && found.Add(connection.SourceId))
                {
                    open.Push(connection.Source);
                }
            }
        }

        return found;
    }

    public static bool Leads(List<int>[] forward, int from, int to)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>([from]);
        while (open.TryPop(out var current))
        {
            if (current == to)
            {
                return true;
            }

            foreach (var next in forward[current] ?? [])
            {
                if (seen.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return false;
    }
}
