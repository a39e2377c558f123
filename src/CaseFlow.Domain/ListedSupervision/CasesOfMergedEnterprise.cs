using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.ListedSupervision;

/// <summary>Cases of a file that was merged are those of the one it was merged into.</summary>
internal sealed class CasesOfMergedEnterprise(CaseFlowDb db) : INotificationHandler<EnterprisesMerged>
{
    public Task Handle(EnterprisesMerged notification, CancellationToken cancellationToken) =>
        db.Set<ListedCase>().IgnoreQueryFilters().Where(c => c.EnterpriseId == notification.EnterpriseId)
            .ExecuteUpdateAsync(
                s => s.SetProperty(c => c.EnterpriseId, notification.IntoId).SetProperty(c => c.EnterpriseUnitId, notification.IntoUnitId)
                    .SetProperty(c => c.Version, c => c.Version + 1),
                cancellationToken);
}
