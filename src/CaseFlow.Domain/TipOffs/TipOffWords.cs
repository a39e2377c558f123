using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.TipOffs;

/// <summary>
/// No text of the keeper that others read names an informant, neither of the tip-off nor of those joined to it (C58). Others know
/// no name; were their texts refused too, the refusal would tell it to whoever tries names.
/// </summary>
internal sealed class TipOffWords(CaseFlowDb db, RequestContext context)
{
    public async Task<Refusal?> CheckAsync(Guid tipOffId, string field, string? text, CancellationToken ct)
    {
        if (text is null || !context.Who.Is(Roles.TipOffKeeper))
        {
            return null;
        }

        var all = db.Set<TipOff>().Where(t => t.Id == tipOffId || t.LeadId == tipOffId).Select(t => t.Id);
        var originals = await db.Set<TipOffOriginal>().AsNoTracking().Where(o => all.Contains(o.TipOffId)).ToListAsync(ct);
        return originals.Exists(o => o.IsGivenAwayBy(text)) ? new Refusal("tip-off.gives-away", field) : null;
    }
}
