using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Publicity;

/// <summary>宣传活动: publicity for objects and the public on one day at one place (R44, R123).</summary>
internal sealed class PublicityActivity : IScoped, IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>Of who held it.</summary>
    public required string RegionPath { get; init; }

    public required string UnitName { get; init; }
    public required string Topic { get; init; }

    /// <summary>One of <see cref="ActivityForms"/>.</summary>
    public required string Form { get; init; }

    public required DateOnly Day { get; init; }
    public required string Place { get; init; }
    public required int Participants { get; init; }
    public string? Note { get; init; }
    public required string RecordedBy { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>It was recorded by mistake: it counts no more, and stays.</summary>
    public string? VoidedBecause { get; set; }

    public string? VoidedBy { get; set; }
    public int Version { get; set; }
}

internal sealed class PublicityActivityMapping : IEntityTypeConfiguration<PublicityActivity>
{
    public void Configure(EntityTypeBuilder<PublicityActivity> builder)
    {
        builder.ToTable("publicity_activities");
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.UnitName).HasMaxLength(120);
        builder.Property(x => x.Topic).HasMaxLength(RecordActivity.MaxTopic);
        builder.Property(x => x.Form).HasMaxLength(20);
        builder.Property(x => x.Place).HasMaxLength(RecordActivity.MaxTopic);
        builder.Property(x => x.Note).HasMaxLength(RecordActivity.MaxNote);
        builder.Property(x => x.RecordedBy).HasMaxLength(60);
        builder.Property(x => x.VoidedBecause).HasMaxLength(VoidReceipt.MaxReason);
        builder.Property(x => x.VoidedBy).HasMaxLength(60);
        builder.HasIndex(x => new { x.Day, x.Id });
    }
}
