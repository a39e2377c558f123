using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Hazards;

/// <summary>A hazard at an enterprise. Names stand as they were when it was reported.</summary>
internal sealed class Hazard : IScoped, IVersioned, IDueSubject
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required Guid EnterpriseId { get; init; }
    public required string EnterpriseName { get; init; }
    public required string Address { get; init; }

    /// <summary>The enterprise's own unit, if it has accounts.</summary>
    public Guid? EnterpriseUnitId { get; init; }

    public required string RegionPath { get; set; }

    /// <summary>Where its community lies since it moved to another street; the hazard follows when it is handed over. Null: where it belongs.</summary>
    public string? MovedTo { get; set; }

    public required string StreetCode { get; set; }
    public required string StreetName { get; set; }
    public required string CommunityCode { get; init; }
    public required string CommunityName { get; init; }

    /// <summary>As of now; what it was before stands in <see cref="HazardRegrading"/>.</summary>
    public required string Grade { get; set; }

    public required string Description { get; init; }
    public required string Place { get; init; }
    public required string Channel { get; init; }
    public Guid? DepartmentUnitId { get; init; }
    public string? DepartmentName { get; init; }
    public string State { get; set; } = HazardStates.Reported;

    /// <summary>What it came from, e.g. <c>inspection:ID:ITEM</c>; only one hazard comes of one source (C33).</summary>
    public string? Source { get; init; }

    public required DateTimeOffset ReportedAt { get; init; }
    public required Guid ReportedById { get; init; }
    public required string ReportedBy { get; init; }
    public required string ReportedByUnit { get; init; }

    /// <summary>The case made of it; of several after a declined one, the newest.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>The hazard that this report of the same thing was joined to; it follows that one's state.</summary>
    public Guid? LeadingId { get; set; }

    /// <summary>Where it entered the chain; null where no process took it.</summary>
    public string? Origin { get; set; }

    /// <summary>Who has it now (<see cref="HazardStations"/>); null when nobody does any more.</summary>
    public string? Station { get; set; }

    public Guid? HolderUnitId { get; set; }
    public string? HolderRole { get; set; }
    public string? HolderName { get; set; }
    public DateTimeOffset? HeldSince { get; set; }

    /// <summary>The first instant at which the holder is late.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>What was done about it.</summary>
    public string? Measure { get; set; }

    public DateTimeOffset? RectifiedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public int Version { get; set; }

    public void Rest() => (Station, HolderUnitId, HolderRole, HolderName, HeldSince, DueAt) = (null, null, null, null, null, null);

    public void Close(DateTimeOffset now)
    {
        Rest();
        (State, ClosedAt, RectifiedAt) = (HazardStates.Closed, now, RectifiedAt ?? now);
    }

    void IDueSubject.Take(DeadlineMoved moved) => DueAt = moved.DueAt;
}

internal sealed class HazardMapping : IEntityTypeConfiguration<Hazard>
{
    public void Configure(EntityTypeBuilder<Hazard> builder)
    {
        builder.ToTable("hazards");
        builder.Property(x => x.Number).HasMaxLength(40);
        builder.Property(x => x.EnterpriseName).HasMaxLength(120);
        builder.Property(x => x.Address).HasMaxLength(200);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.MovedTo).HasMaxLength(80);
        builder.Property(x => x.StreetCode).HasMaxLength(12);
        builder.Property(x => x.StreetName).HasMaxLength(60);
        builder.Property(x => x.CommunityCode).HasMaxLength(12);
        builder.Property(x => x.CommunityName).HasMaxLength(60);
        builder.Property(x => x.Grade).HasMaxLength(40);
        builder.Property(x => x.Description).HasMaxLength(ReportHazard.MaxText);
        builder.Property(x => x.Place).HasMaxLength(ReportHazard.MaxPlace);
        builder.Property(x => x.Channel).HasMaxLength(20);
        builder.Property(x => x.DepartmentName).HasMaxLength(120);
        builder.Property(x => x.State).HasMaxLength(20);
        builder.Property(x => x.ReportedBy).HasMaxLength(60);
        builder.Property(x => x.ReportedByUnit).HasMaxLength(120);
        builder.Property(x => x.Source).HasMaxLength(ReportHazard.MaxSource);
        builder.Property(x => x.Origin).HasMaxLength(20);
        builder.Property(x => x.Station).HasMaxLength(20);
        builder.Property(x => x.HolderRole).HasMaxLength(40);
        builder.Property(x => x.HolderName).HasMaxLength(200);
        builder.Property(x => x.Measure).HasMaxLength(ReportHazard.MaxText);
        builder.HasIndex(x => x.Source).IsUnique();
        builder.HasIndex(x => x.LeadingId);
        builder.HasIndex(x => x.MovedTo);
        builder.HasIndex(x => new { x.Station, x.DueAt });
        builder.HasIndex(x => x.Number).IsUnique();
        builder.HasIndex(x => new { x.State, x.ReportedAt });
        builder.HasIndex(x => new { x.EnterpriseId, x.ReportedAt });
        builder.HasIndex(x => new { x.StreetCode, x.ReportedAt });
        builder.HasIndex(x => new { x.ReportedAt, x.Id });
        builder.HasIndex(x => new { x.Grade, x.ReportedAt });
        builder.HasIndex(x => new { x.EnterpriseName, x.ReportedAt });
        builder.HasIndex(x => x.DueAt).HasFilter("due_at IS NOT NULL");
    }
}
