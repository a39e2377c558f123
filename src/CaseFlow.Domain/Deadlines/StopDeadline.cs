using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Deadlines;

/// <summary>
/// Ends the open deadline of that key: met, or no longer needed. Its remaining reminders never go out (reliability B11).
/// One that was met resumes what waits for it with the outcome Met.
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

internal sealed class StopDeadlineHandler(DeadlineBook book, DeadlineClock clock, IProcesses processes, TimeProvider time, IMediator mediator)
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
        if (request.Met && deadline.BookmarkId != Guid.Empty)
        {
            await processes.ResumeAsync(deadline.BookmarkId, new JsonObject { ["outcome"] = "Met", ["deadlineId"] = deadline.Id }, cancellationToken);
        }

        return Done.Value;
    }
}
