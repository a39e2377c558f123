using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Attachments;

/// <summary>The file itself; the caller disposes the stream.</summary>
[AnyRole]
public sealed record ReadAttachment(Guid Id) : IQuery<AttachmentContent>;

public sealed record AttachmentContent(string FileName, string ContentType, long Size, Stream Content);
