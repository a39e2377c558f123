using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.Flowcharts;

internal enum MergeMode
{
    Stream,
    Merge,
    Converge,
    Cascade,
    Race,
}

internal sealed record FlowConnection(int Source, string SourceId, string Port, int Target, string TargetId)
{
    /// <summary>False for a connection that closes a loop.</summary>
    public bool IsForward { get; set; }
}

/// <summary>A connection that leads nowhere: its source, port or target does not exist.</summary>
internal sealed record BrokenConnection(string Source, string Port, string Target);

/// <summary>A flowchart's graph, worked out once per version. Activities are numbered by their place in the flowchart.</summary>
internal sealed class FlowPlan
{
    private readonly Dictionary<ActivityNode, int> _numbers;
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, FlowWays> _ways = new();

    public FlowPlan(ActivityNode flowchart)
    {
        Activities = flowchart.SlotList("activities");
        _numbers = Activities.Select((a, i) => (a, i)).ToDictionary(p => p.a, p => p.i);
        for (var i = 0; i < Activities.Count; i++)
        {
            _byId.TryAdd(Activities[i].Id, i);
        }

        var connections = new List<FlowConnection>();
        var seen = new HashSet<FlowConnection>();
        foreach (var source in (flowchart.Source["connections"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var (from, port) = End(source, "source", "sourcePort", Activity.Done);
            var (to, _) = End(source, "target", "targetPort", "In");
            if (_byId.TryGetValue(from, out var a) && _byId.TryGetValue(to, out var b))
            {
                var connection = new FlowConnection(a, from, port, b, to);
                if (seen.Add(connection))
                {
                    connections.Add(connection);
                }
            }
            else
            {
                Broken.Add(new BrokenConnection(from, port, to));
            }
        }

        Connections = connections;
        Outbound = Group(connections, c => c.Source);
        Inbound = Group(connections, c => c.Target);
        Modes = [.. Activities.Select(ModeOf)];
        ExplicitStart = flowchart.Source.Text("start") is { } start && _byId.TryGetValue(start, out var s) ? s : null;
        Start = ExplicitStart ?? FindStart();
        MarkForward();
        ForwardInbound = [.. Inbound.Select(list => list.Where(c => c.IsForward).ToArray())];
    }

    public IReadOnlyList<ActivityNode> Activities { get; }

    public IReadOnlyList<FlowConnection> Connections { get; }

    public FlowConnection[][] Outbound { get; }

    public FlowConnection[][] Inbound { get; }

    public FlowConnection[][] ForwardInbound { get; }

    public MergeMode[] Modes { get; }

    public List<BrokenConnection> Broken { get; } = [];

    public int? ExplicitStart { get; }

    /// <summary>Null for an empty flowchart.</summary>
    public int? Start { get; }

    public int NumberOf(ActivityNode node) => _numbers[node];

    /// <summary>What is forward for a run that begins at that activity; null is the flowchart's own start.</summary>
    public FlowWays From(string? start)
    {
        var number = start is not null && _byId.TryGetValue(start, out var given) ? given : Start ?? 0;
        return _ways.GetOrAdd(number, n => new FlowWays(this, n));
    }

    private int? FindStart()
    {
        if (Activities.Count == 0)
        {
            return null;
        }

        var numbers = Enumerable.Range(0, Activities.Count);
        return numbers.Cast<int?>().FirstOrDefault(i => Activities[i!.Value].CanStartWorkflow)
            ?? numbers.Cast<int?>().FirstOrDefault(i => Activities[i!.Value].Type == StartActivity.TypeName)
            ?? numbers.Cast<int?>().FirstOrDefault(i => Inbound[i!.Value].Length == 0)
            ?? 0;
    }

    /// <summary>Walks from the start in breadth; a connection is forward unless its target already leads to its source.</summary>
    private void MarkForward()
    {
        var forward = new List<int>[Activities.Count];
        var seen = new bool[Activities.Count];
        var open = new Queue<int>();

        void Begin(int from)
        {
            seen[from] = true;
            open.Enqueue(from);
            while (open.TryDequeue(out var current))
            {
                foreach (var connection in Outbound[current])
                {
                    if (FlowWays.Leads(forward, connection.Target, current))
                    {
                        continue;
                    }

                    connection.IsForward = true;
                    (forward[current] ??= []).Add(connection.Target);
                    if (!seen[connection.Target])
                    {
                        seen[connection.Target] = true;
                        open.Enqueue(connection.Target);
                    }
                }
            }
        }

        if (Start is { } start)
        {
            Begin(start);
        }

        // Triggers and activities the start does not reach have their own ways in.
        for (var i = 0; i < Activities.Count; i++)
        {
            if (!seen[i] && Inbound[i].Length == 0)
            {
                Begin(i);
            }
        }
    }

    private FlowConnection[][] Group(List<FlowConnection> connections, Func<FlowConnection, int> by)
    {
        var lists = connections.ToLookup(by);
        return [.. Enumerable.Range(0, Activities.Count).Select(i => lists[i].ToArray())];
    }

    /// <summary>A FlowJoin's own mode counts; elsewhere the designer's merge mode of the activity.</summary>
    private static MergeMode ModeOf(ActivityNode node)
    {
        if (node.Behaviour is FlowJoinActivity)
        {
            return JsonValues.Text(node.ConstantInput("mode")) switch
            {
                "WaitAll" => MergeMode.Merge,
                "WaitAllActive" => MergeMode.Stream,
                _ => MergeMode.Race,
            };
        }

        return Enum.TryParse<MergeMode>(JsonValues.Text(node.CustomProperty("mergeMode")), ignoreCase: true, out var mode) ? mode : MergeMode.Stream;
    }

    /// <summary>An end of a connection: <c>{activity, port}</c>, or the id alone in older files.</summary>
    private static (string Activity, string Port) End(JsonObject connection, string member, string portMember, string port) => connection[member] switch
    {
        JsonObject end => (end.Text("activity") ?? "", end.Text("port") is { Length: > 0 } p ? p : port),
        var id => (JsonValues.Text(id) ?? "", connection.Text(portMember) is { Length: > 0 } p ? p : port),
    };
}
