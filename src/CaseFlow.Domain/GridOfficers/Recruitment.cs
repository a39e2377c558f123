using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>A unified recruitment of the district (R17) with its own conditions; public (R49), hence not scoped.</summary>
internal sealed class Recruitment
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>The day on which ages are counted .</summary>
    public required DateOnly ReferenceDay { get; init; }

    /// <summary>Whole years, inclusive.</summary>
    public required int AgeLimit { get; init; }

    /// <summary>One of <see cref="Educations"/>, inclusive.</summary>
    public required string MinimumEducation { get; init; }

    /// <summary>How many are to be hired.</summary>
    public required int Headcount { get; init; }

    /// <summary>The announcement or approval it rests on (R49, R50).</summary>
    public required string Basis { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
    public required string OpenedBy { get; init; }
    public DateOnly? ClosedOn { get; set; }
    public DateOnly BornOnOrAfter => AgeLine.BornOnOrAfter(ReferenceDay, AgeLimit);
}

internal sealed class RecruitmentMapping : IEntityTypeConfiguration<Recruitment>
{
    public void Configure(EntityTypeBuilder<Recruitment> builder)
    {
        builder.ToTable("recruitments");
        builder.Ignore(x => x.BornOnOrAfter);
        builder.Property(x => x.Name).HasMaxLength(120);
        builder.Property(x => x.MinimumEducation).HasMaxLength(20);
        builder.Property(x => x.Basis).HasMaxLength(200);
        builder.Property(x => x.OpenedBy).HasMaxLength(60);
        builder.HasIndex(x => x.ReferenceDay);
    }
}
