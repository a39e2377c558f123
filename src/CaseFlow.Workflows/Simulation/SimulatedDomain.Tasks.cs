using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.WorkItems;

namespace CaseFlow.Workflows.Simulation;

/// <summary>Tasks as the domain keeps them: each with its own deadline; the form first, then the process goes on.</summary>
internal sealed partial class SimulatedDomain
{
    private readonly FormCatalog _forms = new();

    public List<SimulatedTask> Tasks { get; } = [];

    /// <summary>Finishes an open task as a person would; what the product would refuse is refused and the task stays open.</summary>
    public async Task<IReadOnlyList<Refusal>> CompleteAsync(SimulatedTask task, ScriptedAnswer answer, CancellationToken ct)
    {
        var key = answer.Outcome ?? task.Outcomes[0].Key;
        if (task.Outcomes.FirstOrDefault(o => o.Key == key) is not { } outcome)
        {
            return [new Refusal("work-item.unknown-outcome", "outcome", string.Join('、', task.Outcomes.Select(o => o.Key)))];
        }

        var (result, data, refusals) = Fill(task, outcome, answer);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var now = Now;
        (task.State, task.Outcome, task.ClosedAt, task.By) = (SimulatedTaskState.Completed, outcome.Key, now, answer.By ?? task.Candidates[0]);
        if (task.Deadline is not null)
        {
            await StopAsync(new StopDeadline(Guid.Empty, task.DeadlineKey, Met: true), ct);
        }

        await Driver.ResumeAsync(
            task.BookmarkId,
            new JsonObject { ["outcome"] = outcome.Key, ["data"] = data, ["result"] = result, ["completedBy"] = task.By, ["completedAt"] = now },
            ct);
        return [];
    }

    private (JsonNode? Result, JsonObject? Data, IReadOnlyList<Refusal> Refusals) Fill(SimulatedTask task, WorkItemOutcome outcome, ScriptedAnswer answer)
    {
        if (outcome.Form is null)
        {
            return (answer.Result?.DeepClone(), answer.Data?.DeepClone().AsObject(), []);
        }

        Case.HasProgress |= answer.Supposed;
        var forms = new CaseForms(Case, this, calendar, time);
        if (answer.Result is { } recorded)
        {
            return (forms.Again(outcome.Form, recorded.DeepClone()), answer.Data?.DeepClone().AsObject(), []);
        }

        var data = CaseForms.Sample(outcome.Form, Case, Now);
        foreach (var (name, value) in answer.Data ?? [])
        {
            data[name] = value?.DeepClone();
        }

        var filled = data.DeepClone().AsObject();
        filled["subjectId"] = Guid.CreateVersion7(Now);
        filled["parameters"] = task.FormParameters.DeepClone();
        object command;
        try
        {
            command = filled.Deserialize(_forms.Find(outcome.Form)!.Command, ProcessJson.Options)!;
        }
        catch (JsonException unreadable)
        {
            var field = unreadable.Path?.TrimStart('$', '.');
            return (null, null, [new Refusal("work-item.unreadable-field", field, field)]);
        }

        var refusals = _checks.Refusals(command);
        if (refusals.Count > 0)
        {
            return (null, null, refusals);
        }

        var (result, refusal) = forms.Answer(command);
        return refusal is null ? (JsonSerializer.SerializeToNode(result, ProcessJson.Options), data, []) : (null, null, [refusal]);
    }

    private Result<WorkItemOpened> Open(OpenWorkItem command)
    {
        var task = new SimulatedTask
        {
            Id = Guid.CreateVersion7(Now),
            BookmarkId = command.BookmarkId,
            DefinitionId = command.DefinitionId,
            ActivityId = command.ActivityId,
            Occurrence = Tasks.Count(t => t.DefinitionId == command.DefinitionId && t.ActivityId == command.ActivityId) + 1,
            Title = command.Title,
            Candidates = command.Candidates,
            Outcomes = command.Outcomes,
            FormParameters = command.FormParameters,
            Optional = command.Optional,
            OpenedAt = Now,
        };
        Tasks.Add(task);
        if (command.Due is not { } limit)
        {
            return new WorkItemOpened(task.Id, null);
        }

        var start = new StartDeadline(command.SubjectId, Guid.Empty, task.DeadlineKey, task.Title, limit, command.DueFrom, null, command.Ladder);
        if (_checks.Refusals(start) is { Count: > 0 } refusals)
        {
            Tasks.Remove(task);
            return Result<WorkItemOpened>.Refused(refusals);
        }

        Start(start, task);
        task.Deadline = Deadlines[^1];
        return new WorkItemOpened(task.Id, task.Deadline.DueAt);
    }

    private async Task<Result<Done>> CancelAsync(CancelWorkItem command, CancellationToken ct)
    {
        if (Tasks.Find(t => t.BookmarkId == command.BookmarkId) is not { State: SimulatedTaskState.Open } task)
        {
            return Done.Value;
        }

        (task.State, task.ClosedAt) = (SimulatedTaskState.Cancelled, Now);
        return task.Deadline is null ? Done.Value : await StopAsync(new StopDeadline(command.SubjectId, task.DeadlineKey, Met: false), ct);
    }
}
