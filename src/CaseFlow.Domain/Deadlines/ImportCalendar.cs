using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

/// <summary>
/// Takes holiday notices into the calendar, all of them or none. Each replaces what the calendar knew of its year; a
/// change raises the calendar's version and recomputes the open deadlines it touches (C9, reliability B7).
/// </summary>
[AllowedTo(Roles.SystemAdministrator, Roles.ProcessAdministrator)]
public sealed record ImportCalendar(IReadOnlyList<HolidayFile> Files) : ICommand<CalendarImported>;

/// <param name="Version">The version in force now; unchanged when the files said nothing new.</param>
/// <param name="ChangedDays">Days that are named, no longer named, or named otherwise than before.</param>
/// <param name="RecomputedDeadlines">Open deadlines whose last day moved.</param>
public sealed record CalendarImported(int Version, IReadOnlyList<int> Years, int ChangedDays, int RecomputedDeadlines);

internal sealed class ImportCalendarValidator : AbstractValidator<ImportCalendar>
{
    private const int MaxFiles = 100;
    private const int MaxCharacters = 1_000_000;

    public ImportCalendarValidator()
    {
        RuleFor(x => x.Files).Must(f => f is { Count: > 0 and <= MaxFiles })
            .WithErrorCode("calendar.file-count").WithMessage(_ => TextCatalog.Get("calendar.file-count", MaxFiles));
        RuleForEach(x => x.Files).Must(f => f.Content.Length <= MaxCharacters)
            .WithErrorCode("calendar.file-too-large").WithMessage((_, f) => TextCatalog.Get("calendar.file-too-large", f.Name, MaxCharacters));
    }
}

internal sealed class ImportCalendarHandler(CaseFlowDb db, RequestContext context, TimeProvider time, IMediator mediator)
    : IRequestHandler<ImportCalendar, Result<CalendarImported>>
{
    public async Task<Result<CalendarImported>> Handle(ImportCalendar request, CancellationToken cancellationToken)
    {
        var read = request.Files.Select(f => (File: f, Notice: HolidayNoticeReader.Read(f))).ToList();
        var refusals = read.SelectMany(r => r.Notice.Refusals).ToList();
        refusals.AddRange(
            from r in read
            where r.Notice.Succeeded
            group r.File.Name by r.Notice.Value.Year into year
            where year.Count() > 1
            select new Refusal("calendar.same-year", "files", year.Key, string.Join('、', year)));
        if (refusals.Count > 0)
        {
            return Result<CalendarImported>.Refused(refusals);
        }

        var version = await db.Set<CalendarImport>().MaxAsync(i => (int?)i.Version, cancellationToken) ?? 0;
        List<DateOnly> changed = [];
        List<int> years = [];
        foreach (var (file, notice) in read.Select(r => (r.File, r.Notice.Value)).OrderBy(r => r.Value.Year))
        {
            var days = await ReplaceAsync(notice, version + 1, cancellationToken);
            if (days.Count > 0)
            {
                db.Add(Import(file, notice, version + 1, days.Count));
                changed.AddRange(days);
                years.Add(notice.Year);
            }
        }

        if (changed.Count == 0)
        {
            return new CalendarImported(version, [], 0, 0);
        }

        await db.SaveChangesAsync(cancellationToken);
        using (context.EnterProcess())
        {
            var reason = TextCatalog.Get("deadline.reason-calendar", version + 1, string.Join('、', years));
            var recomputed = await mediator.Send(new RecomputeDeadlines(years.Min(), years.Max(), reason), cancellationToken);
            return recomputed.Succeeded
                ? new CalendarImported(version + 1, years, changed.Count, recomputed.Value.Moved)
                : Result<CalendarImported>.Refused(recomputed.Refusals);
        }
    }

    private async Task<List<DateOnly>> ReplaceAsync(HolidayNotice notice, int version, CancellationToken ct)
    {
        var known = await db.Set<CalendarDay>().Where(d => d.NoticeYear == notice.Year && d.UntilVersion == null).ToListAsync(ct);
        var said = notice.Days.ToDictionary(d => d.Day);
        var gone = known.Where(k => !said.TryGetValue(k.Day, out var d) || (d.IsOff, d.Name) != (k.IsOff, k.Name)).ToList();
        var fresh = notice.Days.Where(d => known.All(k => k.Day != d.Day) || gone.Exists(k => k.Day == d.Day)).ToList();
        gone.ForEach(d => d.UntilVersion = version);
        db.AddRange(fresh.Select(d => new CalendarDay
        {
            Day = d.Day,
            NoticeYear = notice.Year,
            FromVersion = version,
            Name = d.Name,
            IsOff = d.IsOff,
        }));
        return [.. gone.Select(d => d.Day).Union(fresh.Select(d => d.Day))];
    }

    private CalendarImport Import(HolidayFile file, HolidayNotice notice, int version, int changedDays) => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        Version = version,
        Year = notice.Year,
        FileName = file.Name,
        Papers = JsonSerializer.Serialize(notice.Papers),
        ChangedDays = changedDays,
        At = time.GetUtcNow(),
        By = context.Who.Name,
    };
}
