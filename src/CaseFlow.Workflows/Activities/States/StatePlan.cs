using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Activities.States;

internal sealed record MachineState(string Name, string EntrySlot, string ExitSlot);

/// <param name="Condition">The input that holds it; <see cref="Always"/> says what counts where there is none.</param>
internal sealed record MachineTransition(int Index, string? Name, string From, string To, string TriggerSlot, string ActionSlot, string Condition, bool Always)
{
    public string Text => Name ?? $"{From} → {To}";
}

/// <summary>The states and transitions of a machine, read once per version; each in the order of the document.</summary>
internal sealed class StatePlan
{
    private readonly Dictionary<string, MachineState> _byName = new(StringComparer.Ordinal);

    public StatePlan(ActivityNode machine)
    {
        States = [.. Members(machine, "states").Select((s, i) => new MachineState(s.Text("name") ?? "", $"states/{i}/entry", $"states/{i}/exit"))];
        Transitions = [.. Members(machine, "transitions").Select(Transition)];
        Initial = Filled(machine.Source.Text("currentState")) ?? Filled(machine.Source.Text("initialState"));
        foreach (var state in States)
        {
            _byName.TryAdd(state.Name, state);
        }
    }

    public IReadOnlyList<MachineState> States { get; }

    public IReadOnlyList<MachineTransition> Transitions { get; }

    /// <summary>Where a machine begins: the document's current state, else its initial one.</summary>
    public string? Initial { get; }

    public MachineState? Find(string? name) => name is null ? null : _byName.GetValueOrDefault(name);

    /// <summary>Those that lead to a state that exists; a state without any ends the machine.</summary>
    public IEnumerable<MachineTransition> From(string state) => Transitions.Where(t => t.From == state && _byName.ContainsKey(t.To));

    private static MachineTransition Transition(JsonObject source, int i) => new(
        i, Filled(source.Text("displayName")) ?? Filled(source.Text("name")), source.Text("from") ?? "", source.Text("to") ?? "",
        $"transitions/{i}/trigger", $"transitions/{i}/action", $"transitions/{i}/condition",
        source["condition"] is not JsonValue plain || (plain.TryGetValue<bool>(out var always) && always));

    private static IEnumerable<JsonObject> Members(ActivityNode machine, string name) => (machine.Source[name] as JsonArray ?? []).Select(m => m as JsonObject ?? []);

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
