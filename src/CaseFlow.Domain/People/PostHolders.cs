using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.People;

internal sealed class PostHolders(CaseFlowDb db) : IPostHolders
{
    public Task<IReadOnlyList<PostHolder>> InUnitAsync(Guid unitId, string? role, DateTimeOffset at, CancellationToken ct) =>
        ActingAsync(db.Set<Post>().Where(p => p.UnitId == unitId && (role == null || p.Role == role)), at, ct);

    public Task<IReadOnlyList<PostHolder>> InRegionAsync(string regionPath, string role, DateTimeOffset at, CancellationToken ct) =>
        ActingAsync(
            from post in db.Set<Post>()
            join unit in db.Set<Unit>() on post.UnitId equals unit.Id
            where post.Role == role && unit.RegionPath == regionPath
            select post,
            at,
            ct);

    public Task<IReadOnlyList<PostHolder>> WithRoleAsync(string role, DateTimeOffset at, CancellationToken ct) =>
        ActingAsync(db.Set<Post>().Where(p => p.Role == role), at, ct);

    public Task<IReadOnlyList<PostHolder>> OfPersonAsync(Guid personId, DateTimeOffset at, CancellationToken ct) =>
        ActingAsync(db.Set<Post>().Where(p => p.PersonId == personId), at, ct);

    private async Task<IReadOnlyList<PostHolder>> ActingAsync(IQueryable<Post> posts, DateTimeOffset at, CancellationToken ct)
    {
        var rows = await (
            from post in posts.ValidAt(at)
            join unit in db.Set<Unit>() on post.UnitId equals unit.Id
            join holder in db.Set<Person>() on post.PersonId equals holder.Id
            let substituteId = db.Set<Leave>()
                .Where(l => l.PersonId == post.PersonId && l.From <= at && at < l.To)
                .OrderByDescending(l => l.From).Select(l => (Guid?)l.SubstituteId).FirstOrDefault()
            join substitute in db.Set<Person>() on substituteId equals (Guid?)substitute.Id into substitutes
            from substitute in substitutes.DefaultIfEmpty()
            let gone = substituteId != null
                && (db.Set<Leave>().Any(l => l.PersonId == substituteId && l.From <= at && at < l.To)
                    || !db.Set<Post>().Any(p => p.PersonId == substituteId && p.ValidFrom <= at && (p.ValidTo == null || at < p.ValidTo)))
            orderby post.ValidFrom, post.Id
            select new { post.Role, Unit = unit, Holder = holder, Substitute = substitute, Gone = gone }).AsNoTracking().ToListAsync(ct);

        return
        [
            .. rows.Select(r =>
            {
                var acting = r.Substitute ?? r.Holder;
                return new PostHolder(
                    acting.Id, acting.Name, acting.Phone, acting.Mail, r.Role, r.Unit.Id, r.Unit.Name, r.Unit.Kind,
                    r.Unit.RegionPath, r.Substitute is null ? null : r.Holder.Name)
                {
                    StandsInForId = r.Substitute is null ? null : r.Holder.Id, Gone = r.Gone,
                };
            }),
        ];
    }
}

internal static class PostsInTime
{
    public static IQueryable<Post> ValidAt(this IQueryable<Post> posts, DateTimeOffset at) =>
        posts.Where(p => p.ValidFrom <= at && (p.ValidTo == null || at < p.ValidTo));
}
