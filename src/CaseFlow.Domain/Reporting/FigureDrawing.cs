using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Reporting;

/// <summary>A figure as it stands before filing: the records' own, and the sum of what came from below.</summary>
internal sealed record FigureBase(int Drawn, int? Received)
{
    /// <summary>What is filed unless the unit corrects it with a reason (R78).</summary>
    public int Proposed => Received ?? Drawn;
}

/// <summary>Draws the figures of a unit and period from the records (R77), and adds up the reports received from below (R78).</summary>
internal sealed class FigureDrawing(CaseFlowDb db, IMediator mediator, IHazardFigures hazards, IPatrolTotals patrols, ReportRuleBook rules, RequestContext context)
{
    private const int MostNamed = 20;

    public async Task<IReadOnlyDictionary<string, FigureBase>> OfAsync(ReportPeriod period, ReportDuty duty, IReadOnlyList<LowerReport> lower, CancellationToken ct)
    {
        var (path, department) = Reach(duty);
        HazardTotals totals;
        using (context.EnterProcess())
        {
            totals = (await mediator.Send(new CountHazards(period.From, period.To, path, department), ct)).Value;
        }

        var open = await hazards.OpenAsync(period.To, path, department, ct);
        var patrol = await patrols.OfAsync(period.From, period.To, path, department, (await rules.OfAsync(period.Kind, ct)).IllegalItems, ct);
        Dictionary<string, int> drawn = new(StringComparer.Ordinal)
        {
            [FigureKeys.Found] = totals.Found, [FigureKeys.Major] = totals.FoundMajor, [FigureKeys.OnSpot] = totals.OnSpot, [FigureKeys.Rectified] = totals.Rectified,
            [FigureKeys.Open] = open, [FigureKeys.Checks] = patrol.Checks, [FigureKeys.Illegal] = patrol.Illegal, [FigureKeys.IllegalHandled] = patrol.IllegalHandled,
        };
        Guid[] received = [.. lower.Where(l => l.ReportId is not null).Select(l => l.ReportId!.Value)];
        var sums = received.Length == 0 ? null : await db.Set<ReportFigure>().Where(f => received.Contains(f.ReportId)).GroupBy(f => f.Key)
            .Select(g => new { g.Key, Sum = g.Sum(f => f.Filed) }).ToDictionaryAsync(g => g.Key, g => g.Sum, ct);
        return FigureKeys.All.ToDictionary(key => key, key => new FigureBase(drawn[key], sums?.GetValueOrDefault(key)));
    }

    /// <summary>Numbers of the hazards that the records say were found.</summary>
    public Task<IReadOnlyList<string>> NamesAsync(ReportPeriod period, ReportDuty duty, CancellationToken ct)
    {
        var (path, department) = Reach(duty);
        return hazards.FoundAsync(period.From, period.To, path, department, MostNamed, ct);
    }

    /// <summary>The units below and the newest report of each, as it is now; whoever asks answers for all of them.</summary>
    public async Task<IReadOnlyList<LowerReport>> LowerAsync(ReportDuty duty, CancellationToken ct)
    {
        if (duty.Kind != ReportKinds.Month || ReportLevels.Below(duty.Level) is not { } level)
        {
            return [];
        }

        var rows = await db.Set<ReportDuty>().IgnoreQueryFilters().AsNoTracking().Where(d => d.PeriodId == duty.PeriodId && d.Level == level && d.RegionPath.StartsWith(duty.RegionPath))
            .OrderBy(d => d.RegionPath).ThenBy(d => d.UnitName).Select(d => new LowerReport(d.Id, d.UnitName, d.ReportId, d.Supplements, d.DaysLate)).ToListAsync(ct);
        var supplemented = rows.Where(r => r.Number > 0).Select(r => r.DutyId).ToArray();
        var newest = supplemented.Length == 0 ? [] : (await db.Set<Report>().AsNoTracking().Where(r => supplemented.Contains(r.DutyId)).Select(r => new { r.DutyId, r.Number, r.Id }).ToListAsync(ct))
            .ToDictionary(r => (r.DutyId, r.Number), r => r.Id);
        return rows.ConvertAll(r => r.Number > 0 ? r with { ReportId = newest[(r.DutyId, r.Number)] } : r);
    }

    // Of a department what lies in its line, wherever in the district; of all others what lies in their region.
    private static (string Path, Guid? Department) Reach(ReportDuty duty) => (duty.RegionPath, duty.Level == ReportLevels.Department ? duty.UnitId : null);
}
