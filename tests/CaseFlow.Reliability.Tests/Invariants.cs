using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Reliability.Tests;

/// <summary>What holds at any moment, whatever was killed before: the audit's chains verify (I5), and nothing waits for nothing (I6).</summary>
internal static class Invariants
{
    public static async Task HoldAsync(Trial trial)
    {
        await AuditVerifiesAsync(trial);
        await trial.NothingWaitsForNothingAsync();
    }

    private static Task<bool> AuditVerifiesAsync(Trial trial) => trial.InsideAsync(async services =>
    {
        var db = services.GetRequiredService<CaseFlowDb>();
        var chains = await db.Set<AuditEntry>().Select(e => e.Chain).Distinct().ToListAsync();
        chains.ShouldNotBeEmpty();
        foreach (var chain in chains)
        {
            var entries = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Chain == chain).OrderBy(e => e.Sequence).ToListAsync();
            entries.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, entries.Count), $"the chain {chain} has a gap");
            AuditSeal.FirstBroken(entries).ShouldBeNull($"the chain {chain} does not verify");
        }

        return true;
    });
}
