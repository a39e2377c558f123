using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Simulation;

/// <summary>What a simulation left, as its result.</summary>
internal static class SimulationReport
{
    public static SimulationResult Invalid(WorkflowGraph graph, DateTimeOffset at) => new()
    {
        Definition = graph.DefinitionId,
        Name = graph.Document.Name,
        Version = graph.Version,
        Status = "invalid",
        StartedAt = at.ToChina(),
        EndedAt = at.ToChina(),
        Findings = graph.Findings,
    };

    public static SimulationResult Of(SimulationRun run) => new()
    {
        Definition = run.Graph.DefinitionId,
        Name = run.Graph.Document.Name,
        Version = run.Graph.Version,
        Status = Status(run),
        StartedAt = run.Request.Start.At.ToChina(),
        EndedAt = run.Now.ToChina(),
        Stopped = run.Stopped,
        CalendarVersion = run.Calendar.Version,
        Provisional = run.Domain.Deadlines.Exists(d => d.Provisional),
        Path = SimulatedPath.Of(run.Store),
        Tasks = [.. run.Domain.Tasks.Select(t => Task(t, run))],
        Deadlines = [.. run.Domain.Deadlines.Where(d => d.Task is null).Select(d => Deadline(d, run))],
        Reminders = run.Domain.Reminders,
        Documents = run.Domain.Documents,
        Notices = run.Domain.Notices,
        Milestones = run.Domain.Milestones,
        Decisions = run.Domain.Decisions,
        Commands = run.Domain.Commands,
        Incidents = [.. run.Store.Instances.Values.SelectMany(i => i.Incidents).Select(i => new SimulatedRemark(i.At.ToChina(), i.ActivityId, i.Text))],
        Problems = run.People.Problems,
        Findings = run.Graph.Findings,
    };

    private static string Status(SimulationRun run)
    {
        var roots = run.Store.Instances.Values.Where(i => i.ParentInstanceId is null).ToList();
        return roots switch
        {
            [] => "not-started",
            _ when run.Store.Instances.Values.Any(i => i.HasOpenIncidents || i.SubStatus == InstanceSubStatus.Faulted) => "faulted",
            _ when roots.Exists(r => r.Status == InstanceStatus.Running) => "waiting",
            _ when roots.TrueForAll(r => r.SubStatus == InstanceSubStatus.Cancelled) => "cancelled",
            _ => "finished",
        };
    }

    private static SimulatedTaskView Task(SimulatedTask task, SimulationRun run) => new(
        task.DefinitionId, task.ActivityId, task.Occurrence, task.Title, task.Candidates, [.. task.Outcomes.Select(o => o.Key)], task.Optional,
        task.OpenedAt.ToChina(), task.Deadline?.LastDay, task.Deadline?.DueAt.ToChina(), task.Deadline?.Provisional == true,
        task.Deadline is { } deadline && deadline.DueAt <= (task.ClosedAt ?? run.Now), task.State.ToString().ToLowerInvariant(), task.Outcome, task.By,
        task.ClosedAt?.ToChina(), task.Deadline is null ? [] : Ladder(task.Deadline, run))
    {
        Choices = task.Outcomes, Rule = task.Deadline?.Limit, Asked = run.IsAsked(task) && run.Request.StopToAsk,
    };

    private static SimulatedDeadlineView Deadline(SimulatedDeadline deadline, SimulationRun run) => new(
        deadline.Key, deadline.Name, deadline.From.ToChina(), deadline.LastDay, deadline.DueAt.ToChina(), deadline.Provisional,
        deadline.State.ToString().ToLowerInvariant(), deadline.OverdueAt?.ToChina(), deadline.EndedAt?.ToChina(), deadline.LastDays,
        OnPassing(deadline, run.Store), Ladder(deadline, run))
    {
        Rule = deadline.Limit, Fixed = deadline.Fixed,
    };

    private static IReadOnlyList<SimulatedLadderStep> Ladder(SimulatedDeadline deadline, SimulationRun run) =>
    [
        .. deadline.Plan(run.Calendar).Select(s => new SimulatedLadderStep(
            s.Step.Key,
            s.At.ToChina(),
            deadline.Over.TryGetValue(s.Step.Key, out var sent) ? (sent ? "sent" : "skipped") : deadline.IsOpen ? "planned" : "dropped",
            run.Domain.Told(deadline, s.Step))),
    ];

    /// <summary>What the definition's connections lead to from the deadline's port Overdue.</summary>
    private static IReadOnlyList<string> OnPassing(SimulatedDeadline deadline, MemoryStore store) =>
    [
        .. from graph in store.Instances.Values.Select(i => i.Graph).Distinct()
           from node in graph.Nodes
           where node.Behaviour is Cases.Deadline && JsonValues.Text(node.ConstantInput("Key")) == deadline.Key
           from connection in node.Parent?.Source["connections"] as System.Text.Json.Nodes.JsonArray ?? []
           where (string?)connection?["source"]?["activity"] == node.Id && (string?)connection["source"]!["port"] == "Overdue"
           select (string?)connection["target"]?["activity"],
    ];
}
