using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>Listed cases whose limit passed within some days: an omission of who governs and of who supervises (R89, R91).</summary>
internal sealed class OverdueCases(CaseFlowDb db) : IOmissionSource
{
    public async Task<IReadOnlyList<Omission>> OfAsync(DateOnly first, DateOnly last, CancellationToken ct)
    {
        var (from, until) = (first.StartOfDay(), last.EndOfDay());
        var cases = await db.Set<ListedCase>().IgnoreQueryFilters().AsNoTracking().Where(c => c.OverdueSince > from && c.OverdueSince <= until).ToListAsync(ct);
        return
        [
            .. from c in cases
               from unit in new[] { c.GoverningUnitId, c.SupervisingUnitId }.OfType<Guid>().Distinct()
               select new Omission(
                   OmissionKinds.Case, $"{c.Id}:{unit}", unit, c.OverdueSince!.Value.AddTicks(-1).ChinaDate(), TextCatalog.Get("omission.case", c.Number, c.EnterpriseName), "case", c.Id),
        ];
    }
}
