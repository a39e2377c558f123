using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Bulletins;

/// <summary>异议: a unit holds that one of its scores is wrong, before the bulletin is approved (R81, A-14). Answered once; its files are tied to it.</summary>
internal sealed class BulletinObjection
{
    public required Guid Id { get; init; }
    public required Guid BulletinId { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>One of <see cref="BulletinDimensions"/>.</summary>
    public required string Dimension { get; init; }

    /// <summary>What it was objected to; null where the dimension did not apply.</summary>
    public required decimal? ScoreBefore { get; init; }

    public required string Text { get; init; }
    public required Guid RaisedById { get; init; }
    public required string RaisedBy { get; init; }
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>One of <see cref="ObjectionStates"/>.</summary>
    public string State { get; set; } = ObjectionStates.Open;

    public string? Answer { get; set; }

    /// <summary>Of an accepted one.</summary>
    public decimal? ScoreAfter { get; set; }

    /// <summary>Who accepted it changed the table, and cannot approve it.</summary>
    public Guid? AnsweredById { get; set; }

    public string? AnsweredBy { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
}

internal sealed class BulletinObjectionMapping : IEntityTypeConfiguration<BulletinObjection>
{
    public void Configure(EntityTypeBuilder<BulletinObjection> builder)
    {
        builder.ToTable("bulletin_objections");
        builder.Property(x => x.Dimension).HasMaxLength(20);
        builder.Property(x => x.ScoreBefore).HasPrecision(5, 2);
        builder.Property(x => x.ScoreAfter).HasPrecision(5, 2);
        builder.Property(x => x.Text).HasMaxLength(Bulletin.MaxText);
        builder.Property(x => x.Answer).HasMaxLength(Bulletin.MaxText);
        builder.Property(x => x.RaisedBy).HasMaxLength(60);
        builder.Property(x => x.AnsweredBy).HasMaxLength(60);
        builder.Property(x => x.State).HasMaxLength(20);
        builder.HasOne<BulletinScore>().WithMany().HasForeignKey(x => new { x.BulletinId, x.UnitId, x.Dimension }).OnDelete(DeleteBehavior.Restrict);
    }
}
