using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>An officer works a grid from a day to a day (R18, R121); ended, never deleted.</summary>
internal sealed class OfficerAssignment
{
    public required Guid Id { get; init; }
    public required Guid OfficerId { get; init; }
    public required string GridCode { get; init; }
    public required string GridName { get; init; }

    /// <summary>Of the grid.</summary>
    public required string RegionPath { get; init; }

    /// <summary>The community's unit, in which the post is held.</summary>
    public required Guid UnitId { get; init; }

    public required DateOnly FirstDay { get; init; }

    /// <summary>The first day on which the grid is no longer theirs; null while it is.</summary>
    public DateOnly? Until { get; set; }

    public string? EndReason { get; set; }
    public required string RecordedBy { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>A labour contract with the street or an agency (R50, R71).</summary>
internal sealed class OfficerContract
{
    public required Guid Id { get; init; }
    public required Guid OfficerId { get; init; }

    /// <summary>One of <see cref="EmployerKinds"/>.</summary>
    public required string Employer { get; init; }

    public required string EmployerName { get; init; }
    public required string Number { get; init; }
    public required DateOnly FirstDay { get; init; }

    /// <summary>As agreed; null: without term.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>The first day on which it no longer holds because of a new one or of leaving; null while it does.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Yuan a month.</summary>
    public required decimal Wage { get; init; }

    public required bool SociallyInsured { get; init; }
}

/// <summary>Equipment handed out to an officer (R71, R72).</summary>
internal sealed class OfficerEquipment
{
    public required Guid Id { get; init; }
    public required Guid OfficerId { get; init; }

    /// <summary>One of <see cref="EquipmentKinds"/>.</summary>
    public required string Kind { get; init; }

    public required string Name { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public DateOnly? ReturnedOn { get; set; }
}

/// <summary>The minimum wage of Xi'an in yuan a month, from a day on (R71).</summary>
internal sealed class MinimumWage
{
    public required Guid Id { get; init; }
    public required decimal Amount { get; init; }
    public required DateOnly FirstDay { get; init; }
    public DateOnly? Until { get; set; }

    /// <summary>The decree.</summary>
    public required string Basis { get; init; }
}

internal sealed class OfficerAssignmentMapping : IEntityTypeConfiguration<OfficerAssignment>
{
    public void Configure(EntityTypeBuilder<OfficerAssignment> builder)
    {
        builder.ToTable("officer_assignments");
        builder.Property(x => x.GridCode).HasMaxLength(20);
        builder.Property(x => x.GridName).HasMaxLength(80);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.EndReason).HasMaxLength(200);
        builder.Property(x => x.RecordedBy).HasMaxLength(60);
        builder.HasIndex(x => new { x.OfficerId, x.FirstDay });
        builder.HasIndex(x => new { x.GridCode, x.FirstDay });
        builder.HasIndex(x => x.RegionPath);
        builder.HasOne<GridOfficer>().WithMany().HasForeignKey(x => x.OfficerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OfficerContractMapping : IEntityTypeConfiguration<OfficerContract>
{
    public void Configure(EntityTypeBuilder<OfficerContract> builder)
    {
        builder.ToTable("officer_contracts");
        builder.Property(x => x.Employer).HasMaxLength(20);
        builder.Property(x => x.EmployerName).HasMaxLength(120);
        builder.Property(x => x.Number).HasMaxLength(60);
        builder.Property(x => x.Wage).HasPrecision(10, 2);
        builder.HasIndex(x => new { x.OfficerId, x.FirstDay });
        builder.HasOne<GridOfficer>().WithMany().HasForeignKey(x => x.OfficerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OfficerEquipmentMapping : IEntityTypeConfiguration<OfficerEquipment>
{
    public void Configure(EntityTypeBuilder<OfficerEquipment> builder)
    {
        builder.ToTable("officer_equipment");
        builder.Property(x => x.Kind).HasMaxLength(20);
        builder.Property(x => x.Name).HasMaxLength(80);
        builder.HasIndex(x => x.OfficerId);
        builder.HasOne<GridOfficer>().WithMany().HasForeignKey(x => x.OfficerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MinimumWageMapping : IEntityTypeConfiguration<MinimumWage>
{
    public void Configure(EntityTypeBuilder<MinimumWage> builder)
    {
        builder.ToTable("minimum_wages");
        builder.Property(x => x.Amount).HasPrecision(10, 2);
        builder.Property(x => x.Basis).HasMaxLength(200);
        builder.HasIndex(x => x.FirstDay).IsUnique();
    }
}
