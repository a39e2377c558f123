using System.Text.Json;
using CaseFlow.Domain.Kernel;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Deadlines;

/// <summary>
/// A process starts a deadline over a subject. It reminds by its ladder and, when it passes, resumes
/// <paramref name="BookmarkId"/> with the outcome Overdue (input: <c>{"outcome":"Overdue","deadlineId":…}</c>).
/// </summary>
/// <param name="BookmarkId">Empty when nothing waits for it: a task's due date, named <c>task:ID</c>.</param>
/// <param name="Key">Names the deadline within its subject, e.g. <c>rectification</c>; only one open deadline has it.</param>
/// <param name="From">Start instant; null means now.</param>
/// <param name="LastDay">A fixed last day instead of counting <paramref name="Limit"/> (an extension in place of a limit).</param>
[ProcessOnly]
public sealed record StartDeadline(
    Guid SubjectId, Guid BookmarkId, string Key, string Name, Limit Limit, DateTimeOffset? From, DateOnly? LastDay, ReminderLadder Ladder)
    : ICommand<DeadlineStarted>, IConcerns;

/// <param name="DueAt">The first instant that is late.</param>
public sealed record DeadlineStarted(Guid DeadlineId, DateTimeOffset DueAt, DateOnly LastDay, bool Provisional);

internal sealed class StartDeadlineValidator : AbstractValidator<StartDeadline>
{
    public StartDeadlineValidator()
    {
        RuleFor(x => x.SubjectId).NotEmpty();
        RuleFor(x => x.Key).NotEmpty().MaximumLength(80);
        RuleFor(x => x.Name).NotEmpty().MaximumLength(200);
        RuleFor(x => x.Limit).SetValidator(new LimitValidator());
        RuleFor(x => x.Ladder).SetValidator(new ReminderLadderValidator());
    }
}

internal sealed class StartDeadlineHandler(
    CaseFlowDb db, DeadlineBook book, DeadlineClock clock, IWorkCalendars calendars, TimeProvider time)
    : IRequestHandler<StartDeadline, Result<DeadlineStarted>>
{
    public async Task<Result<DeadlineStarted>> Handle(StartDeadline request, CancellationToken cancellationToken)
    {
        if (await book.OpenAsync(request.SubjectId, request.Key, cancellationToken) is not null)
        {
            return Refusal.Conflict("deadline.already-open", request.Key);
        }

        var from = request.From ?? time.GetUtcNow();
        var deadline = new Deadline
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            SubjectId = request.SubjectId,
            Key = request.Key,
            Name = request.Name,
            BookmarkId = request.BookmarkId,
            From = from.ToUniversalTime(),
            Number = request.Limit.Number,
            Unit = request.Limit.Unit,
            Roll = request.Limit.Roll,
            Ladder = JsonSerializer.Serialize(request.Ladder),
        };
        var calendar = await calendars.CurrentAsync(cancellationToken);
        deadline.Open(request.LastDay is { } day ? calendar.At(day) : calendar.End(from, request.Limit), request.LastDay);
        db.Add(deadline);
        book.Tell(deadline, "timeline.deadline-started", deadline.LastDay.ToIso());
        await clock.BeginRoundAsync(deadline, cancellationToken);
        await book.MovedAsync(deadline, DeadlineChangeKind.Started, null, request.LastDay is null ? request.Limit.ToText() : "", cancellationToken);
        return new DeadlineStarted(deadline.Id, deadline.DueAt, deadline.LastDay, deadline.Provisional);
    }
}
