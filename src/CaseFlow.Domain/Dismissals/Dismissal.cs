using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Dismissals;

/// <summary>How far a dismissal is. Texts: resource <c>dismissal-state.&lt;value&gt;</c>.</summary>
public static class DismissalStates
{
    /// <summary>告知与陈述申辩</summary>
    public const string Heard = "heard";

    /// <summary>办理离职</summary>
    public const string Departing = "departing";

    /// <summary>申请更换</summary>
    public const string Replacing = "replacing";

    /// <summary>等待补员到岗</summary>
    public const string Filling = "filling";

    /// <summary>已办结</summary>
    public const string Closed = "closed";

    /// <summary>已终止</summary>
    public const string Stopped = "stopped";

    public static readonly IReadOnlyList<string> Open = [Heard, Departing, Replacing, Filling];

    public static readonly IReadOnlyList<string> All = [.. Open, Closed, Stopped];
}

/// <summary>The dismissal of an officer whose year was unqualified, and the replacement (R66).</summary>
internal sealed class Dismissal : IScoped, IVersioned, IDueSubject
{
    public const int MaxText = 500;

    public required Guid Id { get; init; }

    /// <summary>The annual assessment it follows from.</summary>
    public required Guid AssessmentId { get; init; }

    public required Guid OfficerId { get; init; }
    public required Guid PersonId { get; init; }
    public required string OfficerName { get; init; }

    /// <summary>The street's path.</summary>
    public required string RegionPath { get; init; }

    public required string StreetName { get; init; }
    public required string GridName { get; init; }

    /// <summary>The community that needs a full-time officer again; null when the officer held no grid.</summary>
    public string? CommunityPath { get; init; }

    public required int Year { get; init; }
    public required string Ground { get; init; }

    /// <summary>The agency that employs the officer (R50); null: the street does.</summary>
    public string? Agency { get; init; }

    public required string State { get; set; }
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>What the officer said to it.</summary>
    public string? Answer { get; set; }

    public string? Procedure { get; set; }
    public DateOnly? LeftOn { get; set; }
    public string? AgencyReply { get; set; }
    public DateOnly? AgencyRepliedOn { get; set; }
    public string? Successor { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why it was stopped.</summary>
    public string? EndReason { get; set; }

    public DateTimeOffset? DueAt { get; set; }
    public int Version { get; set; }

    void IDueSubject.Take(DeadlineMoved moved) => DueAt = EndedAt is null ? moved.DueAt : DueAt;
}

internal sealed class DismissalMapping : IEntityTypeConfiguration<Dismissal>
{
    public void Configure(EntityTypeBuilder<Dismissal> builder)
    {
        builder.ToTable("dismissals");
        builder.Property(x => x.OfficerName).HasMaxLength(60);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.StreetName).HasMaxLength(60);
        builder.Property(x => x.GridName).HasMaxLength(80);
        builder.Property(x => x.CommunityPath).HasMaxLength(80);
        builder.Property(x => x.Ground).HasMaxLength(2000);
        builder.Property(x => x.Agency).HasMaxLength(120);
        builder.Property(x => x.State).HasMaxLength(20);
        builder.Property(x => x.Answer).HasMaxLength(Dismissal.MaxText);
        builder.Property(x => x.Procedure).HasMaxLength(Dismissal.MaxText);
        builder.Property(x => x.AgencyReply).HasMaxLength(Dismissal.MaxText);
        builder.Property(x => x.Successor).HasMaxLength(60);
        builder.Property(x => x.EndReason).HasMaxLength(Dismissal.MaxText);
        builder.HasIndex(x => new { x.AssessmentId, x.State });
        builder.HasIndex(x => new { x.OfficerId, x.State });
        builder.HasIndex(x => new { x.CommunityPath, x.State });
        builder.HasIndex(x => x.OpenedAt);
    }
}
