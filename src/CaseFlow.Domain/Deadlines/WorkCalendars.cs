using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

/// <summary>Reads the calendar in force and keeps it until another import is the newest, whichever host took it in.</summary>
internal sealed class WorkCalendars(CaseFlowDb db, WorkCalendars.Kept kept) : IWorkCalendars
{
    /// <summary>Before the first import: weekends and fixed-date holidays, everything provisional.</summary>
    public static readonly WorkCalendar Unpublished = new(0, [], []);

    private (object Transaction, IWorkCalendar Calendar)? _within;

    /// <summary>A command looks once, unless it takes in a calendar itself.</summary>
    public async ValueTask<IWorkCalendar> CurrentAsync(CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not { } transaction || db.Set<CalendarImport>().Local.Count > 0)
        {
            return await NewestAsync(ct);
        }

        if (_within is { } within && ReferenceEquals(within.Transaction, transaction))
        {
            return within.Calendar;
        }

        var calendar = await NewestAsync(ct);
        _within = (transaction, calendar);
        return calendar;
    }

    private async ValueTask<IWorkCalendar> NewestAsync(CancellationToken ct)
    {
        var newest = await db.Set<CalendarImport>().OrderByDescending(i => i.Version).ThenByDescending(i => i.Id)
            .Select(i => new { i.Id, i.Version }).FirstOrDefaultAsync(ct);
        if (newest is null)
        {
            return Unpublished;
        }

        if (kept.Latest is { } latest && latest.Import == newest.Id)
        {
            return latest.Calendar;
        }

        var calendar = await ReadAsync(newest.Version, ct);
        kept.Latest = new(newest.Id, calendar);
        return calendar;
    }

    private async Task<WorkCalendar> ReadAsync(int version, CancellationToken ct)
    {
        var days = await db.Set<CalendarDay>().AsNoTracking().Where(d => d.UntilVersion == null)
            .OrderBy(d => d.NoticeYear).Select(d => new HolidayDay(d.Day, d.Name, d.IsOff)).ToListAsync(ct);
        var years = await db.Set<CalendarImport>().Select(i => i.Year).Distinct().ToListAsync(ct);
        return new WorkCalendar(version, days, years);
    }

    /// <summary>One per host. Keyed by the import and not by its number, which comes again when an import is rolled back.</summary>
    internal sealed class Kept
    {
        public Entry? Latest { get; set; }

        internal sealed record Entry(Guid Import, WorkCalendar Calendar);
    }
}
