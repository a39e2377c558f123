using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Audit;

/// <summary>One chain as evidence: that it holds, and what was entered within some time.</summary>
/// <param name="Entries">All of the chain.</param>
/// <param name="FirstBroken">The first entry that does not fit; null: the chain holds.</param>
/// <param name="LastHash">Of the newest entry: whoever has it can tell later whether anything before it was changed.</param>
public sealed record ChainProof(Guid Chain, int Entries, int? FirstBroken, string LastHash, IReadOnlyList<ProofEntry> Within);

/// <param name="Command">Resource <c>command.&lt;name&gt;</c>.</param>
public sealed record ProofEntry(int Sequence, DateTimeOffset At, string ActorName, string UnitName, string Command, bool Succeeded, string Hash);

/// <summary>Chains of the audit for features that rest on them, whoever asks.</summary>
public interface IAuditProofs
{
    /// <summary>In the order of the ids; those without any entry are left out.</summary>
    Task<IReadOnlyList<ChainProof>> OfAsync(IReadOnlyCollection<Guid> chains, DateTimeOffset since, DateTimeOffset until, CancellationToken ct);
}

internal sealed class AuditProofs(CaseFlowDb db) : IAuditProofs
{
    public async Task<IReadOnlyList<ChainProof>> OfAsync(IReadOnlyCollection<Guid> chains, DateTimeOffset since, DateTimeOffset until, CancellationToken ct)
    {
        var entries = (await db.Set<AuditEntry>().AsNoTracking().Where(e => chains.Contains(e.Chain)).OrderBy(e => e.Chain).ThenBy(e => e.Sequence).ToListAsync(ct)).ToLookup(e => e.Chain);
        return
        [
            .. from chain in chains.Distinct()
               let all = entries[chain].ToList()
               where all.Count > 0
               select new ChainProof(
                   chain, all.Count, AuditSeal.FirstBroken(all), all[^1].Hash,
                   [.. all.Where(e => e.At >= since && e.At < until).Select(e => new ProofEntry(e.Sequence, e.At, e.ActorName, e.UnitName, e.Command, e.Succeeded, e.Hash))]),
        ];
    }
}

internal sealed class AuditFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddScoped<IAuditProofs, AuditProofs>();
}
