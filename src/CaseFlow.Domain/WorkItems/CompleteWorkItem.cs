using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using MediatR;

namespace CaseFlow.Domain.WorkItems;

/// <summary>
/// A person finishes a task with an outcome. The outcome's form is a command of the domain (<see cref="ViaWorkItemAttribute"/>):
/// it is made from <paramref name="Data"/> plus <c>subjectId</c> and <c>parameters</c>, and runs first; if it is refused,
/// nothing is written and the task stays open.
/// </summary>
/// <param name="Version">The version the person saw; another one means somebody changed the task meanwhile.</param>
[AnyRole]
public sealed record CompleteWorkItem(Guid WorkItemId, string Outcome, JsonObject? Data, int Version) : ICommand<WorkItemCompleted>;

public sealed record WorkItemCompleted(Guid WorkItemId, Guid SubjectId);

internal sealed class CompleteWorkItemHandler(
    CaseFlowDb db, OpenTask tasks, FormCatalog forms, IProcesses processes, ITimeline timeline, IMediator mediator, RequestContext context, TimeProvider time)
    : IRequestHandler<CompleteWorkItem, Result<WorkItemCompleted>>
{
    public async Task<Result<WorkItemCompleted>> Handle(CompleteWorkItem request, CancellationToken cancellationToken)
    {
        var (item, refusal) = await tasks.TakeAsync(request.WorkItemId, request.Version, cancellationToken);
        if (item is null)
        {
            return refusal!;
        }

        if (item.Outcomes.FirstOrDefault(o => o.Key == request.Outcome) is not { } outcome)
        {
            return new Refusal("work-item.unknown-outcome", "outcome", string.Join('、', item.Outcomes.Select(o => o.Label)));
        }

        var sent = await SendFormAsync(item, outcome, request.Data, cancellationToken);
        if (!sent.Succeeded)
        {
            return Result<WorkItemCompleted>.Refused(sent.Refusals);
        }

        var now = time.GetUtcNow();
        item.Complete(context.Who, outcome.Key, now);
        timeline.Write(item.SubjectId, "timeline.task-completed", item.Title, outcome.Label);
        if (item.DueAt is not null)
        {
            using var _ = context.EnterProcess();
            await mediator.Send(new StopDeadline(item.SubjectId, item.DeadlineKey, true), cancellationToken);
        }

        // The process reads what the form wrote.
        await db.SaveChangesAsync(cancellationToken);
        return await processes.ResumeAsync(item.BookmarkId, Answer(outcome, request.Data, sent.Value, now), cancellationToken)
            ? new WorkItemCompleted(item.Id, item.SubjectId)
            : Refusal.Conflict("work-item.process-gone");
    }

    private async Task<Result<JsonNode?>> SendFormAsync(WorkItem item, WorkItemOutcome outcome, JsonObject? data, CancellationToken ct)
    {
        if (outcome.Form is null)
        {
            return Result<JsonNode?>.From(null);
        }

        var form = forms.Find(outcome.Form) ?? throw new InvalidOperationException($"Task {item.Id} names the unknown form {outcome.Form}.");
        var filled = data?.DeepClone().AsObject() ?? [];
        filled["subjectId"] = item.SubjectId;
        filled["parameters"] = item.FormParameters;
        context.WorkItemId = item.Id;
        try
        {
            return await form.SendAsync(mediator, filled, ct);
        }
        finally
        {
            context.WorkItemId = null;
        }
    }

    private JsonObject Answer(WorkItemOutcome outcome, JsonObject? data, JsonNode? result, DateTimeOffset now) => new()
    {
        ["outcome"] = outcome.Key,
        ["data"] = data?.DeepClone(),
        ["result"] = result,
        ["completedBy"] = context.Who.Name,
        ["completedAt"] = now,
    };
}
