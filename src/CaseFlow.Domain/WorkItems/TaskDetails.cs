using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.WorkItems;

/// <summary>One task with what its forms need. Seen by who may do it and by who sees its subject.</summary>
[AnyRole]
public sealed record TaskDetails(Guid WorkItemId) : IQuery<TaskView>;

/// <param name="State"><c>open</c>, <c>completed</c>, <c>cancelled</c>.</param>
/// <param name="FormParameters">What the definition says to the forms: limits, choices, what must be given.</param>
/// <param name="SubjectFacts">The subject's facts of this moment, see <c>ISubjectDirectory.FactsAsync</c>: to fill in defaults.</param>
/// <param name="Others">Who else can do it, by name.</param>
public sealed record TaskView(
    TaskItem Task, string State, string DefinitionId, int DefinitionVersion, string ActivityId, JsonObject FormParameters, JsonObject SubjectFacts,
    IReadOnlyList<string> Others, string? CompletedBy, DateTimeOffset? CompletedAt, string? Outcome, string? CancelReason);

internal sealed class TaskDetailsHandler(
    CaseFlowDb db, Fitness fitness, TaskItems items, Subjects subjects, IPeopleDirectory people, RequestContext context)
    : IRequestHandler<TaskDetails, Result<TaskView>>
{
    public async Task<Result<TaskView>> Handle(TaskDetails request, CancellationToken cancellationToken)
    {
        var item = await db.Set<WorkItem>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == request.WorkItemId, cancellationToken);
        if (item is null || !(await fitness.Fitting().AnyAsync(i => i.Id == item.Id, cancellationToken)
            || await subjects.FindAsync(item.SubjectId, cancellationToken) is not null))
        {
            return Refusal.NotFound("work-item.not-found");
        }

        var row = (await items.ReadAsync(db.Set<WorkItem>().Where(i => i.Id == item.Id), cancellationToken))[0];
        return new TaskView(
            row, item.State.ToString().ToLowerInvariant(), item.DefinitionId, item.DefinitionVersion, item.ActivityId, item.FormParameters,
            await subjects.FactsAsync(item.SubjectId, cancellationToken) ?? [], await OthersAsync(item.Id, cancellationToken),
            item.State == WorkItemState.Completed ? item.ClosedBy : null, item.ClosedAt, item.Outcome, item.CancelReason);
    }

    private async Task<IReadOnlyList<string>> OthersAsync(Guid itemId, CancellationToken ct)
    {
        List<PersonFacts?> others = [];
        foreach (var candidate in await db.Set<WorkItemCandidate>().AsNoTracking().Where(c => c.WorkItemId == itemId).OrderBy(c => c.Position).ToListAsync(ct))
        {
            if (candidate.PersonId is { } person)
            {
                others.Add(await people.FindPersonAsync(person, ct));
            }
            else
            {
                others.AddRange(await people.HoldersAsync(candidate.UnitId, candidate.Role, ct));
            }
        }

        return [.. others.OfType<PersonFacts>().Where(p => p.Id != context.Who.PersonId).DistinctBy(p => p.Id).Select(p => TextCatalog.Get("work-item.person", p.Name, p.UnitName))];
    }
}
