using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Experts;

/// <summary>An expert of the register is asked about one subject by a day (R45).</summary>
internal sealed class Engagement : IVersioned
{
    public required Guid Id { get; init; }
    public required Guid SubjectId { get; init; }

    /// <summary>One of <see cref="EngagementSubjects.Kinds"/>.</summary>
    public required string SubjectKind { get; init; }

    public string? SubjectNumber { get; init; }
    public required string SubjectName { get; init; }

    /// <summary>The hazard whose photos belong to it; null: there are none.</summary>
    public Guid? PhotosOf { get; init; }

    /// <summary>One of <see cref="EngagementPurposes"/>.</summary>
    public required string Purpose { get; init; }

    public required string Task { get; init; }
    public required DateOnly LastDay { get; init; }
    public required Guid ExpertId { get; init; }
    public required Guid PersonId { get; init; }
    public required string ExpertName { get; init; }
    public required string BodyName { get; init; }

    /// <summary>Of the unit that engaged.</summary>
    public required string RegionPath { get; init; }

    public required Guid EngagedUnitId { get; init; }
    public required string EngagedUnit { get; init; }

    /// <summary>The post of whoever engaged: its holders are told.</summary>
    public required string EngagedRole { get; init; }

    public required string EngagedBy { get; init; }
    public required DateTimeOffset EngagedAt { get; init; }

    /// <summary>One of <see cref="EngagementStates"/>, never <see cref="EngagementStates.Late"/>.</summary>
    public required string State { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Why it was cancelled or declined.</summary>
    public string? Reason { get; set; }

    /// <summary>How many opinions there are.</summary>
    public int Opinions { get; set; }

    public int Version { get; set; }
}

/// <summary>What the expert says; the first never changes, supplements are numbered after it.</summary>
internal sealed class ExpertOpinion
{
    public required Guid Id { get; init; }
    public required Guid EngagementId { get; init; }
    public required int Number { get; init; }
    public required string Text { get; init; }
    public required string Conclusion { get; init; }
    public required DateOnly Day { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }
}

public static class EngagementPurposes
{
    /// <summary>网格建设支持</summary>
    public const string Grid = "grid-building";

    /// <summary>安全风险评估</summary>
    public const string Assessment = "risk-assessment";

    /// <summary>指导隐患整改</summary>
    public const string Guidance = "rectification-guidance";

    public static readonly IReadOnlyList<string> All = [Grid, Assessment, Guidance];

    /// <summary>What an expert can be asked of a subject of that kind; the building of grids of grids alone.</summary>
    public static IReadOnlyList<string> For(string subjectKind) => subjectKind == EngagementSubjects.Grid ? [Grid] : [Assessment, Guidance];
}

public static class EngagementStates
{
    /// <summary>待出具意见</summary>
    public const string Open = "open";

    /// <summary>逾期: open, and the day is over</summary>
    public const string Late = "late";

    /// <summary>已出具意见</summary>
    public const string Given = "given";

    /// <summary>已谢绝</summary>
    public const string Declined = "declined";

    /// <summary>已取消</summary>
    public const string Cancelled = "cancelled";

    public static readonly IReadOnlyList<string> All = [Late, Open, Given, Declined, Cancelled];

    /// <summary>Those that the expert sees.</summary>
    internal static readonly string[] Live = [Open, Given];

    internal static string Of(Engagement engagement, DateOnly today) => engagement.State == Open && engagement.LastDay < today ? Late : engagement.State;
}

internal sealed class EngagementMapping : IEntityTypeConfiguration<Engagement>, IEntityTypeConfiguration<ExpertOpinion>
{
    public void Configure(EntityTypeBuilder<Engagement> builder)
    {
        builder.ToTable("engagements");
        builder.Property(x => x.SubjectKind).HasMaxLength(20);
        builder.Property(x => x.SubjectNumber).HasMaxLength(60);
        builder.Property(x => x.SubjectName).HasMaxLength(EngageExpert.MaxSubject);
        builder.Property(x => x.Purpose).HasMaxLength(30);
        builder.Property(x => x.Task).HasMaxLength(EngageExpert.MaxTask);
        builder.Property(x => x.ExpertName).HasMaxLength(60);
        builder.Property(x => x.BodyName).HasMaxLength(RegisterBody.MaxName);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.EngagedUnit).HasMaxLength(120);
        builder.Property(x => x.EngagedRole).HasMaxLength(40);
        builder.Property(x => x.EngagedBy).HasMaxLength(60);
        builder.Property(x => x.State).HasMaxLength(20);
        builder.Property(x => x.Reason).HasMaxLength(RegisterBody.MaxText);
        builder.HasIndex(x => x.SubjectId);
        builder.HasIndex(x => new { x.PersonId, x.State });
        builder.HasIndex(x => new { x.EngagedAt, x.Id });
        builder.HasOne<Expert>().WithMany().HasForeignKey(x => x.ExpertId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ExpertOpinion> builder)
    {
        builder.ToTable("expert_opinions");
        builder.Property(x => x.Text).HasMaxLength(GiveOpinion.MaxText);
        builder.Property(x => x.Conclusion).HasMaxLength(GiveOpinion.MaxConclusion);
        builder.Property(x => x.RecordedBy).HasMaxLength(60);
        builder.HasIndex(x => new { x.EngagementId, x.Number }).IsUnique();
        builder.HasOne<Engagement>().WithMany().HasForeignKey(x => x.EngagementId).OnDelete(DeleteBehavior.Restrict);
    }
}
