using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>
/// Found and rectified within days, both inclusive, for reports and summaries (R77, R85). What was put right on the spot
/// counts on both sides (C13, C32); a report joined to another is the same hazard and counts once.
/// </summary>
/// <param name="RegionPath">A street or community within the asker's scope; null: all of it.</param>
[AnyRole]
public sealed record CountHazards(DateOnly From, DateOnly To, string? RegionPath = null, Guid? DepartmentUnitId = null) : IQuery<HazardTotals>;

/// <param name="OnSpot">Of those found, put right on the spot.</param>
/// <param name="Open">Of those found, not rectified at the end of the last day.</param>
public sealed record HazardTotals(int Found, int FoundMajor, int Rectified, int OnSpot, int Open);

internal sealed class CountHazardsHandler(CaseFlowDb db) : IRequestHandler<CountHazards, Result<HazardTotals>>
{
    public async Task<Result<HazardTotals>> Handle(CountHazards request, CancellationToken cancellationToken)
    {
        var (from, to) = (request.From.StartOfDay(), request.To.EndOfDay());
        var all = db.Set<Hazard>().AsNoTracking().Where(h => h.LeadingId == null
            && (request.RegionPath == null || h.RegionPath.StartsWith(request.RegionPath))
            && (request.DepartmentUnitId == null || h.DepartmentUnitId == request.DepartmentUnitId));
        var found = all.Where(h => h.ReportedAt >= from && h.ReportedAt < to);
        return new HazardTotals(
            await found.CountAsync(cancellationToken),
            await found.CountAsync(h => h.Grade == HazardGrades.Major, cancellationToken),
            await all.CountAsync(h => h.RectifiedAt >= from && h.RectifiedAt < to, cancellationToken),
            await found.CountAsync(h => h.State == HazardStates.ClosedOnSpot, cancellationToken),
            await found.CountAsync(h => h.RectifiedAt == null || h.RectifiedAt >= to, cancellationToken));
    }
}
