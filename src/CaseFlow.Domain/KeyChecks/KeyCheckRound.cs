using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.KeyChecks;

/// <summary>
/// One week of a street, or one month of a department, in which it checks the key objects it answers for (R118, R119). Each
/// has one instance of the process <c>key-object-checks</c>.
/// </summary>
internal sealed class KeyCheckRound : IScoped
{
    public required Guid Id { get; init; }

    /// <summary>See <see cref="KeyCheckKinds"/>.</summary>
    public required string Kind { get; init; }

    public required Guid HolderUnitId { get; init; }
    public required string HolderName { get; init; }

    /// <summary>The street's path; of a department the region it works in.</summary>
    public required string RegionPath { get; init; }

    public required DateOnly FirstDay { get; init; }
    public required DateOnly LastDay { get; init; }

    /// <summary>How many checks each object needs, by the version of the process that runs it.</summary>
    public int Least { get; set; } = 1;

    /// <summary>Checks by the communities of the street count as the street's.</summary>
    public bool CommunitiesCount { get; set; }

    /// <summary>Nothing is open in it; the process has been told.</summary>
    public bool Complete { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class KeyCheckRoundMapping : IEntityTypeConfiguration<KeyCheckRound>
{
    public void Configure(EntityTypeBuilder<KeyCheckRound> builder)
    {
        builder.ToTable("key_check_rounds");
        builder.Property(x => x.Kind).HasMaxLength(10);
        builder.Property(x => x.HolderName).HasMaxLength(120);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.HasIndex(x => new { x.HolderUnitId, x.Kind, x.FirstDay }).IsUnique();
        builder.HasIndex(x => new { x.FirstDay, x.LastDay });
    }
}

/// <summary>What a round owes to one key object, and what became of it.</summary>
internal sealed class KeyCheckDuty
{
    public required Guid RoundId { get; init; }
    public required Guid EnterpriseId { get; init; }

    /// <summary>See <see cref="KeyCheckStates"/>.</summary>
    public string State { get; set; } = KeyCheckStates.Open;

    /// <summary>See <see cref="KeyCheckReasons"/>; why it is not applicable.</summary>
    public string? Reason { get; set; }

    /// <summary>The checks that count, of <see cref="CountedCheck"/>, as JSON; no more than were needed.</summary>
    public string Checks { get; set; } = "[]";
}

internal sealed class KeyCheckDutyMapping : IEntityTypeConfiguration<KeyCheckDuty>
{
    public void Configure(EntityTypeBuilder<KeyCheckDuty> builder)
    {
        builder.ToTable("key_check_duties");
        builder.HasKey(x => new { x.RoundId, x.EnterpriseId });
        builder.Property(x => x.State).HasMaxLength(20);
        builder.Property(x => x.Reason).HasMaxLength(20);
        builder.HasIndex(x => x.EnterpriseId);
        builder.HasIndex(x => x.State);
        builder.HasOne<KeyCheckRound>().WithMany().HasForeignKey(x => x.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}
