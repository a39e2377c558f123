using System.Security.Cryptography;
using System.Text;
using CaseFlow.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Deadlines;

/// <summary>Something that waits for an instant. Gone once it has fired.</summary>
[NotAudited]
internal sealed class DueItem
{
    /// <summary>Made from kind and owner, so that the primary key itself allows one row each.</summary>
    public required Guid Id { get; init; }

    public required string Kind { get; init; }
    public required Guid OwnerId { get; init; }
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>The due instant, or a later one while a failing row waits for its next attempt.</summary>
    public required DateTimeOffset FireAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>Why the last attempt failed; null before one did.</summary>
    public string? LastError { get; set; }

    public static Guid IdOf(string kind, Guid ownerId) =>
        new(SHA256.HashData([.. Encoding.UTF8.GetBytes(kind), .. ownerId.ToByteArray()]).AsSpan(0, 16));

    internal sealed class Mapping : IEntityTypeConfiguration<DueItem>
    {
        public void Configure(EntityTypeBuilder<DueItem> builder)
        {
            builder.ToTable("due_items");
            builder.Property(x => x.Kind).HasMaxLength(40);
            builder.Property(x => x.LastError).HasMaxLength(2000);
            builder.HasIndex(x => new { x.FireAt, x.DueAt });
        }
    }
}
