using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.TipOffs;

/// <summary>A tip-off from the public as it is dealt with (R46): only what the keeper wrote down of it; see <see cref="TipOffOriginal"/>.</summary>
internal sealed class TipOff : IVersioned, IDueSubject
{
    public const int MaxText = 2000;
    public const int MaxReason = 500;

    public required Guid Id { get; init; }
    public required string Number { get; init; }

    /// <summary>SHA-256 of the receipt code.</summary>
    [NotAudited]
    public required string CodeHash { get; init; }

    /// <summary>A key of <see cref="TipOffKinds"/>.</summary>
    public required string Kind { get; init; }

    public required string RegionPath { get; init; }
    public required string StreetName { get; init; }
    public required bool Named { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required string State { get; set; }
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>转办内容: the keeper's words, never the informant's.</summary>
    public string? Summary { get; set; }

    public Guid? UnitId { get; set; }
    public string? UnitName { get; set; }

    /// <summary>The first effective report of the same matter.</summary>
    public Guid? LeadId { get; set; }

    /// <summary>Why it was not accepted.</summary>
    public string? DeclinedFor { get; set; }

    /// <summary>A key of <see cref="TipOffResults"/>.</summary>
    public string? Result { get; set; }

    public string? Findings { get; set; }
    public DateTimeOffset? VerifiedAt { get; set; }
    public string? ReturnedFor { get; set; }
    public Guid? HazardId { get; set; }
    public string? Feedback { get; set; }
    public DateTimeOffset? FedBackAt { get; set; }

    /// <summary>How the informant was told besides, without naming them.</summary>
    public string? ToldBy { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }
    public TipOffReward? Reward { get; set; }
    public int Version { get; set; }

    public bool MayBeRewarded => Named && LeadId is null && (Result is TipOffResults.True or TipOffResults.Partly);

    void IDueSubject.Take(DeadlineMoved moved) => DueAt = ClosedAt is null ? moved.DueAt : DueAt;
}

/// <summary>The reward of a tip-off (R46, A-15): proposed, approved by somebody else, collected, paid once.</summary>
internal sealed class TipOffReward
{
    public decimal? Fine { get; set; }
    public decimal? Amount { get; set; }
    public string? Ground { get; set; }
    public Guid? ProposedById { get; set; }
    public string? ProposedBy { get; set; }
    public string? ApprovedBy { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }
    public string? RefusedFor { get; set; }

    /// <summary>When the keeper found code and name right.</summary>
    public DateTimeOffset? CollectorCheckedAt { get; set; }

    public DateOnly? PaidOn { get; set; }
    public string? ReceiptNote { get; set; }
}

internal sealed class TipOffMapping : IEntityTypeConfiguration<TipOff>
{
    public void Configure(EntityTypeBuilder<TipOff> builder)
    {
        builder.ToTable("tip_offs");
        builder.Property(x => x.Number).HasMaxLength(20);
        builder.Property(x => x.CodeHash).HasMaxLength(64);
        builder.Property(x => x.Kind).HasMaxLength(20);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.StreetName).HasMaxLength(60);
        builder.Property(x => x.State).HasMaxLength(20);
        builder.Property(x => x.Summary).HasMaxLength(TipOff.MaxText);
        builder.Property(x => x.UnitName).HasMaxLength(120);
        builder.Property(x => x.DeclinedFor).HasMaxLength(TipOff.MaxReason);
        builder.Property(x => x.Result).HasMaxLength(20);
        builder.Property(x => x.Findings).HasMaxLength(TipOff.MaxText);
        builder.Property(x => x.ReturnedFor).HasMaxLength(TipOff.MaxReason);
        builder.Property(x => x.Feedback).HasMaxLength(TipOff.MaxText);
        builder.Property(x => x.ToldBy).HasMaxLength(TipOff.MaxReason);
        builder.HasIndex(x => x.CodeHash).IsUnique();
        builder.HasIndex(x => x.Number).IsUnique();
        builder.HasIndex(x => new { x.ReceivedAt, x.Id });
        builder.HasIndex(x => new { x.UnitId, x.State });
        builder.HasIndex(x => x.LeadId);
        builder.OwnsOne(x => x.Reward, reward =>
        {
            reward.ToTable("tip_off_rewards");
            reward.Property(x => x.Fine).HasPrecision(18, 2);
            reward.Property(x => x.Amount).HasPrecision(18, 2);
            reward.Property(x => x.Ground).HasMaxLength(TipOff.MaxReason);
            reward.Property(x => x.ProposedBy).HasMaxLength(60);
            reward.Property(x => x.ApprovedBy).HasMaxLength(60);
            reward.Property(x => x.RefusedFor).HasMaxLength(TipOff.MaxReason);
            reward.Property(x => x.ReceiptNote).HasMaxLength(TipOff.MaxReason);
        });
    }
}
