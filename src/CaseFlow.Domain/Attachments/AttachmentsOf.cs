using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Attachments;

/// <summary>The files of one hazard or case, oldest first.</summary>
[AnyRole]
public sealed record AttachmentsOf(Guid SubjectId) : IQuery<IReadOnlyList<AttachmentItem>>;

/// <summary>Its content is at <c>/api/v1/attachments/{id}</c>.</summary>
public sealed record AttachmentItem(Guid Id, string FileName, string ContentType, long Size, bool IsImage, DateTimeOffset UploadedAt, string UploadedBy);

internal sealed class AttachmentsOfHandler(CaseFlowDb db, Subjects subjects) : IRequestHandler<AttachmentsOf, Result<IReadOnlyList<AttachmentItem>>>
{
    public async Task<Result<IReadOnlyList<AttachmentItem>>> Handle(AttachmentsOf request, CancellationToken cancellationToken)
    {
        if (await subjects.FindAsync(request.SubjectId, cancellationToken) is null)
        {
            return Refusal.NotFound("subject.not-found");
        }

        var rows = await db.Set<Attachment>().AsNoTracking().Where(a => a.SubjectId == request.SubjectId)
            .OrderBy(a => a.UploadedAt).ThenBy(a => a.Id).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<AttachmentItem>>.From(rows.ConvertAll(a => a.ToItem()));
    }
}
