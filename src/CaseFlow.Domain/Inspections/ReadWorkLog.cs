using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>
/// The work log of a month (R126, R139): checks and lines written by hand, day by day, and the working days without any
/// (R96). Of one officer, or of a grid.
/// </summary>
/// <param name="Month">Any day of it.</param>
/// <param name="OfficerId">Null with <paramref name="GridCode"/> null: who asks.</param>
[AnyRole]
public sealed record ReadWorkLog(DateOnly Month, Guid? OfficerId = null, string? GridCode = null) : IQuery<WorkLogMonth>;

/// <param name="Due">Patrol records due in the whole month: its working days, of an officer those with a grid.</param>
/// <param name="Recorded">Working days with a record.</param>
/// <param name="Gaps">Working days before today without one.</param>
/// <param name="Provisional">The calendar of that year is not published yet.</param>
public sealed record WorkLogMonth(
    DateOnly FirstDay, string Of, int Due, int Recorded, IReadOnlyList<DateOnly> Gaps, bool Provisional, IReadOnlyList<WorkLogDay> Days);

public sealed record WorkLogDay(DateOnly Day, bool WorkingDay, IReadOnlyList<WorkLogLine> Lines);

/// <param name="EntryId">Of a line by hand, which may be struck; null for one drawn from a check.</param>
public sealed record WorkLogLine(
    Guid? EntryId, Guid? InspectionId, string Officer, string EnterpriseName, string? Contact, string Problems, string Handling, string? FollowUp);

internal sealed class ReadWorkLogHandler(IWorkCalendars calendars, WorkLogLines lines, WorkLogOwner owners, IGridStaff staff, TimeProvider time) : IRequestHandler<ReadWorkLog, Result<WorkLogMonth>>
{
    public async Task<Result<WorkLogMonth>> Handle(ReadWorkLog request, CancellationToken cancellationToken)
    {
        var first = new DateOnly(request.Month.Year, request.Month.Month, 1);
        if (first < WorkCalendar.FirstDay || first > WorkCalendar.LastDay.AddMonths(-1))
        {
            return new Refusal("work-log.month", "month");
        }

        var owner = await owners.FindAsync(request.OfficerId, request.GridCode, cancellationToken);
        if (!owner.Succeeded)
        {
            return Result<WorkLogMonth>.Refused(owner.Refusals);
        }

        var found = await lines.OfAsync(owner.Value, first, first.AddMonths(1), cancellationToken);
        var calendar = await calendars.CurrentAsync(cancellationToken);
        WorkLogDay[] days =
        [
            .. Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(n => first.AddDays(n))
                .Select(day => new WorkLogDay(day, calendar.IsWorkingDay(day), [.. found[day]])),
        ];
        var owed = await OwedAsync(owner.Value, cancellationToken);
        return new WorkLogMonth(
            first, owner.Value.Name, days.Count(d => d.WorkingDay && owed(d.Day)), days.Count(d => d is { WorkingDay: true, Lines.Count: > 0 }),
            [.. days.Where(d => d.WorkingDay && d.Lines.Count == 0 && d.Day < time.Today() && owed(d.Day)).Select(d => d.Day)], !calendar.IsPublished(first.Year), days);
    }

    /// <summary>
    /// The days for which a record is owed. Of one in the staff register those on which it had a grid: what is left undone
    /// before and after is nobody's omission (C25). Of a grid, and of people without any grid in the register, every day.
    /// </summary>
    private async Task<Func<DateOnly, bool>> OwedAsync(WorkLogOwner.Found owner, CancellationToken ct)
    {
        if (owner.OfficerId is not { } person || await staff.ServiceAsync("", DateOnly.MinValue, DateOnly.MaxValue, ct, person) is not { Count: > 0 } spans)
        {
            return _ => true;
        }

        return day => spans.Any(s => s.Holds(day));
    }
}

/// <summary>Checks and lines by hand of a span of days.</summary>
internal sealed class WorkLogLines(CaseFlowDb db, IHazards hazards)
{
    public async Task<ILookup<DateOnly, WorkLogLine>> OfAsync(WorkLogOwner.Found owner, DateOnly first, DateOnly until, CancellationToken ct)
    {
        var inspections = db.Set<Inspection>().AsNoTracking().Where(i => i.Day >= first && i.Day < until && i.Result != InspectionResults.Draft);
        var entries = db.Set<WorkLogEntry>().AsNoTracking().Where(e => e.Day >= first && e.Day < until && e.StruckBecause == null);
        (inspections, entries) = owner.OfficerId is { } officer
            ? (inspections.Where(i => i.InspectorId == officer), entries.Where(e => e.OfficerId == officer))
            : (inspections.Where(i => i.RegionPath.StartsWith(owner.RegionPath!)), entries.Where(e => e.RegionPath.StartsWith(owner.RegionPath!)));
        var checks = await inspections.OrderBy(i => i.CheckedAt).Select(i => new { i.Id, i.Day, i.InspectorName, i.EnterpriseName, i.LegalPerson }).ToListAsync(ct);
        var ids = checks.ConvertAll(i => i.Id);
        var defects = (await db.Set<InspectionDefect>().AsNoTracking().Where(d => ids.Contains(d.InspectionId)).OrderBy(d => d.HazardNumber).ToListAsync(ct)).ToLookup(d => d.InspectionId);
        var written = await entries.OrderBy(e => e.WrittenAt).ToListAsync(ct);
        var notes = written.Where(e => e.InspectionId is not null).ToLookup(e => e.InspectionId!.Value, e => e.FollowUp);
        List<(DateOnly Day, WorkLogLine Line)> lines = [];
        foreach (var check in checks)
        {
            List<string> states = [];
            foreach (var defect in defects[check.Id])
            {
                if (await hazards.FindAsync(defect.HazardId, ct) is { } hazard)
                {
                    states.Add(TextCatalog.Get("work-log.state", hazard.Number, TextCatalog.Get($"hazard-state.{hazard.State}")));
                }
            }

            lines.Add((check.Day, new WorkLogLine(
                null, check.Id, check.InspectorName, check.EnterpriseName, check.LegalPerson,
                defects[check.Id].Any() ? string.Join('\n', defects[check.Id].Select(d => d.Text)) : TextCatalog.Get("work-log.no-problem"),
                string.Join('\n', defects[check.Id].Select(Handling)), string.Join('\n', [.. states, .. notes[check.Id]]))));
        }

        lines.AddRange(written.Where(e => e.InspectionId is null).Select(e => (e.Day, new WorkLogLine(
            e.Id, null, e.OfficerName, e.EnterpriseName, e.Contact, e.Problems ?? "", e.Handling ?? "", e.FollowUp))));
        return lines.ToLookup(l => l.Day, l => l.Line);
    }

    private static string Handling(InspectionDefect d) => d.HandledAt is { } at
        ? TextCatalog.Get("work-log.handled", d.HazardNumber, at.ToShortText(), d.Measure)
        : TextCatalog.Get("work-log.reported", d.HazardNumber);
}
