using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Notices;

/// <summary>What decides how a notice leaves: the district's rules, its gateways, people's choices. Read once for each request.</summary>
internal sealed class DeliverySettings(CaseFlowDb db, TimeProvider time)
{
    private DeliveryRuleSet? _rules;
    private List<Guid>? _targets;

    public async Task<DeliveryRuleSet> RulesAsync(CancellationToken ct)
    {
        var today = time.Today();
        return _rules ??= await db.Set<DeliveryRuleSet>().AsNoTracking().Where(r => r.FirstDay <= today).OrderByDescending(r => r.FirstDay).FirstAsync(ct);
    }

    /// <summary>The gateways that are on.</summary>
    public async Task<IReadOnlyList<Guid>> TargetsAsync(CancellationToken ct) =>
        _targets ??= await db.Set<WebhookTarget>().Where(t => t.On).OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(ct);

    public async Task<IReadOnlyDictionary<Guid, DeliveryMode>> ModesAsync(IReadOnlyCollection<Guid> people, CancellationToken ct) =>
        await db.Set<DeliveryChoice>().Where(c => people.Contains(c.PersonId)).ToDictionaryAsync(c => c.PersonId, c => c.Mode, ct);

    public Task<TimeOnly?> HourOfAsync(Guid person, CancellationToken ct) =>
        db.Set<DeliveryChoice>().Where(c => c.PersonId == person).Select(c => c.DigestAt).FirstOrDefaultAsync(ct);
}
