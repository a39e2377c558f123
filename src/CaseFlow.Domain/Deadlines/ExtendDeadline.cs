using CaseFlow.Domain.Kernel;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Deadlines;

/// <summary>
/// Moves the open deadline of that key to a new last day; the old one stays in its history (C40). One that has passed is
/// not moved (C42): the body may set a deadline of another key.
/// </summary>
[ProcessOnly]
public sealed record ExtendDeadline(Guid SubjectId, string Key, DateOnly NewLastDay, string Reason) : ICommand<DeadlineStarted>, IConcerns;

internal sealed class ExtendDeadlineValidator : AbstractValidator<ExtendDeadline>
{
    public ExtendDeadlineValidator()
    {
        RuleFor(x => x.SubjectId).NotEmpty();
        RuleFor(x => x.Key).NotEmpty();
        RuleFor(x => x.NewLastDay).LessThanOrEqualTo(WorkCalendar.LastDay.AddYears(-1));
    }
}

internal sealed class ExtendDeadlineHandler(DeadlineBook book, DeadlineClock clock, IWorkCalendars calendars, TimeProvider time)
    : IRequestHandler<ExtendDeadline, Result<DeadlineStarted>>
{
    public async Task<Result<DeadlineStarted>> Handle(ExtendDeadline request, CancellationToken cancellationToken)
    {
        if (await book.OpenAsync(request.SubjectId, request.Key, cancellationToken) is not { } deadline)
        {
            return Refusal.NotFound("deadline.not-open", request.Key);
        }

        // The sweep may be a moment behind: what is past has passed, marked or not.
        if (deadline.State == DeadlineState.Overdue || deadline.DueAt <= time.GetUtcNow())
        {
            return Refusal.Conflict("deadline.passed", deadline.Name, deadline.LastDay.ToIso());
        }

        if (request.NewLastDay <= deadline.LastDay)
        {
            return new Refusal("deadline.not-later", "newLastDay", request.NewLastDay.ToIso(), deadline.LastDay.ToIso());
        }

        var old = deadline.LastDay;
        deadline.ExtendTo((await calendars.CurrentAsync(cancellationToken)).At(request.NewLastDay));
        book.Tell(deadline, "timeline.deadline-extended", old.ToIso(), deadline.LastDay.ToIso(), request.Reason);
        await clock.BeginRoundAsync(deadline, cancellationToken);
        await book.MovedAsync(deadline, DeadlineChangeKind.Extended, old, request.Reason, cancellationToken);
        return new DeadlineStarted(deadline.Id, deadline.DueAt, deadline.LastDay, deadline.Provisional);
    }
}
