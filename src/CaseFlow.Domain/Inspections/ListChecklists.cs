using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>The checklists with their versions, newest first.</summary>
[AnyRole]
public sealed record ListChecklists : IQuery<IReadOnlyList<ChecklistEntry>>;

/// <param name="InForce">What checks are made with; null while nothing was published.</param>
public sealed record ChecklistEntry(Guid Id, string Name, Guid? InForce, IReadOnlyList<ChecklistVersionItem> Versions);

public sealed record ChecklistVersionItem(Guid Id, int Number, string DraftedBy, DateTimeOffset DraftedAt, string? PublishedBy, DateTimeOffset? PublishedAt);

internal sealed class ListChecklistsHandler(CaseFlowDb db) : IRequestHandler<ListChecklists, Result<IReadOnlyList<ChecklistEntry>>>
{
    public async Task<Result<IReadOnlyList<ChecklistEntry>>> Handle(ListChecklists request, CancellationToken cancellationToken)
    {
        var versions = (await db.Set<ChecklistVersion>().AsNoTracking().OrderByDescending(v => v.Number)
            .Select(v => new { v.ChecklistId, Item = new ChecklistVersionItem(v.Id, v.Number, v.DraftedBy, v.DraftedAt, v.PublishedBy, v.PublishedAt) })
            .ToListAsync(cancellationToken)).ToLookup(v => v.ChecklistId, v => v.Item);
        var checklists = await db.Set<Checklist>().AsNoTracking().OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).ToListAsync(cancellationToken);
        return checklists.ConvertAll(c => new ChecklistEntry(c.Id, c.Name, versions[c.Id].FirstOrDefault(v => v.PublishedAt is not null)?.Id, [.. versions[c.Id]])).ToArray();
    }
}
