using CaseFlow.Domain.Deadlines;

namespace CaseFlow.Workflows.Simulation;

/// <summary>
/// The working calendar of holiday notices given as files, counted by the same code as the database's. Years without a
/// notice are provisional. Default of the command line, where no database is opened.
/// </summary>
public sealed class NoticeCalendars : IWorkCalendars
{
    /// <summary>No notice at all: weekends and fixed-date holidays, everything provisional.</summary>
    public static readonly NoticeCalendars None = new([]);

    private readonly Lazy<WorkCalendar> _calendar;

    /// <param name="files">In any order; a notice that cannot be read is a defect of what comes with the product.</param>
    public NoticeCalendars(IReadOnlyList<HolidayFile> files) => _calendar = new(() =>
    {
        var notices = files.Select(f => HolidayNoticeReader.Read(f).Value).OrderBy(n => n.Year).ToList();
        return new WorkCalendar(notices.Count == 0 ? 0 : 1, notices.SelectMany(n => n.Days), notices.Select(n => n.Year));
    });

    public ValueTask<IWorkCalendar> CurrentAsync(CancellationToken ct) => ValueTask.FromResult<IWorkCalendar>(_calendar.Value);
}

/// <summary>One calendar for the whole of a run, whatever is imported meanwhile.</summary>
internal sealed class FixedCalendars(IWorkCalendar calendar) : IWorkCalendars
{
    public ValueTask<IWorkCalendar> CurrentAsync(CancellationToken ct) => ValueTask.FromResult(calendar);
}
