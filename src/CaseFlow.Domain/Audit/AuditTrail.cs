using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Audit;

/// <summary>Left out of the before and after of the audit: technical rows, or values that must not be copied.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class NotAuditedAttribute : Attribute;

/// <summary>Collects what a command changes and writes its audit entry at the end of the transaction.</summary>
public sealed class AuditTrail(CaseFlowDb db, IDatabaseDialect dialect, RequestContext context, TimeProvider time)
{
    private readonly ChangeRecord _changes = new();
    private readonly List<string> _effects = [];

    public void Restart()
    {
        _changes.Clear();
        _effects.Clear();
    }

    /// <summary>A command that ran inside the one being audited.</summary>
    public void Effect(string command) => _effects.Add(command);

    /// <summary>Takes note of what is about to be saved.</summary>
    public void Collect() => _changes.Collect(db.ChangeTracker);

    /// <summary>Adds the entry to the unit of work; the caller saves.</summary>
    public async Task WriteAsync(string command, IReadOnlyList<Refusal> refusals, CancellationToken ct)
    {
        var actor = context.Who;
        var chain = context.SubjectId ?? actor.PersonId;
        await dialect.LockAsync(db, $"audit:{chain}", ct);
        var last = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Chain == chain)
            .OrderByDescending(e => e.Sequence).Select(e => new { e.Sequence, e.Hash }).FirstOrDefaultAsync(ct);
        var at = time.GetUtcNow();
        var entry = new AuditEntry
        {
            Id = Guid.CreateVersion7(at),
            Chain = chain,
            Sequence = (last?.Sequence ?? 0) + 1,
            At = at,
            ActorId = actor.PersonId,
            ActorName = actor.Name,
            UnitName = actor.UnitName,
            Origin = context.Origin,
            Command = command,
            Effects = string.Join(',', _effects),
            Succeeded = refusals.Count == 0,
            Refusals = string.Join(',', refusals.Select(r => r.Code)),
            Changes = _changes.ToJson(),
        };
        entry.Hash = AuditSeal.Hash(entry, last?.Hash ?? "");
        db.Add(entry);
    }
}
