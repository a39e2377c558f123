using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Bulletins;

/// <summary>The bulletin of one district and quarter while it is prepared (R80); what was published stands in <see cref="BulletinPublication"/>.</summary>
internal sealed class Bulletin : IScoped, IVersioned
{
    public const int MaxText = 1000;

    public required Guid Id { get; init; }

    /// <summary>The district's.</summary>
    public required string RegionPath { get; init; }

    public required string DistrictName { get; init; }

    /// <summary>Prepares it; its head approves.</summary>
    public required Guid OfficeUnitId { get; init; }

    public required int Year { get; init; }

    /// <summary>1 to 4.</summary>
    public required int Quarter { get; init; }

    public required DateOnly FirstDay { get; init; }
    public required DateOnly LastDay { get; init; }

    /// <summary>Of <see cref="BulletinRules"/>, as JSON; those of the version published when it was opened.</summary>
    public required string Rules { get; init; }

    /// <summary>One of <see cref="BulletinStates"/>.</summary>
    public string State { get; set; } = BulletinStates.Drafting;

    public required DateTimeOffset OpenedAt { get; init; }
    public required string OpenedBy { get; init; }
    public DateTimeOffset? DrawnAt { get; set; }

    /// <summary>Who submitted it cannot approve it.</summary>
    public Guid? SubmittedById { get; set; }

    public string? SubmittedBy { get; set; }
    public string? ApprovedBy { get; set; }
    public string? Number { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Units look at their own scores from the first submission on, and may object until the approval.</summary>
    public bool TakesObjections => SubmittedById is not null && State is BulletinStates.Drafting or BulletinStates.Submitted;

    public int Version { get; set; }
}

/// <summary>A unit that the bulletin ranks, as it was called when it was drawn.</summary>
internal sealed class BulletinUnit
{
    public required Guid BulletinId { get; init; }
    public required Guid UnitId { get; init; }
    public required string Name { get; init; }

    /// <summary>One of <see cref="BulletinLeagues"/>.</summary>
    public required string League { get; init; }

    public required string RegionPath { get; init; }
}

/// <summary>One dimension of one unit: what the records gave, and what was entered with which evidence.</summary>
internal sealed class BulletinScore
{
    private const int Decimals = 2;

    public required Guid BulletinId { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>One of <see cref="BulletinDimensions"/>.</summary>
    public required string Dimension { get; init; }

    /// <summary>Of a hundred; null where nothing was there to measure.</summary>
    public decimal? Measured { get; set; }

    /// <summary>Of <see cref="BulletinFact"/>, as JSON.</summary>
    [NotAudited]
    public string Facts { get; set; } = "[]";

    public decimal? Entered { get; set; }
    public string? Evidence { get; set; }

    /// <summary>What the files of the evidence are tied to; stays when the score is corrected, so that no file of it is lost.</summary>
    public Guid? EvidenceId { get; set; }

    public string? EnteredBy { get; set; }
    public DateTimeOffset? EnteredAt { get; set; }

    /// <param name="score">Of a hundred; null takes the entered one back.</param>
    public void Enter(decimal? score, string? evidence, string by, DateTimeOffset at)
    {
        Entered = score is { } given ? Math.Round(given, Decimals, MidpointRounding.AwayFromZero) : null;
        (Evidence, EnteredBy, EnteredAt) = score is null ? (null, null, null) : (evidence!.Trim(), by, (DateTimeOffset?)at);
    }
}

/// <summary>One thing that was done to a bulletin; never changed.</summary>
internal sealed class BulletinEntry
{
    public required Guid BulletinId { get; init; }
    public required int Position { get; init; }

    /// <summary>One of <see cref="BulletinEntryKinds"/>.</summary>
    public required string Kind { get; init; }

    public string? Text { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class BulletinMapping : IEntityTypeConfiguration<Bulletin>
{
    public void Configure(EntityTypeBuilder<Bulletin> builder)
    {
        builder.ToTable("bulletins");
        builder.Ignore(x => x.TakesObjections);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.DistrictName).HasMaxLength(60);
        builder.Property(x => x.State).HasMaxLength(20);
        builder.Property(x => x.OpenedBy).HasMaxLength(60);
        builder.Property(x => x.SubmittedBy).HasMaxLength(60);
        builder.Property(x => x.ApprovedBy).HasMaxLength(60);
        builder.Property(x => x.Number).HasMaxLength(80);
        builder.HasIndex(x => new { x.RegionPath, x.Year, x.Quarter }).IsUnique();
    }
}

internal sealed class BulletinUnitMapping : IEntityTypeConfiguration<BulletinUnit>
{
    public void Configure(EntityTypeBuilder<BulletinUnit> builder)
    {
        builder.ToTable("bulletin_units");
        builder.HasKey(x => new { x.BulletinId, x.UnitId });
        builder.Property(x => x.Name).HasMaxLength(120);
        builder.Property(x => x.League).HasMaxLength(20);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.HasOne<Bulletin>().WithMany().HasForeignKey(x => x.BulletinId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BulletinScoreMapping : IEntityTypeConfiguration<BulletinScore>
{
    public void Configure(EntityTypeBuilder<BulletinScore> builder)
    {
        builder.ToTable("bulletin_scores");
        builder.HasKey(x => new { x.BulletinId, x.UnitId, x.Dimension });
        builder.Property(x => x.Dimension).HasMaxLength(20);
        builder.Property(x => x.Measured).HasPrecision(5, 2);
        builder.Property(x => x.Entered).HasPrecision(5, 2);
        builder.Property(x => x.Evidence).HasMaxLength(Bulletin.MaxText);
        builder.Property(x => x.EnteredBy).HasMaxLength(60);
        builder.HasIndex(x => x.EvidenceId);
        builder.HasOne<BulletinUnit>().WithMany().HasForeignKey(x => new { x.BulletinId, x.UnitId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BulletinEntryMapping : IEntityTypeConfiguration<BulletinEntry>
{
    public void Configure(EntityTypeBuilder<BulletinEntry> builder)
    {
        builder.ToTable("bulletin_entries");
        builder.HasKey(x => new { x.BulletinId, x.Position });
        builder.Property(x => x.Kind).HasMaxLength(20);
        builder.Property(x => x.Text).HasMaxLength(Bulletin.MaxText);
        builder.Property(x => x.By).HasMaxLength(60);
        builder.HasOne<Bulletin>().WithMany().HasForeignKey(x => x.BulletinId).OnDelete(DeleteBehavior.Restrict);
    }
}
