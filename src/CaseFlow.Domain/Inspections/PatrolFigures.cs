using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>
/// What the records say of the patrols of a region within days, both inclusive: plans, frequency and quality, routes, working
/// days without a record (R95, R96). Days after today count for nothing.
/// </summary>
/// <param name="RegionCode">A street or a community within the scope of who asks.</param>
[AnyRole]
public sealed record PatrolFigures(string RegionCode, DateOnly From, DateOnly To) : IQuery<PatrolFigureSet>;

/// <param name="Communities">Of the region, on the last day.</param>
/// <param name="Planned">Of them, with a plan in force within the days.</param>
/// <param name="Checks">Whole checks within the days.</param>
/// <param name="Due">Patrols that the plans ask for within the days.</param>
/// <param name="Doubtful">Of the checks, sent late or made elsewhere than at the enterprise.</param>
/// <param name="Defects">Found by the checks.</param>
/// <param name="Stops">On the routes of the plans.</param>
/// <param name="Visited">Of them, checked within the days.</param>
/// <param name="RecordsDue">Working days times communities.</param>
/// <param name="Recorded">Of them, with a record.</param>
/// <param name="Unmanned">Of those due, on days without a record and without a full-time officer: nobody's omission (C25).</param>
/// <param name="Worst">Communities with the most working days without one.</param>
public sealed record PatrolFigureSet(
    int Communities, int Planned, int Checks, int Due, int Doubtful, int Defects, int Stops, int Visited, int RecordsDue, int Recorded, IReadOnlyList<RecordGap> Worst, int Unmanned = 0);

/// <param name="Days">Working days without a record.</param>
/// <param name="Unmanned">Of them, without a full-time officer.</param>
public sealed record RecordGap(string CommunityCode, string CommunityName, int Days, int Unmanned = 0);

internal sealed class PatrolFiguresHandler(CaseFlowDb db, IRegionDirectory regions, IGridStaff staff, IWorkCalendars calendars, TimeProvider time)
    : IRequestHandler<PatrolFigures, Result<PatrolFigureSet>>
{
    private const int Shown = 5;

    public async Task<Result<PatrolFigureSet>> Handle(PatrolFigures request, CancellationToken cancellationToken)
    {
        if (request.From > request.To)
        {
            return new Refusal("inspection.days", "to");
        }

        var (from, to) = (request.From, request.To < time.Today() ? request.To : time.Today());
        if (await regions.TreeAsync(request.RegionCode, to, cancellationToken) is not { } region)
        {
            return new Refusal("region.unknown", "regionCode", request.RegionCode);
        }

        var paths = region.Communities.Values.ToArray();
        var calendar = await calendars.CurrentAsync(cancellationToken);
        DateOnly[] workingDays = [.. Enumerable.Range(0, Math.Max(0, to.DayNumber - from.DayNumber + 1)).Select(n => from.AddDays(n)).Where(calendar.IsWorkingDay)];
        var plans = await db.Set<PatrolPlan>().AsNoTracking()
            .Where(p => paths.Contains(p.RegionPath) && p.FirstDay <= to && (p.Until == null || p.Until > from)).ToListAsync(cancellationToken);
        var checks = db.Set<Inspection>().AsNoTracking()
            .Where(i => paths.Contains(i.RegionPath) && i.Day >= from && i.Day <= to && i.Result != InspectionResults.Draft);
        var (stops, visited) = await RouteAsync(plans, checks, cancellationToken);
        var gaps = await GapsAsync(region, workingDays, checks, cancellationToken);
        return new PatrolFigureSet(
            paths.Length, plans.Select(p => p.RegionPath).Distinct().Count(), await checks.CountAsync(cancellationToken), plans.Sum(p => Due(p, from, to, workingDays)),
            await checks.CountAsync(i => i.Late || i.MetresOff != null, cancellationToken), await checks.SumAsync(i => i.DefectCount, cancellationToken), stops, visited,
            workingDays.Length * paths.Length, (workingDays.Length * paths.Length) - gaps.Sum(g => g.Days), [.. gaps.Where(g => g.Days > 0).Take(Shown)], gaps.Sum(g => g.Unmanned));
    }

    private static int Due(PatrolPlan plan, DateOnly from, DateOnly to, DateOnly[] workingDays) => plan.Due(
        plan.FirstDay > from ? plan.FirstDay : from, plan.Until is { } until && until <= to ? until.AddDays(-1) : to, workingDays.Contains);

    private async Task<(int Stops, int Visited)> RouteAsync(List<PatrolPlan> plans, IQueryable<Inspection> checks, CancellationToken ct)
    {
        var ids = plans.ConvertAll(p => p.Id);
        var stops = db.Set<PatrolStop>().Where(s => ids.Contains(s.PlanId)).Select(s => s.EnterpriseId).Distinct();
        return (await stops.CountAsync(ct), await stops.CountAsync(id => checks.Any(i => i.EnterpriseId == id), ct));
    }

    private async Task<List<RecordGap>> GapsAsync(RegionOnDay region, DateOnly[] workingDays, IQueryable<Inspection> checks, CancellationToken ct)
    {
        var (from, to) = workingDays.Length == 0 ? (DateOnly.MaxValue, DateOnly.MinValue) : (workingDays[0], workingDays[^1]);
        var paths = region.Communities.Values.ToArray();
        var written = await db.Set<WorkLogEntry>().AsNoTracking()
            .Where(e => paths.Contains(e.RegionPath) && e.Day >= from && e.Day <= to && e.StruckBecause == null).Select(e => new { e.RegionPath, e.Day }).Distinct().ToListAsync(ct);
        var checkedOn = await checks.Select(i => new { i.RegionPath, i.Day }).Distinct().ToListAsync(ct);
        var recorded = written.Concat(checkedOn).ToLookup(r => r.RegionPath, r => r.Day);
        var names = await regions.NamesAsync(paths, ct);
        var service = workingDays.Length == 0 ? [] : await staff.ServiceAsync(region.Along[^1].Path, from, to, ct);
        var manned = service.Where(s => s.FullTime).ToLookup(s => s.RegionPath);
        return
        [
            .. region.Communities.Select(c =>
                {
                    var open = workingDays.Except(recorded[c.Value]).ToList();
                    return new RecordGap(c.Key, names.GetValueOrDefault(c.Value, c.Key), open.Count, open.Count(day => !manned[c.Value].Any(s => s.Holds(day))));
                })
                .OrderByDescending(g => g.Days).ThenBy(g => g.CommunityCode, StringComparer.Ordinal),
        ];
    }
}
