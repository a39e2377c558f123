using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Reporting;

/// <summary>Reports that were missing when their duty was closed (C6, C12).</summary>
internal sealed class MissingReports(CaseFlowDb db) : IOmissionSource
{
    public async Task<IReadOnlyList<Omission>> OfAsync(DateOnly first, DateOnly last, CancellationToken ct) =>
    [
        .. (await db.Set<ReportDuty>().IgnoreQueryFilters().AsNoTracking()
            .Where(d => d.FiledAt == null && d.ClosedAt != null && d.LastDay >= first && d.LastDay <= last).ToListAsync(ct))
        .Select(d => new Omission(OmissionKinds.Report, d.Id.ToString(), d.UnitId, d.LastDay!.Value, TextCatalog.Get("omission.report", ReportDirectory.Title(d)), "report", d.Id)),
    ];
}
