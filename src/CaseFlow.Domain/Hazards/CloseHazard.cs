using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using MediatR;

namespace CaseFlow.Domain.Hazards;

/// <summary>The chain is over: handled, told to everybody on the way, and nobody says otherwise. The reports joined to it end with it.</summary>
[ProcessOnly, ProcessCommand("close-hazard")]
public sealed record CloseHazard(Guid SubjectId) : ICommand<Done>, IConcerns;

internal sealed class CloseHazardHandler(HazardChain chain, HazardJoining joining, ITimeline timeline, IMediator mediator, TimeProvider time) : IRequestHandler<CloseHazard, Result<Done>>
{
    public async Task<Result<Done>> Handle(CloseHazard request, CancellationToken cancellationToken)
    {
        if (await chain.FindAsync(request.SubjectId, cancellationToken) is not { } hazard)
        {
            return Refusal.NotFound("hazard.not-found");
        }

        var now = time.GetUtcNow();
        var was = hazard.State;
        hazard.Close(now);
        await chain.ReleaseAsync(hazard, cancellationToken);
        if (was != HazardStates.Closed)
        {
            timeline.Write(hazard.Id, "timeline.hazard-closed");
            await mediator.Publish(new HazardEnded(hazard.Id, hazard.EnterpriseId, now), cancellationToken);
        }

        foreach (var joined in await joining.OfAsync(hazard.Id, cancellationToken))
        {
            (joined.RectifiedAt, joined.ClosedAt) = (hazard.RectifiedAt, now);
            timeline.Write(joined.Id, "timeline.hazard-closed-with", hazard.Number);
        }

        return Done.Value;
    }
}
