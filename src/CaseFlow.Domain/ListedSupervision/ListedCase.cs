using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>A case of listed supervision (挂牌督办). Its course is its process's affair; here stands what is known of it.</summary>
internal sealed class ListedCase : IScoped, IVersioned
{
    public required Guid Id { get; init; }
    public required Guid HazardId { get; init; }
    public required string HazardNumber { get; init; }
    public required Guid EnterpriseId { get; init; }
    public required string EnterpriseName { get; init; }
    public required string Address { get; init; }
    public Guid? EnterpriseUnitId { get; init; }
    public required string RegionPath { get; init; }
    public required string StreetCode { get; init; }
    public required string StreetName { get; init; }
    public required string CommunityCode { get; init; }
    public required string CommunityName { get; init; }
    public required string GradeName { get; init; }
    public required string HazardText { get; init; }
    public required string Place { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public required string ProposedBy { get; init; }

    /// <summary>Given at listing, in the district's style, gapless per year.</summary>
    public string? Number { get; private set; }

    public DateTimeOffset? ListedAt { get; private set; }
    public Guid? GoverningUnitId { get; private set; }
    public string? GoverningUnitName { get; private set; }
    public Guid? SupervisingUnitId { get; private set; }
    public string? SupervisingUnitName { get; private set; }
    public Guid? ResponsiblePersonId { get; private set; }
    public string? ResponsiblePersonName { get; private set; }
    public Guid? LeaderPersonId { get; private set; }
    public string? LeaderPersonName { get; private set; }
    public string? GridCode { get; private set; }
    public string? GridName { get; private set; }
    public string? Note { get; private set; }
    public int? LimitNumber { get; private set; }
    public LimitUnit? LimitUnit { get; private set; }
    public RollRule? LimitRoll { get; private set; }

    /// <summary>The last day in force; null before listing.</summary>
    public DateOnly? LastDay { get; set; }

    public DateTimeOffset? DueAt { get; set; }
    public bool Provisional { get; set; }

    /// <summary>A last day the body set after the limit had passed; the case stays overdue (C42).</summary>
    public DateOnly? SupervisionLastDay { get; set; }

    /// <summary>Since when it is late; the mark stays (C42).</summary>
    public DateTimeOffset? OverdueSince { get; set; }

    public int Extensions { get; set; }
    public string Milestone { get; private set; } = Milestones.Proposed;
    public string MilestoneName { get; private set; } = "";
    public bool Closed { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public int Version { get; set; }

    public bool Overdue => OverdueSince is not null;

    public static ListedCase Of(HazardFacts hazard, string reason, Actor by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        HazardId = hazard.Id,
        HazardNumber = hazard.Number,
        EnterpriseId = hazard.EnterpriseId,
        EnterpriseName = hazard.EnterpriseName,
        Address = hazard.Address,
        EnterpriseUnitId = hazard.EnterpriseUnitId,
        RegionPath = hazard.RegionPath,
        StreetCode = hazard.StreetCode,
        StreetName = hazard.StreetName,
        CommunityCode = hazard.CommunityCode,
        CommunityName = hazard.CommunityName,
        GradeName = hazard.GradeName,
        HazardText = hazard.Description,
        Place = hazard.Place,
        Reason = reason,
        ProposedAt = now,
        ProposedBy = by.Name,
    };

    public void List(string number, ResponsibleParties parties, Limit limit, LimitEnd end, string? note, DateTimeOffset now)
    {
        (Number, ListedAt, Note) = (number, now, note);
        (GoverningUnitId, GoverningUnitName) = (parties.Governing.Id, parties.Governing.Name);
        (SupervisingUnitId, SupervisingUnitName) = (parties.Supervising.Id, parties.Supervising.Name);
        (ResponsiblePersonId, ResponsiblePersonName) = (parties.Responsible.Id, parties.Responsible.Name);
        (LeaderPersonId, LeaderPersonName) = (parties.Leader.Id, parties.Leader.Name);
        (GridCode, GridName) = (parties.Grid.Code, parties.Grid.Name);
        (LimitNumber, LimitUnit, LimitRoll) = (limit.Number, limit.Unit, limit.Roll);
        (LastDay, DueAt, Provisional) = (end.LastDay, end.DueAt, end.Provisional);
    }

    public void Reach(string key, string name, bool closes, DateTimeOffset now)
    {
        (Milestone, MilestoneName) = (key, name);
        (Closed, ClosedAt) = closes ? (true, now) : (Closed, ClosedAt);
    }
}

internal sealed class ListedCaseMapping : IEntityTypeConfiguration<ListedCase>
{
    public void Configure(EntityTypeBuilder<ListedCase> builder)
    {
        builder.ToTable("listed_cases");
        builder.Ignore(x => x.Overdue);
        builder.Property(x => x.HazardNumber).HasMaxLength(40);
        builder.Property(x => x.EnterpriseName).HasMaxLength(120);
        builder.Property(x => x.Address).HasMaxLength(200);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.StreetCode).HasMaxLength(12);
        builder.Property(x => x.HazardText).HasMaxLength(ReportHazard.MaxText);
        builder.Property(x => x.Place).HasMaxLength(ReportHazard.MaxPlace);
        builder.Property(x => x.Reason).HasMaxLength(FormLimits.Text);
        builder.Property(x => x.Note).HasMaxLength(FormLimits.Text);
        builder.Property(x => x.Number).HasMaxLength(80);
        builder.Property(x => x.LimitUnit).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.LimitRoll).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Milestone).HasMaxLength(60);
        builder.Property(x => x.MilestoneName).HasMaxLength(60);
        builder.HasIndex(x => x.Number).IsUnique();
        builder.HasIndex(x => x.HazardId);
        builder.HasIndex(x => new { x.Closed, x.DueAt });
        builder.HasIndex(x => new { x.Milestone, x.DueAt });
        builder.HasIndex(x => x.StreetCode);
        builder.HasIndex(x => x.SupervisingUnitId);
        builder.HasIndex(x => x.GoverningUnitId);
    }
}
