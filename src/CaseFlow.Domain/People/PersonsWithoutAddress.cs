using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.People;

/// <summary>People who hold a post now, in the asker's region, and have none of the addresses that count.</summary>
[AllowedTo(Roles.DistrictOffice, Roles.SystemAdministrator)]
public sealed record PersonsWithoutAddress(bool MailCounts, bool PhoneCounts, string? Search = null, PageRequest? Page = null) : IQuery<Page<PersonWithoutAddress>>;

/// <param name="Phone">Masked.</param>
public sealed record PersonWithoutAddress(Guid Id, string Name, string UnitName, string Role, string? Phone, string? Mail);

internal sealed class PersonsWithoutAddressHandler(CaseFlowDb db, RequestContext context, TimeProvider time)
    : IRequestHandler<PersonsWithoutAddress, Result<Page<PersonWithoutAddress>>>
{
    public async Task<Result<Page<PersonWithoutAddress>>> Handle(PersonsWithoutAddress request, CancellationToken cancellationToken)
    {
        var (now, page) = (time.GetUtcNow(), request.Page ?? new PageRequest());
        var all = context.Who.IsSystem || context.Who.Is(Roles.SystemAdministrator);
        var path = context.Who.RegionPath ?? "-";
        var posts =
            from post in db.Set<Post>().ValidAt(now)
            join unit in db.Set<Unit>() on post.UnitId equals unit.Id
            where all || unit.RegionPath.StartsWith(path)
            select new { post.PersonId, post.Role, post.ValidFrom, post.Id, Unit = unit.Name };
        var persons = db.Set<Person>().AsNoTracking().Where(p => posts.Any(x => x.PersonId == p.Id)
            && !(request.MailCounts && p.Mail != null && p.Mail != "") && !(request.PhoneCounts && p.Phone != null && p.Phone != ""));
        if (request.Search?.Trim() is { Length: > 0 } text)
        {
            persons = persons.Where(p => p.Name.Contains(text) || posts.Any(x => x.PersonId == p.Id && x.Unit.Contains(text)));
        }

        var rows = await persons.OrderBy(p => p.Name).ThenBy(p => p.Id).Skip(page.Skip).Take(page.Take)
            .Select(p => new { p.Id, p.Name, p.Phone, p.Mail }).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(r => r.Id);
        var held = (await posts.Where(x => ids.Contains(x.PersonId)).OrderBy(x => x.ValidFrom).ThenBy(x => x.Id).ToListAsync(cancellationToken)).ToLookup(x => x.PersonId);
        return new Page<PersonWithoutAddress>(
            rows.ConvertAll(r => new PersonWithoutAddress(
                r.Id, r.Name, held[r.Id].First().Unit, string.Join('、', held[r.Id].Select(h => TextCatalog.Get($"role.{h.Role}")).Distinct()), PhoneMask.Of(r.Phone), r.Mail)),
            await persons.CountAsync(cancellationToken), page.Number, page.Take);
    }
}
