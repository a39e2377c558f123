using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.KeyObjects;

/// <summary>Why a file that was merged was a key object is why the one it was merged into is (R117, C53).</summary>
internal sealed class GroundsOfMergedEnterprise(CaseFlowDb db, KeyObjectBook book, TimeProvider time) : INotificationHandler<EnterprisesMerged>
{
    public async Task Handle(EnterprisesMerged notification, CancellationToken cancellationToken)
    {
        foreach (var ground in await db.Set<KeyGround>().Where(g => g.EnterpriseId == notification.EnterpriseId && g.Until == null).OrderBy(g => g.FirstDay).ToListAsync(cancellationToken))
        {
            await book.EndAsync(ground, time.Today(), TextCatalog.Get("key-object.merged"), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await book.BeginAsync(notification.IntoId, ground.Kind, ground.SourceId, ground.Text, time.Today(), cancellationToken);
        }
    }
}
