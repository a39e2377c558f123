namespace CaseFlow.Workflows.Activities.Flowcharts;

/// <summary>Tokens sent and not yet consumed, by connection. A token is consumed when the activity it points at completes.</summary>
internal sealed class FlowTokens
{
    /// <summary>Named by activity ids, so that they mean the same in another version of the definition.</summary>
    public List<FlowToken> Sent { get; init; } = [];

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
    public bool MayStart(FlowPlan plan, int activity) => plan.Modes[activity] switch
    {
        MergeMode.Cascade or MergeMode.Race => true,
        MergeMode.Merge => plan.ForwardInbound[activity].Length <= 1 || HasAll(plan.ForwardInbound[activity]),
        MergeMode.Converge => plan.Inbound[activity].Length <= 1 || HasAll(plan.Inbound[activity]),
        _ => !AnyPointsAtSourceOf(plan.ForwardInbound[activity]),
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
