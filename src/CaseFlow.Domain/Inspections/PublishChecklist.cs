using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>Checks are made with this version from now on; those under way and those made keep theirs.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record PublishChecklist(Guid VersionId, int Version) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => VersionId;
}

internal sealed class PublishChecklistHandler(CaseFlowDb db, RequestContext context, TimeProvider time) : IRequestHandler<PublishChecklist, Result<Done>>
{
    public async Task<Result<Done>> Handle(PublishChecklist request, CancellationToken cancellationToken)
    {
        if (await db.Set<ChecklistVersion>().FirstOrDefaultAsync(v => v.Id == request.VersionId, cancellationToken) is not { } draft)
        {
            return Refusal.NotFound("checklist.unknown");
        }

        if (draft.PublishedAt is not null)
        {
            return Refusal.Conflict("checklist.published", draft.Number);
        }

        if (draft.Version != request.Version)
        {
            return Refusal.Conflict("conflict.changed");
        }

        if (!ChecklistJson.Read<ChecklistContent>(draft.Content).Asked().Any())
        {
            return new Refusal("checklist.nothing-asked");
        }

        (draft.PublishedAt, draft.PublishedBy) = (time.GetUtcNow(), context.Who.Name);
        return Done.Value;
    }
}
