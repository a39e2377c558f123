using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Hazards;

/// <summary>A hazard at an enterprise. Names stand as they were when it was reported.</summary>
internal sealed class Hazard : IScoped, IVersioned
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required Guid EnterpriseId { get; init; }
    public required string EnterpriseName { get; init; }
    public required string Address { get; init; }

    /// <summary>The enterprise's own unit, if it has accounts.</summary>
    public Guid? EnterpriseUnitId { get; init; }

    public required string RegionPath { get; init; }
    public required string StreetCode { get; init; }
    public required string StreetName { get; init; }
    public required string CommunityCode { get; init; }
    public required string CommunityName { get; init; }
    public required string Grade { get; init; }
    public required string Description { get; init; }
    public required string Place { get; init; }
    public required string Channel { get; init; }
    public Guid? DepartmentUnitId { get; init; }
    public string? DepartmentName { get; init; }
    public string State { get; set; } = HazardStates.Reported;
    public required DateTimeOffset ReportedAt { get; init; }
    public required Guid ReportedById { get; init; }
    public required string ReportedBy { get; init; }
    public required string ReportedByUnit { get; init; }

    /// <summary>The case made of it; of several after a declined one, the newest.</summary>
    public Guid? CaseId { get; set; }

    public int Version { get; set; }
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
        builder.HasIndex(x => x.Number).IsUnique();
        builder.HasIndex(x => new { x.State, x.ReportedAt });
        builder.HasIndex(x => new { x.EnterpriseId, x.ReportedAt });
        builder.HasIndex(x => new { x.StreetCode, x.ReportedAt });
        builder.HasIndex(x => x.ReportedAt);
    }
}
