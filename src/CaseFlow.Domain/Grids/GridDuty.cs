using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Grids;

/// <summary>Who answers for a grid. Texts: resource <c>grid-duty.&lt;value&gt;</c>.</summary>
public static class GridDuties
{
    /// <summary>监管责任人 (R19, R20, R110)</summary>
    public const string Supervisor = "supervisor";

    /// <summary>联系负责人 (R19, R110, A-7)</summary>
    public const string Liaison = "liaison";

    /// <summary>领导 (R114); 网格负责人 of table 3</summary>
    public const string Leader = "leader";

    /// <summary>工作人员 (R114)</summary>
    public const string Worker = "worker";

    /// <summary>包保责任人 (R132)</summary>
    public const string Guarantor = "guarantor";

    public static readonly IReadOnlyList<string> All = [Leader, Worker, Supervisor, Liaison, Guarantor];
}

/// <summary>A person answers for a grid from a day on (R4, R110). Names stand as they were; never deleted, so that any day can be asked.</summary>
internal sealed class GridDuty
{
    public required Guid Id { get; init; }
    public required Guid GridId { get; init; }

    /// <summary>See <see cref="GridDuties"/>.</summary>
    public required string Kind { get; init; }

    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public required string UnitName { get; init; }

    /// <summary>职务, for table 3.</summary>
    public required string Title { get; init; }

    public required DateOnly FirstDay { get; init; }

    /// <summary>The first day on which they no longer answer for it.</summary>
    public DateOnly? Until { get; set; }

    public required string RecordedBy { get; init; }
}

internal sealed class GridDutyMapping : IEntityTypeConfiguration<GridDuty>
{
    public void Configure(EntityTypeBuilder<GridDuty> builder)
    {
        builder.ToTable("grid_duties");
        builder.Property(x => x.Kind).HasMaxLength(20);
        builder.Property(x => x.PersonName).HasMaxLength(60);
        builder.Property(x => x.UnitName).HasMaxLength(120);
        builder.Property(x => x.Title).HasMaxLength(60);
        builder.Property(x => x.RecordedBy).HasMaxLength(60);
        builder.HasIndex(x => x.GridId);
        builder.HasIndex(x => x.PersonId);
        builder.HasOne<Grid>().WithMany().HasForeignKey(x => x.GridId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class DutiesInTime
{
    public static IQueryable<GridDuty> On(this IQueryable<GridDuty> duties, DateOnly day) => duties.Where(d => d.FirstDay <= day && (d.Until == null || day < d.Until));
}
