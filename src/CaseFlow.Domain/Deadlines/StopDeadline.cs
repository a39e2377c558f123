using CaseFlow.Domain.Kernel;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Deadlines;

/// <summary>
/// Ends the open deadline of that key: met, or no longer needed. Its remaining reminders never go out (reliability B11).
/// Does nothing when none is open, so that a process may end its stage twice.
/// </summary>
[ProcessOnly]
public sealed record StopDeadline(Guid SubjectId, string Key, bool Met) : ICommand<Done>, IConcerns;

internal sealed class StopDeadlineValidator : AbstractValidator<StopDeadline>
{
    public StopDeadlineValidator()
    {
        RuleFor(x => x.SubjectId).NotEmpty();
        RuleFor(x => x.Key).NotEmpty();
    }
}

internal sealed class StopDeadlineHandler(DeadlineBook book, DeadlineClock clock, TimeProvider time, IMediator mediator)
    : IRequestHandler<StopDeadline, Result<Done>>
{
    public async Task<Result<Done>> Handle(StopDeadline request, CancellationToken cancellationToken)
    {
        if (await book.OpenAsync(request.SubjectId, request.Key, cancellationToken) is not { } deadline)
        {
            return Done.Value;
        }

        deadline.End(request.Met, time.GetUtcNow());
        book.Enter(deadline, request.Met ? DeadlineChangeKind.Met : DeadlineChangeKind.Stopped, null, "");
        book.Tell(deadline, request.Met ? "timeline.deadline-met" : "timeline.deadline-stopped");
        await clock.StopAsync(deadline, cancellationToken);
        await mediator.Publish(new DeadlineEnded(deadline.Id, deadline.SubjectId, deadline.Key, request.Met), cancellationToken);
        return Done.Value;
    }
}
