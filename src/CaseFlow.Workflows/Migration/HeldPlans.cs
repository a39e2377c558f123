using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Migration;

/// <summary>Plans for whoever changes one: locked, and only in a status in which that may be done.</summary>
internal sealed class HeldPlans(CaseFlowDb db, IDatabaseDialect dialect)
{
    public async Task<(MigrationPlan? Plan, Refusal? Refusal)> TakeAsync(Guid planId, CancellationToken ct, params MigrationStatus[] from)
    {
        await dialect.LockAsync(db, $"migration:{planId:N}", ct);
        var plan = await db.Set<MigrationPlan>().FirstOrDefaultAsync(p => p.Id == planId, ct);
        return plan is null ? (null, Refusal.NotFound("migration.unknown-plan", planId))
            : from.Contains(plan.Status) ? (plan, null)
            : (null, Refusal.Conflict("migration.wrong-status", TextCatalog.Get($"migration.status.{plan.Status}"), string.Join('、', from.Select(s => TextCatalog.Get($"migration.status.{s}")))));
    }
}
