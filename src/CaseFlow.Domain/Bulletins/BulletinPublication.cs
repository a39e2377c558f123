using CaseFlow.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Bulletins;

/// <summary>What was announced, whole and frozen; read by everybody (R80). Written once and never changed: what was wrong is put right by errata (C56).</summary>
internal sealed class BulletinPublication
{
    public required Guid BulletinId { get; init; }
    public required string RegionPath { get; init; }
    public required int Year { get; init; }
    public required int Quarter { get; init; }
    public required string Number { get; init; }

    /// <summary>The office in whose name it is announced.</summary>
    public required string Issuer { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Of <see cref="BulletinContent"/>, as JSON.</summary>
    [NotAudited]
    public required string Content { get; init; }
}

/// <summary>A numbered correction of a published bulletin: one dimension of one unit, with both states (C56).</summary>
internal sealed class BulletinErratum
{
    public required Guid BulletinId { get; init; }

    /// <summary>1, 2, … within the bulletin.</summary>
    public required int Number { get; init; }

    public required Guid UnitId { get; init; }
    public required string UnitName { get; init; }
    public required string Dimension { get; init; }
    public required decimal? ScoreBefore { get; init; }
    public required decimal ScoreAfter { get; init; }
    public required string Reason { get; init; }

    /// <summary>The league before and after, of <see cref="RankLine"/>, as JSON.</summary>
    [NotAudited]
    public required string Before { get; init; }

    [NotAudited]
    public required string After { get; init; }

    public required Guid ProposedById { get; init; }
    public required string ProposedBy { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>One of <see cref="ErratumStates"/>; decided once.</summary>
    public string State { get; set; } = ErratumStates.Proposed;

    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecisionReason { get; set; }
}

internal sealed class BulletinPublicationMapping : IEntityTypeConfiguration<BulletinPublication>
{
    public void Configure(EntityTypeBuilder<BulletinPublication> builder)
    {
        builder.ToTable("bulletin_publications");
        builder.HasKey(x => x.BulletinId);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.Number).HasMaxLength(80);
        builder.Property(x => x.Issuer).HasMaxLength(120);
        builder.HasIndex(x => new { x.Year, x.Quarter });
        builder.HasOne<Bulletin>().WithMany().HasForeignKey(x => x.BulletinId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BulletinErratumMapping : IEntityTypeConfiguration<BulletinErratum>
{
    public void Configure(EntityTypeBuilder<BulletinErratum> builder)
    {
        builder.ToTable("bulletin_errata");
        builder.HasKey(x => new { x.BulletinId, x.Number });
        builder.Property(x => x.UnitName).HasMaxLength(120);
        builder.Property(x => x.Dimension).HasMaxLength(20);
        builder.Property(x => x.ScoreBefore).HasPrecision(5, 2);
        builder.Property(x => x.ScoreAfter).HasPrecision(5, 2);
        builder.Property(x => x.Reason).HasMaxLength(Bulletin.MaxText);
        builder.Property(x => x.ProposedBy).HasMaxLength(60);
        builder.Property(x => x.State).HasMaxLength(20);
        builder.Property(x => x.DecidedBy).HasMaxLength(60);
        builder.Property(x => x.DecisionReason).HasMaxLength(Bulletin.MaxText);
        builder.HasOne<BulletinPublication>().WithMany().HasForeignKey(x => x.BulletinId).OnDelete(DeleteBehavior.Restrict);
    }
}
