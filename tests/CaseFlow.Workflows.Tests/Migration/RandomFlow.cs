using CaseFlow.Workflows.Migration;

namespace CaseFlow.Workflows.Tests.Migration;

/// <summary>A flowchart of wait points and lines without loops; forks where one has several successors, joins of all branches where it has several predecessors.</summary>
internal sealed class RandomFlow
{
    private readonly List<(string Id, bool Waits)> _activities = [];
    private readonly List<(string From, string To)> _connections = [];
    private readonly Dictionary<string, string> _names = [];

    public MigrationRules Rules { get; private set; } = MigrationRules.Default;

    public static RandomFlow Of(Random random)
    {
        var flow = new RandomFlow();
        var count = random.Next(4, 10);
        for (var i = 0; i < count; i++)
        {
            flow._activities.Add(($"n{i}", i > 0 && random.Next(3) > 0));
            if (i > 0)
            {
                flow._connections.Add(($"n{random.Next(i)}", $"n{i}"));
                if (i > 2 && random.Next(4) == 0 && $"n{random.Next(i)}" is var second && !flow._connections.Contains((second, $"n{i}")))
                {
                    flow._connections.Add((second, $"n{i}"));
                }
            }
        }

        return flow;
    }

    /// <summary>Renames, takes away and adds; half of the plans cancel what has no counterpart.</summary>
    public RandomFlow Edited(Random random)
    {
        var next = new RandomFlow { Rules = random.Next(2) == 0 ? MigrationRules.Default : MigrationRules.Default.Cancelling() };
        next._activities.AddRange(_activities);
        next._connections.AddRange(_connections);
        var pairs = new List<NodePair>();
        for (var edits = random.Next(4); edits > 0; edits--)
        {
            var (id, waits) = next._activities[random.Next(1, next._activities.Count)];
            switch (random.Next(3))
            {
                case 0 when !id.StartsWith('r') && !id.StartsWith('a'):
                    next.Replace(id, $"r{id}", waits);
                    next._names[id] = $"r{id}";
                    pairs.Add(new NodePair(id, $"r{id}"));
                    break;
                case 1 when next._activities.Count > 3:
                    next.Remove(id);
                    pairs.RemoveAll(p => p.To == id);
                    break;
                default:
                    next.Insert($"a{edits}{random.Next(1000)}", random);
                    break;
            }
        }

        next.Rules = next.Rules with { Map = pairs };
        return next;
    }

    public string Text(int version)
    {
        var draft = InstanceMoveTests.V(version);
        foreach (var (id, waits) in _activities)
        {
            var joins = _connections.Count(c => c.To == id) > 1;
            draft.Add(
                waits ? Draft.Make("Event", id, ("eventName", Draft.Literal("e"))) : Draft.Write(id, Draft.Literal(id)),
                joins ? "Merge" : null);
        }

        return draft.Connect([.. _connections.Select(c => $"{c.From} -> {c.To}")]).Flow();
    }

    public string NameOf(string old) => _names.GetValueOrDefault(old, old);

    public bool Has(string id) => _activities.Exists(a => a.Id == id);

    /// <summary>All that may run before the next wait points are reached, those included.</summary>
    public HashSet<string> Reachable(string from)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([from]);
        while (open.TryPop(out var current))
        {
            foreach (var to in _connections.Where(c => c.From == current).Select(c => c.To).Where(reached.Add))
            {
                if (!_activities.Single(a => a.Id == to).Waits)
                {
                    open.Push(to);
                }
            }
        }

        return reached;
    }

    /// <summary>Reached along connections without any join.</summary>
    public List<string> SingleAfter(string from) => [.. Reachable(from).Where(to => IsSingle(to, from))];

    public bool IsSingle(string id, string from)
    {
        var inbound = _connections.Where(c => c.To == id).ToList();
        return inbound is [var only] && (only.From == from || (!_activities.Single(a => a.Id == only.From).Waits && IsSingle(only.From, from)));
    }

    public override string ToString() =>
        $"{string.Join(' ', _activities.Select(a => a.Waits ? $"[{a.Id}]" : a.Id))}: {string.Join(", ", _connections.Select(c => $"{c.From}→{c.To}"))} map {string.Join(',', Rules.Map.Select(m => $"{m.From}={m.To}"))} {Rules.Unmapped}";

    private void Replace(string id, string by, bool waits)
    {
        _activities[_activities.FindIndex(a => a.Id == id)] = (by, waits);
        for (var i = 0; i < _connections.Count; i++)
        {
            _connections[i] = (_connections[i].From == id ? by : _connections[i].From, _connections[i].To == id ? by : _connections[i].To);
        }
    }

    /// <summary>Its predecessors lead on to its successors.</summary>
    private void Remove(string id)
    {
        var bridges = (from i in _connections where i.To == id from o in _connections where o.From == id select (i.From, o.To)).ToList();
        _connections.RemoveAll(c => c.From == id || c.To == id);
        _connections.AddRange(bridges.Where(b => !_connections.Contains(b)).Distinct());
        _activities.RemoveAll(a => a.Id == id);
    }

    private void Insert(string id, Random random)
    {
        if (_connections.Count == 0)
        {
            return;
        }

        var (from, to) = _connections[random.Next(_connections.Count)];
        _connections.Remove((from, to));
        _connections.AddRange([(from, id), (id, to)]);
        _activities.Add((id, random.Next(2) == 0));
    }
}
