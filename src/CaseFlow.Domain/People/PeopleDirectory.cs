using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.People;

internal sealed class PeopleDirectory(CaseFlowDb db, IActors actors, IPostHolders posts, IRegionDirectory regions, TimeProvider time) : IPeopleDirectory
{
    public Task<UnitFacts?> FindUnitAsync(Guid unitId, CancellationToken ct) =>
        db.Set<Unit>().Where(u => u.Id == unitId).Select(u => new UnitFacts(u.Id, u.Name, u.RegionPath)).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyDictionary<Guid, string>> UnitNamesAsync(IReadOnlyCollection<Guid> unitIds, CancellationToken ct) =>
        await db.Set<Unit>().Where(u => unitIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);

    public async Task<PersonFacts?> FindPersonAsync(Guid personId, CancellationToken ct) =>
        await actors.FindAsync(personId, ct) is { } actor
            ? new PersonFacts(actor.PersonId, actor.Name, actor.UnitId, actor.UnitName, actor.Roles)
            : null;

    public async Task<UnitFacts?> UnitOfRegionAsync(string regionCode, CancellationToken ct)
    {
        var path = (await regions.FindAsync(regionCode, ct))?.Path;
        UnitKind[] governing = [UnitKind.City, UnitKind.DistrictOffice, UnitKind.Street, UnitKind.Community];
        return await db.Set<Unit>().Where(u => u.RegionPath == path && governing.Contains(u.Kind)).OrderBy(u => u.Id)
            .Select(u => new UnitFacts(u.Id, u.Name, u.RegionPath)).FirstOrDefaultAsync(ct);
    }

    public async Task<IReadOnlyDictionary<Guid, string?>> PhonesAsync(IReadOnlyCollection<Guid> personIds, CancellationToken ct) =>
        (await db.Set<Person>().AsNoTracking().Where(p => personIds.Contains(p.Id)).Select(p => new { p.Id, p.Phone }).ToListAsync(ct))
        .ToDictionary(p => p.Id, p => PhoneMask.Of(p.Phone));

    public async Task<IReadOnlyList<PersonFacts>> HoldersAsync(Guid? unitId, string? role, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var holders = (unitId, role) switch
        {
            ({ } unit, _) => await posts.InUnitAsync(unit, role, now, ct),
            (null, { } wanted) => await posts.WithRoleAsync(wanted, now, ct),
            _ => throw new ArgumentException("Name a unit, a role or both."),
        };
        return
        [
            .. holders.GroupBy(h => (h.PersonId, h.UnitId)).Select(g =>
                new PersonFacts(g.Key.PersonId, g.First().Name, g.Key.UnitId, g.First().UnitName, g.Select(h => h.Role).ToHashSet())),
        ];
    }
}
