using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Attachments;

/// <summary>The files of many subjects at once, for a feature that has made sure itself of who may see them.</summary>
public interface IAttachmentRoll
{
    /// <summary>Of each subject the oldest first.</summary>
    Task<ILookup<Guid, AttachmentItem>> OfAsync(IReadOnlyCollection<Guid> subjectIds, CancellationToken ct);
}

internal sealed class AttachmentRoll(CaseFlowDb db) : IAttachmentRoll
{
    public async Task<ILookup<Guid, AttachmentItem>> OfAsync(IReadOnlyCollection<Guid> subjectIds, CancellationToken ct)
    {
        var rows = subjectIds.Count == 0
            ? []
            : await db.Set<Attachment>().AsNoTracking().Where(a => a.SubjectId != null && subjectIds.Contains(a.SubjectId.Value)).OrderBy(a => a.UploadedAt).ThenBy(a => a.Id).ToListAsync(ct);
        return rows.ToLookup(a => a.SubjectId!.Value, a => a.ToItem());
    }
}
