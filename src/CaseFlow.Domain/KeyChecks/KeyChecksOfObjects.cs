using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Inspections;
using CaseFlow.Domain.KeyObjects;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.KeyChecks;

/// <summary>
/// A key object is checked from the week and the month on in which it joins the list (C44) until it leaves it; a check counts
/// as soon as it is recorded.
/// </summary>
internal sealed class KeyChecksOfObjects(
    CaseFlowDb db, KeyCheckBook book, KeyCheckHolders holders, ISeenEnterprises enterprises, IKeyObjects objects, IMediator mediator, RequestContext context,
    TimeProvider time)
    : INotificationHandler<KeyObjectJoined>, INotificationHandler<KeyObjectLeft>, INotificationHandler<EnterpriseChecked>
{
    public async Task Handle(KeyObjectJoined notification, CancellationToken cancellationToken)
    {
        // Who sets it off need not see the holders' rounds, nor the file of the enterprise.
        using var _ = context.EnterProcess();
        if (await enterprises.Rows.FirstOrDefaultAsync(e => e.Id == notification.EnterpriseId && e.State != EnterpriseStates.Closed, cancellationToken) is not { } enterprise)
        {
            return;
        }

        foreach (var (kind, unit) in await holders.OfAsync(enterprise, cancellationToken))
        {
            var round = await book.OweAsync(kind, unit, [enterprise.Id], time.Today(), cancellationToken);
            await mediator.Send(
                new SendNotice(
                    round.Id, $"key-object:{enterprise.Id:N}", [PartyKeys.KeyCheckHolder], TextCatalog.Get("key-check.joined-title"),
                    TextCatalog.Get($"key-check.joined-{kind}", enterprise.Name)),
                cancellationToken);
        }
    }

    public async Task Handle(KeyObjectLeft notification, CancellationToken cancellationToken)
    {
        using var _ = context.EnterProcess();
        foreach (var round in await RoundsAsync(notification.EnterpriseId, r => r.EndedAt == null, cancellationToken))
        {
            await book.LockAsync(round.Kind, round.HolderUnitId, cancellationToken);
            var duty = await db.Set<KeyCheckDuty>().SingleAsync(d => d.RoundId == round.Id && d.EnterpriseId == notification.EnterpriseId, cancellationToken);
            if (duty.State == KeyCheckStates.Open)
            {
                (duty.State, duty.Reason) = (KeyCheckStates.NotApplicable, KeyCheckReasons.Left);
            }

            var listed = objects.On(time.Today());
            if (await db.Set<KeyCheckDuty>().AnyAsync(d => d.RoundId == round.Id && listed.Contains(d.EnterpriseId), cancellationToken))
            {
                await book.TellAsync(round, cancellationToken);
            }
            else
            {
                await book.CallOffAsync(round, cancellationToken);
            }
        }
    }

    public async Task Handle(EnterpriseChecked notification, CancellationToken cancellationToken)
    {
        using var _ = context.EnterProcess();
        foreach (var round in await RoundsAsync(notification.EnterpriseId, r => r.FirstDay <= notification.Day && notification.Day <= r.LastDay, cancellationToken))
        {
            await book.LockAsync(round.Kind, round.HolderUnitId, cancellationToken);
            await book.SettleAsync(round, cancellationToken);
            await book.TellAsync(round, cancellationToken);
        }
    }

    // Weeks before months, always: two that come at once never wait for each other.
    private async Task<List<KeyCheckRound>> RoundsAsync(Guid enterpriseId, System.Linq.Expressions.Expression<Func<KeyCheckRound, bool>> which, CancellationToken ct) =>
        await db.Set<KeyCheckRound>().Where(which).Where(r => db.Set<KeyCheckDuty>().Any(d => d.RoundId == r.Id && d.EnterpriseId == enterpriseId))
            .OrderByDescending(r => r.Kind).ThenBy(r => r.HolderUnitId).ToListAsync(ct);
}
