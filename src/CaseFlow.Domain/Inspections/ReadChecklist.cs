using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>What one version of a checklist asks.</summary>
[AnyRole]
public sealed record ReadChecklist(Guid VersionId) : IQuery<ChecklistView>;

public sealed record ChecklistView(
    Guid VersionId, Guid ChecklistId, string Name, int Number, bool Published, DateTimeOffset? PublishedAt, string? PublishedBy, string DraftedBy, int Version,
    ChecklistContent Content);

internal sealed class ReadChecklistHandler(CaseFlowDb db) : IRequestHandler<ReadChecklist, Result<ChecklistView>>
{
    public async Task<Result<ChecklistView>> Handle(ReadChecklist request, CancellationToken cancellationToken)
    {
        var found = await (
            from version in db.Set<ChecklistVersion>().AsNoTracking()
            join checklist in db.Set<Checklist>() on version.ChecklistId equals checklist.Id
            where version.Id == request.VersionId
            select new { version, checklist.Name }).FirstOrDefaultAsync(cancellationToken);
        return found is null
            ? Refusal.NotFound("checklist.unknown")
            : new ChecklistView(
                found.version.Id, found.version.ChecklistId, found.Name, found.version.Number, found.version.PublishedAt is not null, found.version.PublishedAt,
                found.version.PublishedBy, found.version.DraftedBy, found.version.Version, ChecklistJson.Read<ChecklistContent>(found.version.Content));
    }
}
