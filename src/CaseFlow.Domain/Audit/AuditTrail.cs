using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Audit;

/// <summary>Left out of the before and after of the audit: technical rows, or values that must not be copied; on a command: its answer is not kept.</summary>
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

    /// <summary>A change that is no row of the domain: the version an instance runs on.</summary>
    public void Note(string entity, string id, JsonObject before, JsonObject after) => _changes.Note(entity, id, before, after);

    /// <summary>Adds the entry to the unit of work; the caller saves.</summary>
    public async Task WriteAsync(string command, IReadOnlyList<Refusal> refusals, CancellationToken ct)
    {
        var actor = context.Who;
        var chain = context.SubjectId ?? actor.PersonId;
        var (sequence, hash) = chain == context.NewSubjectId ? (0, "") : await LastAsync(chain, ct);
        var at = time.GetUtcNow();
        var entry = new AuditEntry
        {
            Id = Guid.CreateVersion7(at),
            Chain = chain,
            Sequence = sequence + 1,
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
        entry.Hash = AuditSeal.Hash(entry, hash);
        db.Add(entry);
    }

    /// <summary>The chain's last entry, and nobody else's turn until this transaction ends.</summary>
    private Task<(int Sequence, string Hash)> LastAsync(Guid chain, CancellationToken ct) => dialect.LockAndReadAsync(
        db,
        $"audit:{chain}",
        $"SELECT sequence, hash FROM audit_entries WHERE chain = {chain} ORDER BY sequence DESC LIMIT 1",
        static async (reader, ct) => await reader.ReadAsync(ct) ? (reader.GetInt32(0), reader.GetString(1)) : (0, ""),
        ct);
}
