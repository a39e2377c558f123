using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.WorkItems;

/// <summary>Where a task stands in its process and what it offers there.</summary>
public sealed record WorkItemPlace(
    int DefinitionVersion, string ActivityId, string Title, string? Instructions, IReadOnlyList<WorkItemOutcome> Outcomes, JsonObject FormParameters);

/// <summary>
/// The process was moved to another version while the task waits: the task follows to its new place. Holders, claim, due
/// date and reminders stay. Answers the place it had before; null when no open task waits there.
/// </summary>
[ProcessOnly]
public sealed record MoveWorkItem(Guid SubjectId, Guid BookmarkId, WorkItemPlace Place) : ICommand<WorkItemPlace?>, IConcerns;

internal sealed class MoveWorkItemHandler(CaseFlowDb db) : IRequestHandler<MoveWorkItem, Result<WorkItemPlace?>>
{
    public async Task<Result<WorkItemPlace?>> Handle(MoveWorkItem request, CancellationToken cancellationToken)
    {
        if (await db.Set<WorkItem>().FirstOrDefaultAsync(i => i.BookmarkId == request.BookmarkId, cancellationToken) is not { State: WorkItemState.Open } item)
        {
            return Result<WorkItemPlace?>.From(null);
        }

        var before = new WorkItemPlace(item.DefinitionVersion, item.ActivityId, item.Title, item.Instructions, item.Outcomes, item.FormParameters);
        var place = request.Place;
        (item.DefinitionVersion, item.ActivityId, item.Title, item.Instructions) = (place.DefinitionVersion, place.ActivityId, place.Title, place.Instructions);
        item.OutcomesJson = ProcessJson.Write(place.Outcomes);
        item.FormParametersJson = place.FormParameters.ToJsonString(ProcessJson.Options);
        return before;
    }
}
