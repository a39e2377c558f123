using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.People;

/// <summary>A person holds a role in a unit from an instant to an instant; never deleted, so that any past day can be asked (R69, R102).</summary>
internal sealed class Post
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>One of <see cref="Roles"/>.</summary>
    public required string Role { get; init; }

    public required Guid UnitId { get; init; }
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>The first instant at which it is no longer held; null while open.</summary>
    public DateTimeOffset? ValidTo { get; set; }
}

internal sealed class PostMapping : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.ToTable("posts");
        builder.Property(x => x.Role).HasMaxLength(40);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.UnitId, x.Role });
        builder.HasIndex(x => x.Role);
    }
}
