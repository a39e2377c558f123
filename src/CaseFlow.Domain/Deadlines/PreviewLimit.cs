using CaseFlow.Domain.Kernel;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Deadlines;

/// <summary>Where a limit would end, for a form while it is being filled in.</summary>
/// <param name="From">Null means now.</param>
[AnyRole]
public sealed record PreviewLimit(DateTimeOffset? From, Limit Limit) : IQuery<LimitPreview>;

/// <param name="NaturalDays">Days from the start to the last day.</param>
/// <param name="WorkingDays">Working days among them.</param>
/// <param name="Provisional">A notice that is not out yet may still move the day.</param>
public sealed record LimitPreview(
    DateOnly RawDay, DateOnly LastDay, DateTimeOffset DueAt, int NaturalDays, int WorkingDays, bool Provisional, int CalendarVersion);

internal sealed class PreviewLimitValidator : AbstractValidator<PreviewLimit>
{
    public PreviewLimitValidator()
    {
        RuleFor(x => x.From).Must(f => f is null || (f.Value.Year > WorkCalendar.FirstDay.Year && f.Value.Year < WorkCalendar.LastDay.Year - 20));
        RuleFor(x => x.Limit).SetValidator(new LimitValidator());
    }
}

internal sealed class PreviewLimitHandler(IWorkCalendars calendars, TimeProvider time) : IRequestHandler<PreviewLimit, Result<LimitPreview>>
{
    public async Task<Result<LimitPreview>> Handle(PreviewLimit request, CancellationToken cancellationToken)
    {
        var from = request.From ?? time.GetUtcNow();
        var calendar = await calendars.CurrentAsync(cancellationToken);
        var end = calendar.End(from, request.Limit);
        var start = from.ChinaDate();
        return new LimitPreview(
            end.RawDay, end.LastDay, end.DueAt, end.LastDay.DayNumber - start.DayNumber,
            calendar.WorkingDaysBetween(start, end.LastDay), end.Provisional, end.CalendarVersion);
    }
}
