using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SubRegisters;

/// <summary>Rows of a file that was merged are rows of the one it was merged into.</summary>
internal sealed class RegisterOfMergedEnterprise(CaseFlowDb db) : INotificationHandler<EnterprisesMerged>
{
    public Task Handle(EnterprisesMerged notification, CancellationToken cancellationToken) =>
        db.Set<RegisterEntry>().Where(e => e.EnterpriseId == notification.EnterpriseId)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.EnterpriseId, notification.IntoId).SetProperty(e => e.Version, e => e.Version + 1), cancellationToken);
}
