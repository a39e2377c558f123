using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;

namespace CaseFlow.Domain.Attachments;

/// <summary>The subjects whose files somebody from outside opens, though they do not see the subjects themselves (R45).</summary>
public interface IGuestFiles
{
    Task<bool> OpensAsync(Guid subjectId, CancellationToken ct);
}

/// <summary>A file is seen by whoever sees its subject; one not yet tied to any, by its uploader.</summary>
internal sealed class AttachmentAccess(Subjects subjects, IGuestFiles guests, RequestContext context)
{
    public async Task<bool> AllowsAsync(Attachment attachment, CancellationToken ct) => attachment.SubjectId switch
    {
        null => attachment.UploadedById == context.Who.PersonId,
        { } subject when context.Who.Is(Roles.ThirdPartyExpert) => await guests.OpensAsync(subject, ct),
        { } subject => await subjects.FindAsync(subject, ct) is not null,
    };
}
