using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.People;

/// <summary>A person is away from an instant to an instant; the substitute, of the same unit, holds their posts meanwhile.</summary>
internal sealed class Leave
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid SubstituteId { get; init; }
    public required DateTimeOffset From { get; init; }

    /// <summary>The first instant of being back.</summary>
    public required DateTimeOffset To { get; set; }
}

internal sealed class LeaveMapping : IEntityTypeConfiguration<Leave>
{
    public void Configure(EntityTypeBuilder<Leave> builder)
    {
        builder.ToTable("leaves");
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(x => x.SubstituteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.PersonId, x.To });
        builder.HasIndex(x => new { x.SubstituteId, x.To });
    }
}
