using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Simulation.Scenarios;

/// <summary>How a comparison writes steps, keys and instants: as scenarios do, or as people read them on these definitions.</summary>
internal class ScenarioWords
{
    public static readonly ScenarioWords Raw = new();

    public static ScenarioWords Of(IReadOnlyList<WorkflowGraph> graphs) => new PeoplesWords(graphs);

    /// <param name="pattern">As <see cref="StepPattern"/> writes it, or any other text, which stays.</param>
    public virtual string Step(string pattern) => pattern;

    public string Steps(IEnumerable<string> patterns) => string.Join('、', patterns.Select(Step)) is { Length: > 0 } text ? text : "—";

    /// <summary>A key of a deadline, document, milestone or party.</summary>
    public virtual string Item(string key) => key;

    /// <summary>A state or an outcome; <paramref name="what"/> says of what.</summary>
    public virtual string Word(string what, string value) => value;

    public virtual string At(DateTimeOffset at) => SimulationJson.Text(at);

    public virtual string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <param name="due">A day or an instant as scenarios write it.</param>
    public virtual string Due(string due) => due;

    private sealed class PeoplesWords : ScenarioWords
    {
        private const string TaskPrefix = "task:";

        private readonly Dictionary<string, ActivityNode> _nodes = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _items = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _outcomes = new(StringComparer.Ordinal);

        public PeoplesWords(IReadOnlyList<WorkflowGraph> graphs)
        {
            foreach (var (graph, node) in graphs.SelectMany(g => g.Nodes.Select(n => (g, n))))
            {
                _nodes.TryAdd(node.Id, node);
                _nodes[$"{graph.DefinitionId}/{node.Id}"] = node;
                Note(node, "Key", "Title");
                Note(node, "Template", "Title");
                Note(node, "Milestone", "Text");
                foreach (var outcome in (JsonValues.Parsed(node.ConstantInput("Forms")) as System.Text.Json.Nodes.JsonObject ?? []).Select(f => f.Key))
                {
                    _outcomes.TryAdd(outcome, StepNames.Outcome(node, outcome));
                }
            }
        }

        public override string Step(string pattern)
        {
            if (pattern == StepPattern.Any)
            {
                return TextCatalog.Get("scenario.any-steps");
            }

            var (before, at) = pattern.Split('@', 2) is [var b, var a] ? (b, a) : (pattern, null);
            var (activity, outcome) = before.Split(':', 2) is [var n, var o] ? (n, o) : (before, null);
            if (!_nodes.TryGetValue(activity, out var node))
            {
                return pattern;
            }

            var left = outcome is null ? "" : $" → {TextCatalog.Find($"simulation.step.{outcome}") ?? StepNames.Left(node, outcome.Split('+'))}";
            return $"{StepNames.Title(node)}{left}{(at is null ? "" : $"（{At(SimulationJson.Instant(at))}）")}";
        }

        public override string Item(string key) =>
            key.StartsWith(TaskPrefix, StringComparison.Ordinal) ? Step(key[TaskPrefix.Length..]) : _items.GetValueOrDefault(key) ?? TextCatalog.Find($"party.{key}") ?? key;

        public override string Word(string what, string value) => what switch
        {
            "scenario.status" => TextCatalog.Find($"simulation.status.{value}"),
            "scenario.state" => TextCatalog.Find($"simulation.task.{value}") ?? TextCatalog.Find($"simulation.deadline.{value}"),
            "scenario.outcome" => _outcomes.GetValueOrDefault(value),
            _ => null,
        } ?? value;

        public override string At(DateTimeOffset at) => at.ToLongText();

        public override string Day(DateOnly day) => day.ToLongText();

        public override string Due(string due) =>
            DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Day(day)
            : due == "—" ? due : At(SimulationJson.Instant(due));

        private void Note(ActivityNode node, string key, string name)
        {
            if (JsonValues.Text(node.ConstantInput(key)) is { Length: > 0 } found && JsonValues.Text(node.ConstantInput(name)) is { Length: > 0 } title)
            {
                _items.TryAdd(found, title);
            }
        }
    }
}
