using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Domain.KeyObjects;

/// <summary>A major hazard makes its enterprise a key object from its report or its regrading until it is closed (R117, C44).</summary>
internal sealed class GroundsOfHazards(KeyObjectBook book) : INotificationHandler<HazardOpened>, INotificationHandler<HazardRegraded>, INotificationHandler<HazardEnded>
{
    public Task Handle(HazardOpened notification, CancellationToken cancellationToken) =>
        FollowAsync(notification.HazardId, notification.EnterpriseId, notification.Number, notification.Grade, notification.At, cancellationToken);

    public Task Handle(HazardRegraded notification, CancellationToken cancellationToken) =>
        FollowAsync(notification.HazardId, notification.EnterpriseId, notification.Number, notification.After, notification.At, cancellationToken);

    public Task Handle(HazardEnded notification, CancellationToken cancellationToken) =>
        EndAsync(notification.HazardId, "key-object.hazard-ended", notification.At, cancellationToken);

    private Task FollowAsync(Guid hazardId, Guid enterpriseId, string number, string grade, DateTimeOffset at, CancellationToken ct) => grade == HazardGrades.Major
        ? book.BeginAsync(enterpriseId, KeyGrounds.MajorHazard, hazardId, number, at.ChinaDate(), ct)
        : EndAsync(hazardId, "key-object.hazard-regraded", at, ct);

    private async Task EndAsync(Guid hazardId, string reason, DateTimeOffset at, CancellationToken ct)
    {
        if (await book.OfSourceAsync(hazardId, ct) is { } ground)
        {
            await book.EndAsync(ground, at.ChinaDate(), TextCatalog.Get(reason), ct);
        }
    }
}
