using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Domain.Hazards;

/// <summary>A department answers for the safety of an industry from a day on (三个必须, R9, R29).</summary>
internal sealed class DepartmentDuty
{
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>First digits of GB/T 4754 codes: <c>52</c> is all of retail.</summary>
    public required string Industry { get; init; }

    public required DateOnly FirstDay { get; init; }

    /// <summary>The first day without it; null while it lasts.</summary>
    public DateOnly? Until { get; set; }
}

internal sealed class DepartmentDutyMapping : IEntityTypeConfiguration<DepartmentDuty>
{
    public void Configure(EntityTypeBuilder<DepartmentDuty> builder)
    {
        builder.ToTable("department_duties");
        builder.Property(x => x.Industry).HasMaxLength(8);
        builder.HasIndex(x => x.UnitId);
        builder.HasIndex(x => x.Industry);
    }
}

/// <summary>The departments whose stored duties name an industry today (R9, R29).</summary>
public interface IDepartmentDuties
{
    /// <param name="industry">GB/T 4754 code.</param>
    Task<IReadOnlyList<Guid>> UnitsAsync(string industry, CancellationToken ct);
}

/// <summary>The duties of a department changed today; told inside the transaction.</summary>
public sealed record DutiesAssigned(Guid UnitId) : INotification;

/// <summary>Which departments answer for an industry on a day.</summary>
internal sealed class DutyBook(CaseFlowDb db, IEnterpriseDirectory enterprises, RequestContext context, TimeProvider time) : IDepartmentDuties
{
    /// <summary>The department of the enterprise, or one whose stored duties name its industry.</summary>
    public async Task<bool> HasAsync(Guid unitId, Hazard hazard, CancellationToken ct) => (await OfAsync(hazard, ct)).Contains(unitId);

    public async Task<IReadOnlyList<Guid>> OfAsync(Hazard hazard, CancellationToken ct)
    {
        var enterprise = await EnterpriseAsync(hazard, ct);
        Guid?[] own = [hazard.DepartmentUnitId, enterprise?.DepartmentUnitId, enterprise?.DirectUnitId];
        return [.. own.OfType<Guid>().Union(enterprise is null ? [] : await UnitsAsync(enterprise.Industry, ct))];
    }

    /// <summary>The department that supervises the enterprise itself (R14); null: none does.</summary>
    public async Task<Guid?> DirectAsync(Hazard hazard, CancellationToken ct) => (await EnterpriseAsync(hazard, ct))?.DirectUnitId;

    // Whoever handles the hazard may not see the enterprise's file.
    private async Task<EnterpriseFacts?> EnterpriseAsync(Hazard hazard, CancellationToken ct)
    {
        using var _ = context.EnterProcess();
        return await enterprises.FindAsync(hazard.EnterpriseId, ct);
    }

    public async Task<IReadOnlyList<Guid>> UnitsAsync(string industry, CancellationToken ct)
    {
        var today = time.Today();
        var rows = await db.Set<DepartmentDuty>().AsNoTracking()
            .Where(d => d.FirstDay <= today && (d.Until == null || d.Until > today)).Select(d => new { d.UnitId, d.Industry }).ToListAsync(ct);
        return [.. rows.Where(d => industry.StartsWith(d.Industry, StringComparison.Ordinal)).Select(d => d.UnitId).Distinct()];
    }
}
