using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;

namespace CaseFlow.Domain.Attachments;

/// <summary>A file is seen by whoever sees its subject; one not yet tied to any, by its uploader.</summary>
internal sealed class AttachmentAccess(Subjects subjects, RequestContext context)
{
    public async Task<bool> AllowsAsync(Attachment attachment, CancellationToken ct) => attachment.SubjectId is { } subject
        ? await subjects.FindAsync(subject, ct) is not null
        : attachment.UploadedById == context.Who.PersonId;
}
