using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Dismissals;

/// <summary>The ground fell away: the process ends the dismissal with the reason; what was done stays in its record.</summary>
[ProcessOnly, ProcessCommand("stop-dismissal")]
public sealed record StopDismissal(Guid SubjectId, string? Reason) : ICommand<Done>, IConcerns;

/// <summary>The officer left and the community has a full-time officer again (R66, R121).</summary>
[ProcessOnly, ProcessCommand("close-dismissal")]
public sealed record CloseDismissal(Guid SubjectId) : ICommand<Done>, IConcerns;

internal sealed class EndDismissalHandler(CaseFlowDb db, ITimeline timeline, TimeProvider time) : IRequestHandler<StopDismissal, Result<Done>>, IRequestHandler<CloseDismissal, Result<Done>>
{
    public async Task<Result<Done>> Handle(StopDismissal request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.SubjectId, cancellationToken) is not { } dismissal)
        {
            return Refusal.NotFound("dismissal.unknown");
        }

        var reason = TextCatalog.Get("dismissal.ground-fell", request.Reason ?? "");
        reason = reason.Length <= Dismissal.MaxText ? reason : reason[..Dismissal.MaxText];
        (dismissal.State, dismissal.EndReason, dismissal.EndedAt, dismissal.DueAt) = (DismissalStates.Stopped, reason, time.GetUtcNow(), null);
        timeline.Write(dismissal.Id, "timeline.dismissal-stopped", reason);
        return Done.Value;
    }

    public async Task<Result<Done>> Handle(CloseDismissal request, CancellationToken cancellationToken)
    {
        if (await FindAsync(request.SubjectId, cancellationToken) is not { } dismissal)
        {
            return Refusal.NotFound("dismissal.unknown");
        }

        (dismissal.State, dismissal.EndedAt, dismissal.DueAt) = (DismissalStates.Closed, time.GetUtcNow(), null);
        timeline.Write(dismissal.Id, "timeline.dismissal-closed", dismissal.Successor ?? "");
        return Done.Value;
    }

    private Task<Dismissal?> FindAsync(Guid id, CancellationToken ct) => db.Set<Dismissal>().IgnoreQueryFilters().FirstOrDefaultAsync(d => d.Id == id, ct);
}
