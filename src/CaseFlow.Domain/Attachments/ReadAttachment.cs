using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Attachments;

/// <summary>The file itself; the caller disposes the stream.</summary>
[AnyRole(Guests = true)]
public sealed record ReadAttachment(Guid Id) : IQuery<AttachmentContent>;

public sealed record AttachmentContent(string FileName, string ContentType, long Size, Stream Content);

internal sealed class ReadAttachmentHandler(CaseFlowDb db, IAttachmentStore store, AttachmentAccess access)
    : IRequestHandler<ReadAttachment, Result<AttachmentContent>>
{
    public async Task<Result<AttachmentContent>> Handle(ReadAttachment request, CancellationToken cancellationToken)
    {
        var attachment = await db.Set<Attachment>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == request.Id, cancellationToken);
        if (attachment is null || !await access.AllowsAsync(attachment, cancellationToken))
        {
            return Refusal.NotFound("attachment.not-found");
        }

        return await store.OpenAsync(attachment.StoredName, cancellationToken) is { } content
            ? new AttachmentContent(attachment.FileName, attachment.ContentType, attachment.Size, content)
            : Refusal.NotFound("attachment.content-gone", attachment.FileName);
    }
}
