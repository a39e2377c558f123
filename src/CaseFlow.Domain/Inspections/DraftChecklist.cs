using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>Copies the newest version of a checklist to a draft of the next one; there is one draft at a time.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record DraftChecklist(Guid ChecklistId) : ICommand<ChecklistDrafted>;

internal sealed class DraftChecklistHandler(CaseFlowDb db, IDatabaseDialect dialect, RequestContext context, TimeProvider time)
    : IRequestHandler<DraftChecklist, Result<ChecklistDrafted>>
{
    public async Task<Result<ChecklistDrafted>> Handle(DraftChecklist request, CancellationToken cancellationToken)
    {
        await dialect.LockAsync(db, $"checklist:{request.ChecklistId:N}", cancellationToken);
        var newest = await db.Set<ChecklistVersion>().AsNoTracking().Where(v => v.ChecklistId == request.ChecklistId).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellationToken);
        if (newest is null)
        {
            return Refusal.NotFound("checklist.unknown");
        }

        if (newest.PublishedAt is null)
        {
            return Refusal.Conflict("checklist.draft-open", newest.Number, newest.DraftedBy);
        }

        var now = time.GetUtcNow();
        var draft = new ChecklistVersion
        {
            Id = Guid.CreateVersion7(now), ChecklistId = newest.ChecklistId, Number = newest.Number + 1, Content = newest.Content, DraftedBy = context.Who.Name, DraftedAt = now,
        };
        db.Add(draft);
        context.BeginSubject(draft.Id);
        return new ChecklistDrafted(draft.ChecklistId, draft.Id, draft.Number);
    }
}
