using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;

namespace CaseFlow.Domain.Notices;

/// <param name="People">Who is there: holders, and the substitutes of those on leave; empty where nobody is.</param>
/// <param name="Away">Holders on leave.</param>
internal sealed record ResolvedParty(string Key, string Name, IReadOnlyList<PostHolder> People, IReadOnlyList<(Guid Id, string Name)> Away);

/// <summary>Who a party is at this moment.</summary>
internal sealed class NoticeRecipients(IEnumerable<IPartyDirectory> directories, IPostHolders posts, TimeProvider time)
{
    /// <summary>Each key with the people behind it; empty where nobody holds it now.</summary>
    public async Task<IReadOnlyList<ResolvedParty>> ResolveAsync(
        Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var parties = await PartiesAsync(subjectId, [.. keys.Where(k => !IsRole(k))], ct);
        List<ResolvedParty> resolved = [];
        foreach (var key in keys.Distinct())
        {
            List<PostHolder> people = [];
            var own = IsRole(key) ? [new Party(key, null, key[PartyKeys.RolePrefix.Length..], null, "")] : parties.Where(p => p.Key == key).ToList();
            foreach (var party in own)
            {
                people.AddRange(await HoldersAsync(party, ct));
            }

            resolved.Add(new(
                key, own.FirstOrDefault(p => p.Name != "")?.Name ?? NameOf(key),
                [.. people.Where(p => !p.Gone).OrderBy(p => p.StandsInFor is not null).DistinctBy(p => p.PersonId)],
                [.. people.Where(p => p.StandsInForId is not null).Select(p => (p.StandsInForId!.Value, p.StandsInFor!)).Distinct()]));
        }

        return resolved;
    }

    public async Task<IReadOnlyList<PostHolder>> DistrictOfficeAsync(CancellationToken ct) =>
        [.. (await posts.WithRoleAsync(Roles.DistrictOffice, time.GetUtcNow(), ct)).Where(p => !p.Gone).OrderBy(p => p.StandsInFor is not null).DistinctBy(p => p.PersonId)];

    private async Task<IReadOnlyList<Party>> PartiesAsync(Guid subjectId, string[] keys, CancellationToken ct)
    {
        foreach (var directory in keys.Length == 0 ? [] : directories)
        {
            if (await directory.ResolveAsync(subjectId, keys, ct) is { } parties)
            {
                return parties;
            }
        }

        return [];
    }

    private Task<IReadOnlyList<PostHolder>> HoldersAsync(Party party, CancellationToken ct) => party switch
    {
        { PersonId: { } person } => posts.OfPersonAsync(person, time.GetUtcNow(), ct),
        { UnitId: { } unit } => posts.InUnitAsync(unit, party.Role, time.GetUtcNow(), ct),
        { Role: { } role } => posts.WithRoleAsync(role, time.GetUtcNow(), ct),
        _ => Task.FromResult<IReadOnlyList<PostHolder>>([]),
    };

    private static bool IsRole(string key) => key.StartsWith(PartyKeys.RolePrefix, StringComparison.Ordinal);

    private static string NameOf(string key) =>
        IsRole(key) ? TextCatalog.Get($"role.{key[PartyKeys.RolePrefix.Length..]}") : TextCatalog.Find($"party.{key}") ?? key;
}
