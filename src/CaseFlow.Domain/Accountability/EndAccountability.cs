using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using MediatR;

namespace CaseFlow.Domain.Accountability;

/// <summary>All that was decided is done, and the organs have replied.</summary>
[ProcessOnly, ProcessCommand("close-accountability")]
public sealed record CloseAccountability(Guid SubjectId) : ICommand<Done>, IConcerns;

/// <summary>It was approved that nobody is held to account.</summary>
[ProcessOnly, ProcessCommand("drop-accountability")]
public sealed record DropAccountability(Guid SubjectId) : ICommand<Done>, IConcerns;

internal sealed class EndAccountabilityHandler(AccountabilityBook book, ITimeline timeline, TimeProvider time)
    : IRequestHandler<CloseAccountability, Result<Done>>, IRequestHandler<DropAccountability, Result<Done>>
{
    public Task<Result<Done>> Handle(CloseAccountability request, CancellationToken cancellationToken) => EndAsync(request.SubjectId, AccountabilityStates.Closed, cancellationToken);

    public Task<Result<Done>> Handle(DropAccountability request, CancellationToken cancellationToken) => EndAsync(request.SubjectId, AccountabilityStates.Dropped, cancellationToken);

    private async Task<Result<Done>> EndAsync(Guid id, string state, CancellationToken ct)
    {
        if (await book.FindAsync(id, ct) is not { } opened)
        {
            return Refusal.NotFound("accountability.unknown");
        }

        (opened.State, opened.EndedAt, opened.DueAt) = (state, time.GetUtcNow(), null);
        timeline.Write(id, $"timeline.accountability-{state}");
        return Done.Value;
    }
}
