using System.Security.Cryptography;
using System.Text.Json.Serialization;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Attachments;

/// <summary>
/// Keeps a file (JPEG, PNG, WebP or PDF, at most 10 MB, told by its content). It belongs to its uploader alone until a
/// command that names it ties it to a hazard or a case; then it is seen by whoever sees that.
/// </summary>
[AnyRole]
public sealed record StoreAttachment(string FileName, [property: JsonIgnore] ReadOnlyMemory<byte> Content) : ICommand<AttachmentStored>
{
    /// <summary>Stands for the content where the request is compared or kept.</summary>
    public string Sha256 => Convert.ToHexString(SHA256.HashData(Content.Span));
}

public sealed record AttachmentStored(Guid Id, string FileName, string ContentType, long Size, bool IsImage);
