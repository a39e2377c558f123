using System.Collections.Concurrent;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>Reads versions of checklists; published ones are kept, since they never change.</summary>
internal sealed class ChecklistShelf(CaseFlowDb db, ChecklistShelf.Kept kept)
{
    /// <summary>Null for a draft and for what is unknown.</summary>
    public async Task<ChecklistContent?> PublishedAsync(Guid versionId, CancellationToken ct)
    {
        if (kept.Published.TryGetValue(versionId, out var known))
        {
            return known;
        }

        var text = await db.Set<ChecklistVersion>().Where(v => v.Id == versionId && v.PublishedAt != null).Select(v => v.Content).FirstOrDefaultAsync(ct);
        return text is null ? null : kept.Published.GetOrAdd(versionId, ChecklistJson.Read<ChecklistContent>(text));
    }

    internal sealed class Kept
    {
        public ConcurrentDictionary<Guid, ChecklistContent> Published { get; } = [];
    }
}
