using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Tracing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.KeyChecks;

/// <summary>Weeks and months that ended with key objects not checked (R118, R119).</summary>
internal sealed class BreachedKeyChecks(CaseFlowDb db) : IOmissionSource
{
    public async Task<IReadOnlyList<Omission>> OfAsync(DateOnly first, DateOnly last, CancellationToken ct)
    {
        var rounds = await (
            from round in db.Set<KeyCheckRound>().IgnoreQueryFilters().AsNoTracking()
            where round.EndedAt != null && round.LastDay >= first && round.LastDay <= last
            let breaches = db.Set<KeyCheckDuty>().Count(d => d.RoundId == round.Id && d.State == KeyCheckStates.Breach)
            where breaches > 0
            select new { round.Id, round.Kind, round.HolderUnitId, round.FirstDay, round.LastDay, breaches }).ToListAsync(ct);
        return
        [
            .. rounds.Select(r => new Omission(
                OmissionKinds.KeyCheck, r.Id.ToString(), r.HolderUnitId, r.LastDay,
                TextCatalog.Get("omission.key-check", r.FirstDay.ToDocumentText(), r.LastDay.ToDocumentText(), r.breaches), "key-check-round", r.Id)),
        ];
    }
}
