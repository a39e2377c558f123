using System.Linq.Expressions;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SubRegisters;

/// <summary>The rows of the sub-registers within the scope of who asks (R100). The counts of a filter apply all filters but its own.</summary>
/// <param name="Search">Part of the row's name or code, or of the enterprise's name.</param>
/// <param name="Due">Only those not verified within the months of the standard.</param>
/// <param name="Ended">Those that are no more, instead of those that are there.</param>
/// <param name="Sort"><c>verified</c> (default), <c>name</c>, <c>enterprise</c>, <c>inspection</c>.</param>
[AnyRole]
public sealed record ListRegisterEntries(
    string? Search = null, string? Kind = null, string? StreetCode = null, bool Due = false, bool Ended = false, Guid? EnterpriseId = null,
    string? Sort = null, bool Descending = false, PageRequest? Page = null) : IQuery<RegisterList>;

/// <param name="Months">Within how many months rows are to be verified again.</param>
/// <param name="DueCount">How many are not.</param>
public sealed record RegisterList(Page<RegisterItem> Page, IReadOnlyList<ChipCount> Kinds, IReadOnlyList<ChipCount> Streets, int Months, int DueCount, int EndedCount);

/// <param name="Due">It was not verified within the months of the standard.</param>
/// <param name="InspectionOverdue">The statutory inspection of the equipment lies behind.</param>
public sealed record RegisterItem(
    Guid Id, Guid EnterpriseId, string EnterpriseName, string StreetName, string CommunityName, string Kind, string KindName, RegisterFacts Facts, string? EquipmentClassName,
    string? QuantityText, string? LevelName, DateOnly FirstDay, DateOnly? Until, string? EndReason, DateOnly VerifiedOn, string VerifiedBy, string RecordedBy, bool Due, bool InspectionOverdue, int Version);

internal sealed class ListRegisterEntriesHandler(CaseFlowDb db, RegisterBook book, ISeenEnterprises enterprises, IRegionDirectory regions, TimeProvider time)
    : IRequestHandler<ListRegisterEntries, Result<RegisterList>>
{
    public async Task<Result<RegisterList>> Handle(ListRegisterEntries request, CancellationToken cancellationToken)
    {
        if (request.StreetCode is { } street && RegionPaths.Of(street) is null)
        {
            return new Refusal("region.code", "streetCode", street);
        }

        var (months, before) = await book.DueAsync(cancellationToken);
        var page = request.Page ?? new PageRequest();
        var all = Where(request, before);
        var rows = await Sort(all, request).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        var names = await regions.NamesAsync([.. rows.SelectMany(r => Places(r.Enterprise.RegionPath)).Distinct()], cancellationToken);
        var kinds = await Where(request with { Kind = null }, before).GroupBy(r => r.Entry.Kind).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return new RegisterList(
            new Page<RegisterItem>(rows.ConvertAll(r => Item(r, names, before)), await all.CountAsync(cancellationToken), page.Number, page.Take),
            [.. RegisterKinds.All.Where(kinds.ContainsKey).Select(k => new ChipCount(k, TextCatalog.Get($"register-kind.{k}"), kinds[k]))],
            await StreetsAsync(Where(request with { StreetCode = null }, before), cancellationToken),
            months,
            await Where(request with { Due = true, Ended = false }, before).CountAsync(cancellationToken),
            await Where(request with { Due = false, Ended = true }, before).CountAsync(cancellationToken));
    }

    private IQueryable<Row> Where(ListRegisterEntries request, DateOnly before)
    {
        var street = request.StreetCode is { } code ? RegionPaths.Of(code) : null;
        var words = request.Search?.Trim() ?? "";
        return from entry in db.Set<RegisterEntry>().AsNoTracking()
               join enterprise in enterprises.Rows on entry.EnterpriseId equals enterprise.Id
               where (request.EnterpriseId == null || entry.EnterpriseId == request.EnterpriseId) && (request.Kind == null || entry.Kind == request.Kind)
                   && (street == null || enterprise.RegionPath.StartsWith(street)) && (entry.Until != null) == request.Ended
                   && (!request.Due || entry.VerifiedOn < before)
                   && (words == "" || entry.Name.Contains(words) || entry.Code!.Contains(words) || enterprise.Name.Contains(words))
               select new Row { Entry = entry, Enterprise = enterprise };
    }

    private static IQueryable<Row> Sort(IQueryable<Row> all, ListRegisterEntries request)
    {
        Expression<Func<Row, object?>> key = request.Sort switch
        {
            "name" => r => r.Entry.Name,
            "enterprise" => r => r.Enterprise.Name,
            "inspection" => r => r.Entry.NextInspectionOn,
            _ => r => r.Entry.VerifiedOn,
        };
        return (request.Descending ? all.OrderByDescending(key) : all.OrderBy(key)).ThenBy(r => r.Entry.Id);
    }

    private async Task<IReadOnlyList<ChipCount>> StreetsAsync(IQueryable<Row> all, CancellationToken ct)
    {
        var communities = await all.GroupBy(r => r.Enterprise.RegionPath).Select(g => new { Path = g.Key, Count = g.Count() }).ToListAsync(ct);
        var streets = communities.GroupBy(c => Places(c.Path)[0]).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
        var names = await regions.NamesAsync([.. streets.Keys], ct);
        return [.. streets.Select(s => new ChipCount(RegionPaths.StreetCode(s.Key), names.GetValueOrDefault(s.Key, ""), s.Value)).OrderBy(c => c.Key, StringComparer.Ordinal)];
    }

    private RegisterItem Item(Row row, IReadOnlyDictionary<string, string> names, DateOnly before)
    {
        var (e, places) = (row.Entry, Places(row.Enterprise.RegionPath));
        return new RegisterItem(
            e.Id, e.EnterpriseId, row.Enterprise.Name, names.GetValueOrDefault(places[0], ""), names.GetValueOrDefault(places[1], ""), e.Kind, TextCatalog.Get($"register-kind.{e.Kind}"),
            new RegisterFacts(e.Name, e.Code, e.EquipmentClass, e.NextInspectionOn, e.Quantity, e.QuantityUnit, e.Place, e.Level, e.FiledOn),
            e.EquipmentClass is { } type ? TextCatalog.Get($"equipment-class.{type}") : null,
            e.Quantity is { } quantity ? $"{quantity:0.###} {TextCatalog.Get($"quantity-unit.{e.QuantityUnit}")}" : null,
            e.Level is { } level ? TextCatalog.Get($"source-level.{level}") : null,
            e.FirstDay, e.Until, e.EndReason, e.VerifiedOn, e.VerifiedBy, e.RecordedBy, e.Until is null && e.VerifiedOn < before, e.Until is null && e.NextInspectionOn < time.Today(), e.Version);
    }

    /// <summary>The paths of its street and of its community.</summary>
    private static string[] Places(string path) => [RegionPaths.At(path, RegionLevel.Street) ?? path, RegionPaths.At(path, RegionLevel.Community) ?? path];

    private sealed class Row
    {
        public required RegisterEntry Entry { get; init; }
        public required SeenEnterprise Enterprise { get; init; }
    }
}
