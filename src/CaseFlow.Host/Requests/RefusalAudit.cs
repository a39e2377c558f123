using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Requests;

/// <summary>The audit entry of what was refused: in a transaction of its own, for the refused one has written nothing.</summary>
internal sealed class RefusalAudit(CaseFlowDb db, IDatabaseDialect dialect, AuditTrail audit)
{
    public async Task WriteAsync(string command, IReadOnlyList<Refusal> refusals, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        audit.Restart();
        await using var transaction = await dialect.BeginWriteAsync(db, ct);
        await audit.WriteAsync(command, refusals, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
