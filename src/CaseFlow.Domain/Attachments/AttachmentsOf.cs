using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Attachments;

/// <summary>The files of one hazard or case, oldest first.</summary>
[AnyRole]
public sealed record AttachmentsOf(Guid SubjectId) : IQuery<IReadOnlyList<AttachmentItem>>;

/// <summary>Its content is at <c>/api/v1/attachments/{id}</c>.</summary>
public sealed record AttachmentItem(Guid Id, string FileName, string ContentType, long Size, bool IsImage, DateTimeOffset UploadedAt, string UploadedBy);
