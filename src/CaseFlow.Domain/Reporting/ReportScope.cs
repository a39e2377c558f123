using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Reporting;

/// <summary>Everybody sees what their region owes; departments and offices their own. Only the unit itself files.</summary>
internal sealed class ReportScope(CaseFlowDb db, IPeopleDirectory people, RequestContext context, TimeProvider time)
{
    public IQueryable<ReportDuty> Duties => db.Set<ReportDuty>();

    public bool IsOwn(ReportDuty duty) => duty.UnitId == context.Who.UnitId;

    /// <summary>The duty of the unit for the period of that day; else why there is none.</summary>
    public async Task<(ReportDuty? Duty, Refusal? Refusal)> OwnAsync(string kind, DateOnly day, Guid? unitId, CancellationToken ct)
    {
        var (first, own) = (ReportKinds.First(kind, day), context.Who.UnitId);
        var title = ReportPeriods.Title(kind, first);
        if (unitId is { } other && other != own)
        {
            return (null, Refusal.Forbidden("report.foreign-unit", (await people.FindUnitAsync(other, ct))?.Name ?? ""));
        }

        if (await db.Set<ReportDuty>().IgnoreQueryFilters().FirstOrDefaultAsync(d => d.UnitId == own && d.Kind == kind && d.FirstDay == first, ct) is { } duty)
        {
            return (duty, null);
        }

        return (null, first > time.Today() ? Refusal.Conflict("report.future", title) : Refusal.NotFound("report.not-owed", context.Who.UnitName, title));
    }
}
