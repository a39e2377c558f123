using CaseFlow.Domain.SubRegisters;
using MediatR;

namespace CaseFlow.Domain.KeyObjects;

/// <summary>A major hazard source makes its enterprise a key object while it is in the sub-register (R117).</summary>
internal sealed class GroundsOfSources(KeyObjectBook book) : INotificationHandler<MajorSourceRecorded>, INotificationHandler<MajorSourceEnded>
{
    public Task Handle(MajorSourceRecorded notification, CancellationToken cancellationToken) =>
        book.BeginAsync(notification.EnterpriseId, KeyGrounds.MajorSource, notification.EntryId, notification.Name, notification.FirstDay, cancellationToken);

    public async Task Handle(MajorSourceEnded notification, CancellationToken cancellationToken)
    {
        if (await book.OfSourceAsync(notification.EntryId, cancellationToken) is { } ground)
        {
            await book.EndAsync(ground, notification.Until, notification.Reason, cancellationToken);
        }
    }
}
