using System.Linq.Expressions;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.KeyObjects;

/// <summary>The key objects of a day within the scope of who asks (R117). The counts of a filter apply all filters but its own.</summary>
/// <param name="Day">Null: today.</param>
/// <param name="Search">Part of the enterprise's name or address.</param>
/// <param name="Ground">One of <see cref="KeyGrounds"/>.</param>
/// <param name="Sort"><c>since</c> (default, the newest first when descending), <c>name</c>.</param>
[AllowedTo(
    Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.DistrictOffice,
    Roles.DistrictLeader, Roles.ListingBody, Roles.ProcessAdministrator)]
public sealed record ListKeyObjects(
    DateOnly? Day = null, string? Search = null, string? Ground = null, string? StreetCode = null, string? Sort = null, bool Descending = false, PageRequest? Page = null)
    : IQuery<KeyObjectList>;

public sealed record KeyObjectList(DateOnly Day, Page<KeyObjectItem> Page, IReadOnlyList<ChipCount> Grounds, IReadOnlyList<ChipCount> Streets);

/// <param name="Since">The first day of the earliest ground that holds on the day.</param>
public sealed record KeyObjectItem(
    Guid EnterpriseId, string Name, string Address, string StreetName, string CommunityName, string? DepartmentName, DateOnly Since, IReadOnlyList<KeyGroundItem> Grounds);

public sealed record KeyGroundItem(string Kind, string KindName, Guid? SourceId, string Text, DateOnly FirstDay, DateOnly? Until, string? EndReason, string RecordedBy, string? EndedBy);

/// <summary>All grounds an enterprise ever had, the newest first; empty for one that never was a key object.</summary>
[AllowedTo(
    Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.DistrictOffice,
    Roles.DistrictLeader, Roles.ListingBody, Roles.ProcessAdministrator)]
public sealed record KeyGroundsOf(Guid EnterpriseId) : IQuery<IReadOnlyList<KeyGroundItem>>;

internal sealed class ListKeyObjectsHandler(
    CaseFlowDb db, KeyObjectBook book, ISeenEnterprises enterprises, IRegionDirectory regions, IPeopleDirectory people, TimeProvider time)
    : IRequestHandler<ListKeyObjects, Result<KeyObjectList>>, IRequestHandler<KeyGroundsOf, Result<IReadOnlyList<KeyGroundItem>>>
{
    public async Task<Result<KeyObjectList>> Handle(ListKeyObjects request, CancellationToken cancellationToken)
    {
        if (request.StreetCode is { } street && RegionPaths.Of(street) is null)
        {
            return new Refusal("region.code", "streetCode", street);
        }

        var day = request.Day ?? time.Today();
        var page = request.Page ?? new PageRequest();
        var all = Where(request, day);
        var rows = await Sort(all, request).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        return new KeyObjectList(
            day,
            new Page<KeyObjectItem>(await ItemsAsync(rows, day, cancellationToken), await all.CountAsync(cancellationToken), page.Number, page.Take),
            await GroundsAsync(Where(request with { Ground = null }, day), day, cancellationToken),
            await StreetsAsync(Where(request with { StreetCode = null }, day), cancellationToken));
    }

    public async Task<Result<IReadOnlyList<KeyGroundItem>>> Handle(KeyGroundsOf request, CancellationToken cancellationToken)
    {
        if (!await enterprises.Rows.AnyAsync(e => e.Id == request.EnterpriseId, cancellationToken))
        {
            return Refusal.NotFound("enterprise.unknown");
        }

        var grounds = await db.Set<KeyGround>().AsNoTracking().Where(g => g.EnterpriseId == request.EnterpriseId)
            .OrderByDescending(g => g.FirstDay).ThenByDescending(g => g.Id).ToListAsync(cancellationToken);
        return grounds.ConvertAll(Item);
    }

    private IQueryable<Row> Where(ListKeyObjects request, DateOnly day)
    {
        var street = request.StreetCode is { } code ? RegionPaths.Of(code) : null;
        var words = request.Search?.Trim() ?? "";
        var grounds = book.Grounds(day);
        return from enterprise in enterprises.Rows
               where grounds.Any(g => g.EnterpriseId == enterprise.Id && (request.Ground == null || g.Kind == request.Ground))
                   && (street == null || enterprise.RegionPath.StartsWith(street)) && (words == "" || enterprise.Name.Contains(words) || enterprise.Address.Contains(words))
               select new Row { Enterprise = enterprise, Since = grounds.Where(g => g.EnterpriseId == enterprise.Id).Min(g => g.FirstDay) };
    }

    private static IQueryable<Row> Sort(IQueryable<Row> all, ListKeyObjects request)
    {
        Expression<Func<Row, object>> key = request.Sort == "name" ? r => r.Enterprise.Name : r => r.Since;
        return (request.Descending ? all.OrderByDescending(key) : all.OrderBy(key)).ThenBy(r => r.Enterprise.Name).ThenBy(r => r.Enterprise.Id);
    }

    private async Task<IReadOnlyList<ChipCount>> GroundsAsync(IQueryable<Row> all, DateOnly day, CancellationToken ct)
    {
        var grounds = book.Grounds(day);
        List<ChipCount> counts = [];
        foreach (var kind in KeyGrounds.All)
        {
            var count = await all.CountAsync(r => grounds.Any(g => g.EnterpriseId == r.Enterprise.Id && g.Kind == kind), ct);
            if (count > 0)
            {
                counts.Add(new ChipCount(kind, TextCatalog.Get($"key-ground.{kind}"), count));
            }
        }

        return counts;
    }

    private async Task<IReadOnlyList<ChipCount>> StreetsAsync(IQueryable<Row> all, CancellationToken ct)
    {
        var paths = await all.Select(r => r.Enterprise.RegionPath).ToListAsync(ct);
        var streets = paths.GroupBy(p => Places(p)[0]).ToList();
        var names = await regions.NamesAsync([.. streets.Select(s => s.Key)], ct);
        return [.. streets.Select(s => new ChipCount(RegionPaths.StreetCode(s.Key), names.GetValueOrDefault(s.Key, ""), s.Count())).OrderBy(c => c.Key, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<KeyObjectItem>> ItemsAsync(List<Row> rows, DateOnly day, CancellationToken ct)
    {
        var ids = rows.ConvertAll(r => r.Enterprise.Id);
        var grounds = (await book.Grounds(day).Where(g => ids.Contains(g.EnterpriseId)).OrderBy(g => g.FirstDay).ThenBy(g => g.Id).ToListAsync(ct)).ToLookup(g => g.EnterpriseId);
        var names = await regions.NamesAsync([.. rows.SelectMany(r => Places(r.Enterprise.RegionPath)).Distinct()], ct);
        Dictionary<Guid, string> departments = [];
        foreach (var id in rows.Select(r => r.Enterprise.DepartmentUnitId).OfType<Guid>().Distinct())
        {
            departments[id] = (await people.FindUnitAsync(id, ct))?.Name ?? "";
        }

        return rows.ConvertAll(r => new KeyObjectItem(
            r.Enterprise.Id, r.Enterprise.Name, r.Enterprise.Address, names.GetValueOrDefault(Places(r.Enterprise.RegionPath)[0], ""),
            names.GetValueOrDefault(Places(r.Enterprise.RegionPath)[1], ""), r.Enterprise.DepartmentUnitId is { } d ? departments[d] : null, r.Since,
            [.. grounds[r.Enterprise.Id].Select(Item)]));
    }

    private static KeyGroundItem Item(KeyGround g) =>
        new(g.Kind, TextCatalog.Get($"key-ground.{g.Kind}"), g.SourceId, g.Text, g.FirstDay, g.Until, g.EndReason, g.RecordedBy, g.EndedBy);

    /// <summary>The paths of its street and of its community.</summary>
    private static string[] Places(string path) => [RegionPaths.At(path, RegionLevel.Street) ?? path, RegionPaths.At(path, RegionLevel.Community) ?? path];

    private sealed class Row
    {
        public required SeenEnterprise Enterprise { get; init; }
        public required DateOnly Since { get; init; }
    }
}
