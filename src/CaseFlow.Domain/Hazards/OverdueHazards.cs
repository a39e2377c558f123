using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>Hazards whose holder let the limit of its station pass (R97, R141).</summary>
internal sealed class OverdueHazards(CaseFlowDb db) : IOmissionSource
{
    public async Task<IReadOnlyList<Omission>> OfAsync(DateOnly first, DateOnly last, CancellationToken ct)
    {
        var (from, until) = (first.StartOfDay(), last.EndOfDay());
        var hazards = await db.Set<Hazard>().IgnoreQueryFilters().AsNoTracking().Where(h => h.HolderUnitId != null && h.DueAt > from && h.DueAt <= until)
            .Select(h => new { h.Id, h.Number, h.EnterpriseName, h.Station, Unit = h.HolderUnitId!.Value, DueAt = h.DueAt!.Value }).ToListAsync(ct);
        return
        [
            .. hazards.Select(h => new Omission(
                OmissionKinds.Hazard, $"{h.Id}:{h.Station}:{h.Unit}", h.Unit, h.DueAt.AddTicks(-1).ChinaDate(), TextCatalog.Get("omission.hazard", h.Number, h.EnterpriseName, h.DueAt.AddTicks(-1).ChinaDate()),
                "hazard", h.Id)),
        ];
    }
}
