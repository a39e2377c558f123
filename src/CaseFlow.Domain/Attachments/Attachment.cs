using CaseFlow.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Attachments;

/// <summary>What is known of a stored file. Its content lies in the <see cref="IAttachmentStore"/> under a generated name.</summary>
internal sealed class Attachment
{
    public required Guid Id { get; init; }

    /// <summary>Null until a command ties it to a hazard or a case: seen by its uploader alone.</summary>
    public Guid? SubjectId { get; set; }

    public required Guid UploadedById { get; init; }
    public required string UploadedBy { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }
    public required string FileName { get; init; }
    public required string ContentType { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }

    [NotAudited]
    public required string StoredName { get; init; }

    public bool IsImage => ContentType.StartsWith("image/", StringComparison.Ordinal);

    public AttachmentItem ToItem() => new(Id, FileName, ContentType, Size, IsImage, UploadedAt, UploadedBy);
}

internal sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("attachments");
        builder.Ignore(x => x.IsImage);
        builder.Property(x => x.UploadedBy).HasMaxLength(60);
        builder.Property(x => x.FileName).HasMaxLength(AttachmentName.MaxLength);
        builder.Property(x => x.ContentType).HasMaxLength(40);
        builder.Property(x => x.Sha256).HasMaxLength(64);
        builder.Property(x => x.StoredName).HasMaxLength(60);
        builder.HasIndex(x => x.SubjectId);
        builder.HasIndex(x => x.UploadedById);
    }
}
