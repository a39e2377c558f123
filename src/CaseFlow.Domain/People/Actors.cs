using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.People;

/// <summary>
/// The person's posts of this instant, with those they stand in for. One unit at a time: the one of the oldest valid
/// post; roles held in other units do not mix in, so that no right reaches further than its post.
/// </summary>
internal sealed class Actors(CaseFlowDb db, TimeProvider time) : IActors
{
    public async Task<Actor?> FindAsync(Guid personId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var posts = await (
            from post in db.Set<Post>().ValidAt(now)
            join unit in db.Set<Unit>() on post.UnitId equals unit.Id
            join person in db.Set<Person>() on personId equals person.Id
            where post.PersonId == personId
                || db.Set<Leave>().Any(l => l.PersonId == post.PersonId && l.SubstituteId == personId && l.From <= now && now < l.To)
            orderby post.PersonId == personId ? 0 : 1, post.ValidFrom, post.Id
            select new { person.Name, post.PersonId, Own = post.PersonId == personId, post.Role, Unit = unit }).AsNoTracking().ToListAsync(ct);
        if (posts.Count == 0 || !posts[0].Own)
        {
            return null;
        }

        var home = posts[0].Unit;
        var roles = posts.Where(p => p.Unit.Id == home.Id && (p.Own || !RoleCatalog.KeepsTheSystem(p.Role))).Select(p => p.Role).ToHashSet();
        var oversees = home.Oversees && roles.Any(r => !RoleCatalog.KeepsTheSystem(r));
        var absent = posts.Where(p => !p.Own && p.Unit.Id == home.Id && !RoleCatalog.KeepsTheSystem(p.Role)).Select(p => p.PersonId).ToHashSet();
        return new Actor(personId, posts[0].Name, home.Id, home.Name, oversees ? home.RegionPath : null, roles) { StandsInFor = absent };
    }
}
