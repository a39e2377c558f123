using CaseFlow.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Documents;

/// <summary>An issued document; never changed.</summary>
internal sealed class Document
{
    public required Guid Id { get; init; }
    public required Guid SubjectId { get; init; }
    public required string Template { get; init; }
    public required string Title { get; init; }
    public required string Number { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Who acted when the process issued it.</summary>
    public required string IssuedBy { get; init; }

    /// <summary>JSON array of names.</summary>
    public required string Addressees { get; init; }

    /// <summary>The subject's facts at issue, JSON.</summary>
    [NotAudited]
    public required string Facts { get; init; }

    /// <summary>What the process gave, JSON.</summary>
    public required string Given { get; init; }
}

internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("documents");
        builder.Property(x => x.Template).HasMaxLength(60);
        builder.Property(x => x.Title).HasMaxLength(200);
        builder.Property(x => x.Number).HasMaxLength(80);
        builder.Property(x => x.IssuedBy).HasMaxLength(60);
        builder.HasIndex(x => new { x.SubjectId, x.IssuedAt });
        builder.HasIndex(x => x.Number);
    }
}
