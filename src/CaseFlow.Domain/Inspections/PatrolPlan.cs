using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Inspections;

/// <summary>What a frequency counts in. Texts: resource <c>patrol-per.&lt;value&gt;</c>.</summary>
public static class PatrolPeriods
{
    public static readonly IReadOnlyList<string> All = ["working-day", "week", "month"];
}

/// <summary>How a grid is patrolled (R95, R96): its area, its route and how often, from a day on. A new plan ends the one before.</summary>
internal sealed class PatrolPlan : IScoped
{
    public required Guid Id { get; init; }
    public required string GridCode { get; init; }
    public required string GridName { get; init; }
    public required string RegionPath { get; init; }
    public required string Area { get; init; }

    /// <summary>So many times in each <see cref="Per"/>.</summary>
    public required int Times { get; init; }

    /// <summary>One of <see cref="PatrolPeriods"/>.</summary>
    public required string Per { get; init; }

    public required DateOnly FirstDay { get; init; }

    /// <summary>The first day on which another plan holds; null for the one in force.</summary>
    public DateOnly? Until { get; set; }

    public required string DrawnBy { get; init; }
    public required DateTimeOffset DrawnAt { get; init; }

    /// <summary>What it asks for within days on which it is in force, both inclusive; of a part of a week or month the share, rounded down.</summary>
    public int Due(DateOnly first, DateOnly last, Func<DateOnly, bool> isWorkingDay)
    {
        var days = last.DayNumber - first.DayNumber + 1;
        return Per switch
        {
            "working-day" => Times * Enumerable.Range(0, Math.Max(days, 0)).Count(n => isWorkingDay(first.AddDays(n))),
            "week" => Times * days / 7,
            _ => Times * days / 28,
        };
    }
}

/// <summary>An enterprise on the route, in order.</summary>
internal sealed class PatrolStop
{
    public required Guid PlanId { get; init; }
    public required int Position { get; init; }
    public required Guid EnterpriseId { get; init; }
    public required string EnterpriseName { get; init; }
    public required string Address { get; init; }
}

internal sealed class PatrolPlanMapping : IEntityTypeConfiguration<PatrolPlan>
{
    public void Configure(EntityTypeBuilder<PatrolPlan> builder)
    {
        builder.ToTable("patrol_plans");
        builder.Property(x => x.GridCode).HasMaxLength(20);
        builder.Property(x => x.GridName).HasMaxLength(80);
        builder.Property(x => x.RegionPath).HasMaxLength(80);
        builder.Property(x => x.Area).HasMaxLength(DrawPatrolPlan.MaxArea);
        builder.Property(x => x.Per).HasMaxLength(20);
        builder.Property(x => x.DrawnBy).HasMaxLength(60);
        builder.HasIndex(x => new { x.GridCode, x.FirstDay }).IsUnique();
    }
}

internal sealed class PatrolStopMapping : IEntityTypeConfiguration<PatrolStop>
{
    public void Configure(EntityTypeBuilder<PatrolStop> builder)
    {
        builder.ToTable("patrol_stops");
        builder.HasKey(x => new { x.PlanId, x.Position });
        builder.Property(x => x.EnterpriseName).HasMaxLength(120);
        builder.Property(x => x.Address).HasMaxLength(200);
        builder.HasIndex(x => x.EnterpriseId);
        builder.HasOne<PatrolPlan>().WithMany().HasForeignKey(x => x.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}
