using CaseFlow.Domain.Processes;
using MediatR;

namespace CaseFlow.Domain.Deadlines;

/// <summary>A kind of subject in whose rows stands until when its next step is due, so that lists ask one table.</summary>
public interface IDueSubjects
{
    /// <summary>Takes the last day over unless the subject is done with; false: it is not of this kind.</summary>
    Task<bool> MoveAsync(DeadlineMoved moved, CancellationToken ct);
}

/// <summary>Tells the one kind to which the subject belongs.</summary>
internal sealed class DueOfSubjects(IEnumerable<IDueSubjects> kinds, KnownSubjects known) : INotificationHandler<DeadlineMoved>
{
    public async Task Handle(DeadlineMoved notification, CancellationToken cancellationToken)
    {
        foreach (var kind in known.Order(kinds, notification.SubjectId))
        {
            if (await kind.MoveAsync(notification, cancellationToken))
            {
                known.Knew(kind, notification.SubjectId);
                return;
            }
        }
    }
}
