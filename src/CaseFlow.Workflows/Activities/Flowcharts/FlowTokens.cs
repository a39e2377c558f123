namespace CaseFlow.Workflows.Activities.Flowcharts;

/// <summary>Tokens sent and not yet consumed, by connection. A token is consumed when the activity it points at completes.</summary>
internal sealed class FlowTokens
{
    /// <summary>Named by activity ids, so that they mean the same in another version of the definition.</summary>
    public List<FlowToken> Sent { get; init; } = [];

    /// <summary>The trigger that the run began at; null where it is the flowchart's own start.</summary>
    public string? Start { get; set; }

    public void Emit(FlowConnection connection) => Sent.Add(new FlowToken(connection.SourceId, connection.TargetId, connection.Port));

    public void Consume(string activity)
    {
        for (var i = Sent.Count - 1; i >= 0; i--)
        {
            if (Sent[i].Target == activity)
            {
                Sent.RemoveAt(i);
            }
        }
    }

    public void Forget(HashSet<string> activities) => Sent.RemoveAll(t => activities.Contains(t.Target));

    /// <summary>Whether a token that just arrived at the activity starts it, by its merge mode.</summary>
    public bool MayStart(FlowPlan plan, FlowWays ways, int activity) => plan.Modes[activity] switch
    {
        MergeMode.Cascade or MergeMode.Race => true,
        MergeMode.Merge => ways.Inbound[activity].Length <= 1 || HasAll(ways.Inbound[activity]),
        MergeMode.Converge => plan.Inbound[activity].Length <= 1 || HasAll(plan.Inbound[activity]),
        _ => !AnyPointsAtSourceOf(ways.Inbound[activity]),
    };

    private bool HasAll(FlowConnection[] inbound)
    {
        foreach (var connection in inbound)
        {
            if (!Sent.Contains(new FlowToken(connection.SourceId, connection.TargetId, connection.Port)))
            {
                return false;
            }
        }

        return true;
    }

    private bool AnyPointsAtSourceOf(FlowConnection[] inbound)
    {
        foreach (var connection in inbound)
        {
            foreach (var token in Sent)
            {
                if (token.Target == connection.SourceId)
                {
                    return true;
                }
            }
        }

        return false;
    }
}

internal readonly record struct FlowToken(string Source, string Target, string Port);
