using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Reporting;

/// <summary>
/// The process of a kind opens what its units owe, so many units at a time and each batch in a transaction of its own: it sends
/// this again with <paramref name="After"/> until nobody is left. What is open already stays as it is, so a period and each
/// duty come into being once, whoever opens them and how often.
/// </summary>
/// <param name="Levels">Of <see cref="ReportLevels"/>, those that owe, with commas between.</param>
/// <param name="Most">Units in this batch.</param>
/// <param name="CatchUp">How many missed periods are opened after an outage, besides the present one.</param>
/// <param name="After">The last unit of the batch before, as the answer gave it.</param>
/// <param name="First">The first period of this run, as the answer gave it, or the only one that was asked for.</param>
/// <param name="Path">Only that district, and only the period of <paramref name="First"/>.</param>
[ProcessOnly, ProcessCommand("open-report-duties")]
public sealed record OpenReportDuties(
    string Kind, string Levels, int Most, int CatchUp = 0, string? CoverRule = null, int CutOffDay = 20, Guid? After = null, DateOnly? First = null, string? Path = null)
    : ICommand<ReportDutiesOpened>;

/// <param name="Last">Null: nobody is left.</param>
public sealed record ReportDutiesOpened(int Count, Guid? Last, DateOnly? First);

internal sealed class OpenReportDutiesHandler(
    CaseFlowDb db, IDatabaseDialect dialect, ReportPeriods periods, IUnitRoll roll, IProcesses processes, ITimeline timeline, TimeProvider time)
    : IRequestHandler<OpenReportDuties, Result<ReportDutiesOpened>>
{
    private const int MostDistricts = 500;

    public async Task<Result<ReportDutiesOpened>> Handle(OpenReportDuties request, CancellationToken cancellationToken)
    {
        await dialect.LockAsync(db, ReportPeriods.LockOf(request.Kind), cancellationToken);
        var first = request.First ?? await FirstAsync(request, cancellationToken);
        var last = request.Path is null ? ReportKinds.First(request.Kind, time.Today()) : first;
        var offices = (await roll.NextAsync([UnitKind.DistrictOffice], request.Path ?? "", Guid.Empty, MostDistricts, cancellationToken)).DistinctBy(o => o.RegionPath)
            .ToDictionary(o => o.RegionPath, o => o.Id);
        var levels = request.Levels.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var most = Math.Max(request.Most, 1);
        var units = await roll.NextAsync([.. levels.Select(ReportLevels.Kind)], request.Path ?? "", request.After ?? Guid.Empty, most, cancellationToken);
        List<ReportDuty> opened = [];
        for (var period = first; period <= last; period = ReportKinds.Next(request.Kind, period))
        {
            opened.AddRange(await OpenAsync(request, period, units, offices, cancellationToken));
        }

        await db.SaveChangesAsync(cancellationToken);
        foreach (var duty in opened)
        {
            await processes.PublishAsync(ReportKinds.Owed(request.Kind), duty.Id, Payload(duty), cancellationToken);
        }

        return new ReportDutiesOpened(opened.Count, units.Count < most ? null : units[^1].Id, first);
    }

    private async Task<List<ReportDuty>> OpenAsync(
        OpenReportDuties request, DateOnly first, IReadOnlyList<UnitOnRoll> units, Dictionary<string, Guid> offices, CancellationToken ct)
    {
        var owing = units.ToLookup(u => RegionPaths.At(u.RegionPath, RegionLevel.District) ?? "");
        var open = await periods.OpenAsync(
            request.Kind, offices.Where(o => owing.Contains(o.Key)).ToDictionary(), first, new CoverRule(request.CoverRule, request.CutOffDay), ct);
        var (periodIds, unitIds) = (open.Select(p => p.Id).ToArray(), units.Select(u => u.Id).ToArray());
        var known = await db.Set<ReportDuty>().Where(d => periodIds.Contains(d.PeriodId) && unitIds.Contains(d.UnitId)).Select(d => d.UnitId).ToListAsync(ct);
        return
        [
            .. from period in open
               from unit in owing[period.RegionPath].ExceptBy(known, u => u.Id)
               where unit.Kind != UnitKind.DistrictOffice || unit.Id == offices[period.RegionPath]
               select Duty(period, unit),
        ];
    }

    private ReportDuty Duty(ReportPeriod period, UnitOnRoll unit)
    {
        var duty = new ReportDuty
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), PeriodId = period.Id, Kind = period.Kind, FirstDay = period.FirstDay, UnitId = unit.Id, UnitName = unit.Name,
            Level = ReportLevels.Of(unit.Kind)!, RegionPath = unit.RegionPath,
        };
        db.Add(duty);
        if (unit.Kind == UnitKind.Department)
        {
            // It oversees no region, and sees its own duty all the same.
            db.Add(new UnitAccess { SubjectId = duty.Id, UnitId = unit.Id });
        }

        timeline.Write(duty.Id, "timeline.report-owed", ReportPeriods.Title(period.Kind, period.FirstDay), period.From, period.To);
        return duty;
    }

    /// <summary>The period after the last one that was opened, but no more than so many back; where none was, the present one.</summary>
    private async Task<DateOnly> FirstAsync(OpenReportDuties request, CancellationToken ct)
    {
        var present = ReportKinds.First(request.Kind, time.Today());
        var last = await db.Set<ReportPeriod>().Where(p => p.Kind == request.Kind && p.FirstDay < present).Select(p => (DateOnly?)p.FirstDay).MaxAsync(ct);
        var earliest = present.AddMonths(-Math.Max(request.CatchUp, 0) * (request.Kind == ReportKinds.Month ? 1 : 3));
        return last is null ? present : ReportKinds.Next(request.Kind, last.Value) is var next && next < earliest ? earliest : next;
    }

    // Ids and instants as text: a script knows no other. The limit counts from the day before the period's last month.
    private JsonObject Payload(ReportDuty duty)
    {
        var month = duty.Kind == ReportKinds.Month ? duty.FirstDay : duty.FirstDay.AddMonths(2);
        var from = month.AddDays(-1);
        return new JsonObject
        {
            ["level"] = duty.Level,
            ["first"] = duty.FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["from"] = from.StartOfDay().ToString("O", CultureInfo.InvariantCulture),
            ["days"] = DateTime.DaysInMonth(month.Year, month.Month),
            ["passed"] = time.Today().DayNumber - from.DayNumber,
        };
    }
}

/// <summary>The grace is over and nothing was filed: missing, and nothing is taken any more.</summary>
[ProcessOnly, ProcessCommand("close-report-duty")]
public sealed record CloseReportDuty(Guid SubjectId) : ICommand<Done>, IConcerns;

internal sealed class CloseReportDutyHandler(CaseFlowDb db, ITimeline timeline, TimeProvider time) : IRequestHandler<CloseReportDuty, Result<Done>>
{
    public async Task<Result<Done>> Handle(CloseReportDuty request, CancellationToken cancellationToken)
    {
        if (await db.Set<ReportDuty>().IgnoreQueryFilters().FirstOrDefaultAsync(d => d.Id == request.SubjectId, cancellationToken) is { FiledAt: null, ClosedAt: null } duty)
        {
            duty.ClosedAt = time.GetUtcNow();
            timeline.Write(duty.Id, "timeline.report-missing", ReportPeriods.Title(duty.Kind, duty.FirstDay));
        }

        return Done.Value;
    }
}
