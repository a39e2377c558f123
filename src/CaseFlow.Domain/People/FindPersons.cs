using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.People;

/// <summary>People in office to pick from, by part of the name, role and unit. An enterprise sees its own people only.</summary>
/// <param name="Take">At most 200.</param>
[AnyRole]
public sealed record FindPersons(string? Search = null, string? Role = null, Guid? UnitId = null, int Take = 20) : IQuery<IReadOnlyList<PersonOption>>;

/// <param name="Posts">What they are, in words: 区安委办 · 区安委办工作人员.</param>
public sealed record PersonOption(Guid Id, string Name, Guid UnitId, string UnitName, string Posts);

internal sealed class FindPersonsHandler(CaseFlowDb db, RequestContext context, TimeProvider time)
    : IRequestHandler<FindPersons, Result<IReadOnlyList<PersonOption>>>
{
    public async Task<Result<IReadOnlyList<PersonOption>>> Handle(FindPersons request, CancellationToken cancellationToken)
    {
        var who = context.Who;
        var unitId = who.Is(Roles.Enterprise) ? who.UnitId : request.UnitId;
        var search = request.Search?.Trim();
        var take = Math.Clamp(request.Take, 1, 200);
        var posts = db.Set<Post>().ValidAt(time.GetUtcNow())
            .Where(p => (unitId == null || p.UnitId == unitId) && (request.Role == null || p.Role == request.Role));
        if (request.UnitId is { } asked && asked != unitId)
        {
            return Array.Empty<PersonOption>();
        }

        var people = from person in db.Set<Person>()
                     where posts.Any(p => p.PersonId == person.Id) && (string.IsNullOrEmpty(search) || person.Name.Contains(search))
                     orderby person.Name, person.Id
                     select person;
        var rows = await (
            from person in people.Take(take)
            join post in posts on person.Id equals post.PersonId
            join unit in db.Set<Unit>() on post.UnitId equals unit.Id
            orderby person.Name, person.Id, post.ValidFrom, post.Id
            select new { person.Id, person.Name, UnitId = unit.Id, UnitName = unit.Name, post.Role }).ToListAsync(cancellationToken);
        return
        (PersonOption[])[
            .. rows.GroupBy(r => r.Id).Select(g => new PersonOption(
                g.Key, g.First().Name, g.First().UnitId, g.First().UnitName, string.Join('、', g.Select(r => TextCatalog.Get($"role.{r.Role}"))))),
        ];
    }
}
