using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;

namespace CaseFlow.Domain.Notices;

/// <param name="People">Who is there: holders, and the substitutes of those on leave; empty where nobody is.</param>
/// <param name="Away">Holders on leave.</param>
internal sealed record ResolvedParty(string Key, string Name, IReadOnlyList<PostHolder> People, IReadOnlyList<(Guid Id, string Name)> Away);

/// <summary>Who a party is at this moment.</summary>
internal sealed class NoticeRecipients(Parties directory, IPostHolders posts, TimeProvider time)
{
    /// <summary>Each key with the people behind it; empty where nobody holds it now.</summary>
    /// <param name="regionPath">Of the subject: a bare role means those whose region it lies in, not the offices of other districts. Null or empty: all.</param>
    public async Task<IReadOnlyList<ResolvedParty>> ResolveAsync(
        Guid subjectId, string? regionPath, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var parties = await directory.ResolveAsync(subjectId, [.. keys.Where(k => !IsRole(k))], ct);
        List<ResolvedParty> resolved = [];
        foreach (var key in keys.Distinct())
        {
            List<PostHolder> people = [];
            var own = IsRole(key) ? [new Party(key, null, key[PartyKeys.RolePrefix.Length..], null, "")] : parties.Where(p => p.Key == key).ToList();
            foreach (var party in own)
            {
                people.AddRange(await HoldersAsync(party, regionPath, ct));
            }

            resolved.Add(new(
                key, own.FirstOrDefault(p => p.Name != "")?.Name ?? NameOf(key),
                [.. people.Where(p => !p.Gone).OrderBy(p => p.StandsInFor is not null).DistinctBy(p => p.PersonId)],
                [.. people.Where(p => p.StandsInForId is not null).Select(p => (p.StandsInForId!.Value, p.StandsInFor!)).Distinct()]));
        }

        return resolved;
    }

    public async Task<IReadOnlyList<PostHolder>> DistrictOfficeAsync(string? regionPath, CancellationToken ct) =>
        [.. (await WithRoleAsync(Roles.DistrictOffice, regionPath, ct)).Where(p => !p.Gone).OrderBy(p => p.StandsInFor is not null).DistinctBy(p => p.PersonId)];

    private async Task<IReadOnlyList<PostHolder>> WithRoleAsync(string role, string? regionPath, CancellationToken ct)
    {
        var holders = await posts.WithRoleAsync(role, time.GetUtcNow(), ct);
        return string.IsNullOrEmpty(regionPath) ? holders
            : [.. holders.Where(h => regionPath.StartsWith(h.RegionPath, StringComparison.Ordinal) || h.RegionPath.StartsWith(regionPath, StringComparison.Ordinal))];
    }

    private Task<IReadOnlyList<PostHolder>> HoldersAsync(Party party, string? regionPath, CancellationToken ct) => party switch
    {
        { PersonId: { } person } => posts.OfPersonAsync(person, time.GetUtcNow(), ct),
        { UnitId: { } unit } => posts.InUnitAsync(unit, party.Role, time.GetUtcNow(), ct),
        { Role: { } role } => WithRoleAsync(role, regionPath, ct),
        _ => Task.FromResult<IReadOnlyList<PostHolder>>([]),
    };

    private static bool IsRole(string key) => key.StartsWith(PartyKeys.RolePrefix, StringComparison.Ordinal);

    private static string NameOf(string key) =>
        IsRole(key) ? TextCatalog.Get($"role.{key[PartyKeys.RolePrefix.Length..]}") : TextCatalog.Find($"party.{key}") ?? key;
}
