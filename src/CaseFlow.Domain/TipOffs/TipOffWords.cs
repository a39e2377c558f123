using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.TipOffs;

/// <summary>No text that others read names the informant, whoever writes it (C58).</summary>
internal sealed class TipOffWords(CaseFlowDb db)
{
    public async Task<Refusal?> CheckAsync(Guid tipOffId, string field, string? text, CancellationToken ct) =>
        text is not null && await db.Set<TipOffOriginal>().AsNoTracking().FirstOrDefaultAsync(o => o.TipOffId == tipOffId, ct) is { } original && original.IsGivenAwayBy(text)
            ? new Refusal("tip-off.gives-away", field)
            : null;
}
