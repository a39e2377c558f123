using System.Security.Cryptography;
using System.Text.Json.Serialization;
using CaseFlow.Domain.Kernel;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Attachments;

/// <summary>
/// Keeps a file (JPEG, PNG, WebP or PDF, at most 10 MB, told by its content). It belongs to its uploader alone until a
/// command that names it ties it to a hazard or a case; then it is seen by whoever sees that.
/// </summary>
[AnyRole(Guests = true)]
public sealed record StoreAttachment(string FileName, [property: JsonIgnore] ReadOnlyMemory<byte> Content) : ICommand<AttachmentStored>
{
    /// <summary>10 MB: what a phone's photo needs, and what is refused above (reliability F8).</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Stands for the content where the request is compared or kept.</summary>
    public string Sha256 => Convert.ToHexString(SHA256.HashData(Content.Span));
}

public sealed record AttachmentStored(Guid Id, string FileName, string ContentType, long Size, bool IsImage);

internal sealed class StoreAttachmentValidator : AbstractValidator<StoreAttachment>
{
    public StoreAttachmentValidator()
    {
        RuleFor(x => x.FileName).NotEmpty().Must(AttachmentName.IsSafe).Refuse("attachment.name");
        RuleFor(x => x.Content).Must(c => c.Length > 0).Refuse("attachment.empty")
            .Must(c => c.Length <= StoreAttachment.MaxBytes).Refuse("attachment.too-large");
    }
}

internal sealed class StoreAttachmentHandler(CaseFlowDb db, IAttachmentStore store, RequestContext context, TimeProvider time)
    : IRequestHandler<StoreAttachment, Result<AttachmentStored>>
{
    public async Task<Result<AttachmentStored>> Handle(StoreAttachment request, CancellationToken cancellationToken)
    {
        if (FileKind.Of(request.Content.Span) is not { } kind)
        {
            return new Refusal("attachment.kind", "content", request.FileName);
        }

        if (!kind.Fits(request.FileName))
        {
            return new Refusal("attachment.ending", "fileName", request.FileName, string.Join('、', kind.Endings.Select(e => $".{e}")));
        }

        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var attachment = new Attachment
        {
            Id = id,
            UploadedById = context.Who.PersonId,
            UploadedBy = context.Who.Name,
            UploadedAt = now,
            FileName = request.FileName,
            ContentType = kind.ContentType,
            Size = request.Content.Length,
            Sha256 = request.Sha256,
            StoredName = $"{now.ToChina():yyyyMM}/{Guid.NewGuid():N}",
        };
        await store.WriteAsync(attachment.StoredName, request.Content, cancellationToken);
        db.Add(attachment);
        return new AttachmentStored(id, attachment.FileName, attachment.ContentType, attachment.Size, attachment.IsImage);
    }
}
