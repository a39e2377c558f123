using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Reporting;

/// <summary>What the units of a district owed and filed, for features that rank them; whoever asks.</summary>
public interface IReportRecord
{
    /// <summary>The months and quarters that begin within the days, as they stood at the end of the last day.</summary>
    Task<IReadOnlyList<OwedReport>> OfAsync(string path, DateOnly first, DateOnly last, CancellationToken ct);
}

/// <param name="Standing">One of <see cref="ReportStandings"/>: filed, late, missing, or waiting where the last day was not over.</param>
/// <param name="Zero">It says that there was no hazard or no illegal activity (R94).</param>
/// <param name="Illegal">Illegal activity found, of it <paramref name="IllegalHandled"/> dealt with; by the newest of report and supplements.</param>
public sealed record OwedReport(Guid UnitId, string UnitName, string Kind, string Level, string RegionPath, string Title, string Standing, int DaysLate, bool Zero, int Illegal, int IllegalHandled);

internal sealed class ReportRecord(CaseFlowDb db) : IReportRecord
{
    public async Task<IReadOnlyList<OwedReport>> OfAsync(string path, DateOnly first, DateOnly last, CancellationToken ct)
    {
        var end = last.EndOfDay();
        var duties = await db.Set<ReportDuty>().IgnoreQueryFilters().AsNoTracking()
            .Where(d => d.RegionPath.StartsWith(path) && d.FirstDay >= first && d.FirstDay <= last).OrderBy(d => d.FirstDay).ThenBy(d => d.RegionPath).ThenBy(d => d.UnitName).ToListAsync(ct);
        var figures = (await (from d in db.Set<ReportDuty>().IgnoreQueryFilters()
                              join r in db.Set<Report>() on d.Id equals r.DutyId
                              join f in db.Set<ReportFigure>() on r.Id equals f.ReportId
                              where d.RegionPath.StartsWith(path) && d.FirstDay >= first && d.FirstDay <= last && r.FiledAt < end
                                  && (f.Key == FigureKeys.Illegal || f.Key == FigureKeys.IllegalHandled)
                              select new { d.Id, r.Number, f.Key, f.Filed }).ToListAsync(ct))
            .GroupBy(f => (f.Id, f.Key)).ToDictionary(g => g.Key, g => g.MaxBy(f => f.Number)!.Filed);
        return duties.ConvertAll(d => Of(d, end, figures.GetValueOrDefault((d.Id, FigureKeys.Illegal)), figures.GetValueOrDefault((d.Id, FigureKeys.IllegalHandled))));
    }

    private static OwedReport Of(ReportDuty duty, DateTimeOffset end, int illegal, int handled)
    {
        var filed = duty.FiledAt < end;
        var standing = filed ? duty.DaysLate > 0 ? ReportStandings.Late : ReportStandings.Filed : duty.DueAt <= end ? ReportStandings.Missing : ReportStandings.Waiting;
        return new OwedReport(
            duty.UnitId, duty.UnitName, duty.Kind, duty.Level, duty.RegionPath, ReportDirectory.Title(duty), standing, filed ? duty.DaysLate : 0,
            filed && (duty.ZeroHazards || (duty.ZeroIllegal && duty.Kind == ReportKinds.Month)), illegal, handled);
    }
}
