using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Timeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>
/// The case follows its deadlines: the day shown is the one in force, also after the calendar was amended, and the
/// overdue mark is set once and stays (C42).
/// </summary>
internal sealed class CaseDeadlines(CaseFlowDb db, ITimeline timeline) : INotificationHandler<DeadlineMoved>, INotificationHandler<DeadlinePassed>
{
    /// <summary>The limit of the listing (R91).</summary>
    public const string Rectification = "rectification";

    /// <summary>What the body sets after that limit has passed (C42).</summary>
    public const string Supervision = "supervision";

    public async Task Handle(DeadlineMoved notification, CancellationToken cancellationToken)
    {
        if (notification.Key is not (Rectification or Supervision) || await FindAsync(notification.SubjectId, cancellationToken) is not { } listed)
        {
            return;
        }

        if (notification.Key == Supervision)
        {
            listed.SupervisionLastDay = notification.LastDay;
        }
        else
        {
            (listed.LastDay, listed.DueAt, listed.Provisional) = (notification.LastDay, notification.DueAt, notification.Provisional);
        }
    }

    public async Task Handle(DeadlinePassed notification, CancellationToken cancellationToken)
    {
        if (notification.Key == Rectification && await FindAsync(notification.SubjectId, cancellationToken) is { OverdueSince: null } listed)
        {
            listed.OverdueSince = notification.DueAt;
            timeline.Write(listed.Id, "timeline.case-overdue", notification.LastDay);
        }
    }

    private Task<ListedCase?> FindAsync(Guid id, CancellationToken ct) =>
        db.Set<ListedCase>().IgnoreQueryFilters().FirstOrDefaultAsync(c => c.Id == id, ct);
}
