using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Deadlines;

/// <summary>A subject in whose own row stands until when its next step is due, so that lists ask one table.</summary>
public interface IDueSubject
{
    Guid Id { get; }

    /// <summary>Takes the last day over unless it is done with.</summary>
    void Take(DeadlineMoved moved);
}

/// <summary>A kind of such subjects.</summary>
public interface IDueSubjects
{
    /// <summary>False: the subject is not of this kind.</summary>
    Task<bool> MoveAsync(DeadlineMoved moved, CancellationToken ct);
}

public sealed class DueOf<T>(CaseFlowDb db) : IDueSubjects
    where T : class, IDueSubject
{
    public async Task<bool> MoveAsync(DeadlineMoved moved, CancellationToken ct)
    {
        if ((db.Held<T>(moved.SubjectId) ?? await db.Set<T>().IgnoreQueryFilters().FirstOrDefaultAsync(s => s.Id == moved.SubjectId, ct)) is not { } subject)
        {
            return false;
        }

        subject.Take(moved);
        return true;
    }
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
