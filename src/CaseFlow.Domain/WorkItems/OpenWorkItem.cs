using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.WorkItems;

/// <summary>One way to finish a task: its outcome (a port of the activity), its label, and the form it takes (null: none).</summary>
public sealed record WorkItemOutcome(string Key, string Label, string? Form = null);

/// <summary>
/// A process asks people for something. Whoever fits one of the candidates may do it; completing it resumes
/// <paramref name="BookmarkId"/> with <c>{"outcome","data","result","completedBy","completedAt"}</c>.
/// </summary>
/// <param name="Candidates">Party keys (see <see cref="PartyKeys"/>) or <c>role:NAME</c>, resolved when the task opens.</param>
/// <param name="FormParameters">Read by the forms: what the definition says about limits, choices and what must be given.</param>
/// <param name="Due">Null: no due date.</param>
/// <param name="Optional">May be done, need not: an action offered on the case page, not counted as owed.</param>
[ProcessOnly]
public sealed record OpenWorkItem(
    Guid SubjectId, Guid BookmarkId, Guid InstanceId, string DefinitionId, int DefinitionVersion, string ActivityId,
    string Title, string? Instructions, IReadOnlyList<string> Candidates, IReadOnlyList<WorkItemOutcome> Outcomes,
    JsonObject FormParameters, Limit? Due, DateTimeOffset? DueFrom, ReminderLadder Ladder, bool Optional)
    : ICommand<WorkItemOpened>, IConcerns;

public sealed record WorkItemOpened(Guid WorkItemId, DateTimeOffset? DueAt);

internal sealed class OpenWorkItemValidator : AbstractValidator<OpenWorkItem>
{
    public OpenWorkItemValidator(FormCatalog forms)
    {
        RuleFor(x => x.Title).NotEmpty().MaximumLength(200);
        RuleFor(x => x.Candidates).NotEmpty();
        RuleFor(x => x.Outcomes).NotEmpty();
        RuleForEach(x => x.Outcomes).Must(o => o.Form is null || forms.Find(o.Form) is not null)
            .WithErrorCode("work-item.unknown-form").WithMessage((_, o) => TextCatalog.Get("work-item.unknown-form", o.Form));
    }
}

internal sealed class OpenWorkItemHandler(CaseFlowDb db, Subjects subjects, Parties parties, ITimeline timeline, IMediator mediator, TimeProvider time)
    : IRequestHandler<OpenWorkItem, Result<WorkItemOpened>>
{
    public async Task<Result<WorkItemOpened>> Handle(OpenWorkItem request, CancellationToken cancellationToken)
    {
        if (await subjects.FindAsync(request.SubjectId, cancellationToken) is not { } subject)
        {
            return Refusal.NotFound("subject.not-found");
        }

        var now = time.GetUtcNow();
        var item = New(request, subject, now);
        db.Add(item);
        var candidates = await parties.ResolveAsync(request.SubjectId, request.Candidates, cancellationToken);
        db.AddRange(candidates.Select((p, i) => new WorkItemCandidate
        {
            WorkItemId = item.Id, Position = i, PartyKey = p.Key, UnitId = p.UnitId, Role = p.Role, PersonId = p.PersonId, Name = p.Name,
        }));
        if (!request.Optional)
        {
            timeline.Write(request.SubjectId, candidates.Count == 0 ? "timeline.task-without-holder" : "timeline.task-opened", item.Title, candidates.Select(c => c.Name).Distinct());
        }

        if (request.Due is { } limit)
        {
            var started = await mediator.Send(
                new StartDeadline(item.SubjectId, Guid.Empty, item.DeadlineKey, item.Title, limit, request.DueFrom, null, Own(request.Ladder, item.Id)), cancellationToken);
            if (!started.Succeeded)
            {
                return Result<WorkItemOpened>.Refused(started.Refusals);
            }

            (item.LastDay, item.DueAt) = (started.Value.LastDay, started.Value.DueAt);
        }

        return new WorkItemOpened(item.Id, item.DueAt);
    }

    private static ReminderLadder Own(ReminderLadder ladder, Guid taskId) => ladder with
    {
        Steps = [.. ladder.Steps.Select(s => s with { Notify = [.. s.Notify.Select(p => p == PartyKeys.TaskHolder ? PartyKeys.HolderOf(taskId) : p)] })],
    };

    private static WorkItem New(OpenWorkItem request, Subject subject, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        SubjectId = subject.Id,
        SubjectKind = subject.Kind,
        SubjectNumber = subject.Number,
        SubjectTitle = subject.Title,
        Place = subject.Place,
        RegionPath = subject.RegionPath,
        BookmarkId = request.BookmarkId,
        InstanceId = request.InstanceId,
        DefinitionId = request.DefinitionId,
        DefinitionVersion = request.DefinitionVersion,
        ActivityId = request.ActivityId,
        Title = request.Title,
        Instructions = request.Instructions,
        OutcomesJson = ProcessJson.Write(request.Outcomes),
        FormParametersJson = request.FormParameters.ToJsonString(ProcessJson.Options),
        Optional = request.Optional,
        OpenedAt = now,
    };
}
