using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Simulation.Scenarios;

/// <summary>A scenario as it lies in its file.</summary>
/// <param name="Name">For messages, e.g. <c>listed-supervision/scenarios/declined.json</c>.</param>
public sealed record ScenarioFile(string Name, string Content);

/// <summary>Reads scenarios and says what is wrong with one, with the place in the file or the name that does not exist.</summary>
public static class ScenarioReader
{
    public static Result<Scenario> Read(ScenarioFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            var scenario = JsonSerializer.Deserialize<Scenario>(file.Content, SimulationJson.Options);
            return scenario is null ? new Refusal("scenario.empty", null, file.Name) : Whole(scenario, file.Name);
        }
        catch (JsonException e)
        {
            return new Refusal("scenario.unreadable", null, file.Name, (e.LineNumber ?? 0) + 1, e.Path ?? "$", Why(e));
        }
    }

    /// <summary>Tasks, steps and deadlines that the definitions do not have.</summary>
    internal static IEnumerable<string> Unknown(Scenario scenario, IReadOnlyList<WorkflowGraph> graphs)
    {
        var nodes = graphs.SelectMany(g => g.Nodes.Select(n => (Definition: g.DefinitionId, Node: n))).ToList();
        var known = nodes.SelectMany(n => new[] { n.Node.Id, $"{n.Definition}/{n.Node.Id}", Text(n.Node, "title") }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var keys = nodes.Select(n => Text(n.Node, "key")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var steps = (scenario.Expect.Path ?? []).Concat(scenario.Expect.InOrder ?? []).Concat(scenario.Never?.Activities ?? [])
            .Where(s => s != StepPattern.Any).Select(s => StepPattern.Parse(s).Activity);
        var reminded = scenario.Expect.Reminders.Where(r => r.Of.StartsWith("task:", StringComparison.Ordinal)).Select(r => r.Of["task:".Length..]);
        foreach (var name in scenario.Answers.Select(a => a.Task).Concat(scenario.Expect.Tasks.Select(t => t.Task)).Concat(steps).Concat(reminded).Where(n => !known.Contains(n)).Distinct())
        {
            yield return TextCatalog.Get("scenario.unknown-activity", name, string.Join('、', nodes.Where(n => SimulatedPath.IsStep(n.Node)).Select(n => n.Node.Id).Distinct()));
        }

        var deadlines = scenario.Expect.Deadlines.Select(d => d.Key).Concat(scenario.Expect.Reminders.Select(r => r.Of).Where(o => !o.StartsWith("task:", StringComparison.Ordinal)));
        foreach (var key in deadlines.Where(k => !keys.Contains(k)).Distinct())
        {
            yield return TextCatalog.Get("scenario.unknown-deadline", key, string.Join('、', keys));
        }
    }

    private static Result<Scenario> Whole(Scenario scenario, string file)
    {
        List<Refusal> refusals = [];
        for (var i = 0; i < scenario.Answers.Count; i++)
        {
            var answer = scenario.Answers[i];
            if (!answer.IsTimed)
            {
                refusals.Add(new Refusal("scenario.answer-when", null, file, i + 1, answer.Task));
            }
        }

        foreach (var due in scenario.Expect.Tasks.Select(t => t.Due).Concat(scenario.Expect.Deadlines.Select(d => d.Due)).OfType<string>().Where(d => !ExpectedDue.IsReadable(d)))
        {
            refusals.Add(new Refusal("scenario.due", null, file, due));
        }

        return refusals.Count == 0 ? scenario : Result<Scenario>.Refused(refusals);
    }

    private static string? Text(ActivityNode node, string input) => Expressions.JsonValues.Text(node.ConstantInput(input));

    // The reader's own sentence ends with the path and line, which are said already.
    private static string Why(JsonException e) => e.Message.Split(" Path: ")[0];
}
