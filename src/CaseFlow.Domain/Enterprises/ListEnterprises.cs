using System.Linq.Expressions;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>The enterprises within the scope of who asks (table 1, R127). The counts of a filter apply all filters but its own.</summary>
/// <param name="Search">Part of name, credit code, address or contact.</param>
/// <param name="Sort"><c>name</c> (default), <c>industry</c>, <c>category</c>, <c>grade</c>, <c>state</c>.</param>
[AnyRole]
public sealed record ListEnterprises(
    string? Search = null, string? State = null, string? StreetCode = null, string? Category = null, string? RiskGrade = null, Guid? DepartmentUnitId = null,
    string? Sort = null, bool Descending = false, PageRequest? Page = null) : IQuery<EnterpriseList>;

public sealed record EnterpriseList(
    Page<EnterpriseItem> Page, IReadOnlyList<ChipCount> States, IReadOnlyList<ChipCount> Streets, IReadOnlyList<ChipCount> Categories,
    IReadOnlyList<ChipCount> RiskGrades, IReadOnlyList<ChipCount> Departments);

/// <param name="Phone">Masked to its first three and last four digits.</param>
public sealed record EnterpriseItem(
    Guid Id, string Name, string CreditCode, string Address, string IndustryName, string CategoryName, string? RiskGradeName, string State, string StateName,
    string StreetName, string CommunityName, string LegalPerson, string Contact, string? Phone, string? DepartmentName, bool Demo);

internal sealed class ListEnterprisesHandler(CaseFlowDb db, IRegionDirectory regions, IPeopleDirectory people)
    : IRequestHandler<ListEnterprises, Result<EnterpriseList>>
{
    public async Task<Result<EnterpriseList>> Handle(ListEnterprises request, CancellationToken cancellationToken)
    {
        if (request.StreetCode is { } street && RegionPaths.Of(street) is null)
        {
            return new Refusal("region.code", "streetCode", street);
        }

        var found = Find(request.Search);
        var all = Where(found, request);
        var page = request.Page ?? new PageRequest();
        var rows = await Sort(all, request).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        var departments = await DepartmentsAsync(Where(found, request with { DepartmentUnitId = null }), cancellationToken);
        return new EnterpriseList(
            new Page<EnterpriseItem>(await ItemsAsync(rows, cancellationToken), await all.CountAsync(cancellationToken), page.Number, page.Take),
            await CountAsync(Where(found, request with { State = null }), e => e.State, "enterprise-state", EnterpriseStates.All, cancellationToken),
            await StreetsAsync(Where(found, request with { StreetCode = null }), cancellationToken),
            await CountAsync(Where(found, request with { Category = null }), e => e.Category, "enterprise-category", EnterpriseCategories.All, cancellationToken),
            await CountAsync(Where(found, request with { RiskGrade = null }).Where(e => e.RiskGrade != null), e => e.RiskGrade!, "risk-grade", Enterprises.RiskGrades.All, cancellationToken),
            departments);
    }

    private IQueryable<Enterprise> Find(string? search)
    {
        var all = db.Set<Enterprise>().AsNoTracking();
        return search?.Trim() is { Length: > 0 } text
            ? all.Where(e => e.Name.Contains(text) || e.CreditCode.Contains(text) || e.Address.Contains(text) || e.Contact.Contains(text))
            : all;
    }

    private static IQueryable<Enterprise> Where(IQueryable<Enterprise> all, ListEnterprises request)
    {
        var street = request.StreetCode is { } code ? RegionPaths.Of(code) : null;
        return all.Where(e => (request.State == null || e.State == request.State) && (street == null || e.RegionPath.StartsWith(street))
            && (request.Category == null || e.Category == request.Category) && (request.RiskGrade == null || e.RiskGrade == request.RiskGrade)
            && (request.DepartmentUnitId == null || e.DepartmentUnitId == request.DepartmentUnitId));
    }

    private static IQueryable<Enterprise> Sort(IQueryable<Enterprise> all, ListEnterprises request)
    {
        Expression<Func<Enterprise, object?>> key = request.Sort switch
        {
            "industry" => e => e.Industry,
            "category" => e => e.Category,
            "grade" => e => e.RiskGrade == "red" ? 0 : e.RiskGrade == "orange" ? 1 : e.RiskGrade == "yellow" ? 2 : e.RiskGrade == "blue" ? 3 : 4,
            "state" => e => e.State,
            _ => e => e.Name,
        };
        return (request.Descending ? all.OrderByDescending(key) : all.OrderBy(key)).ThenBy(e => e.Name).ThenBy(e => e.Id);
    }

    private static async Task<IReadOnlyList<ChipCount>> CountAsync(
        IQueryable<Enterprise> all, Expression<Func<Enterprise, string>> by, string texts, IReadOnlyList<string> order, CancellationToken ct)
    {
        var counts = await all.GroupBy(by).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return [.. order.Where(counts.ContainsKey).Select(key => new ChipCount(key, TextCatalog.Get($"{texts}.{key}"), counts[key]))];
    }

    private async Task<IReadOnlyList<ChipCount>> StreetsAsync(IQueryable<Enterprise> all, CancellationToken ct)
    {
        var communities = await all.GroupBy(e => e.RegionPath).Select(g => new { Path = g.Key, Count = g.Count() }).ToListAsync(ct);
        var streets = communities.GroupBy(c => Places(c.Path)[0]).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
        var names = await regions.NamesAsync([.. streets.Keys], ct);
        return [.. streets.Select(s => new ChipCount($"{s.Key.TrimEnd('/').Split('/')[^1]}000", names.GetValueOrDefault(s.Key, ""), s.Value)).OrderBy(c => c.Key, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<ChipCount>> DepartmentsAsync(IQueryable<Enterprise> all, CancellationToken ct)
    {
        List<ChipCount> departments = [];
        foreach (var group in await all.Where(e => e.DepartmentUnitId != null).GroupBy(e => e.DepartmentUnitId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct))
        {
            departments.Add(new ChipCount(group.Key.ToString(), (await people.FindUnitAsync(group.Key, ct))?.Name ?? "", group.Count));
        }

        return [.. departments.OrderBy(d => d.Name, StringComparer.CurrentCulture)];
    }

    private async Task<IReadOnlyList<EnterpriseItem>> ItemsAsync(List<Enterprise> rows, CancellationToken ct)
    {
        var names = await regions.NamesAsync([.. rows.SelectMany(e => Places(e.RegionPath)).Distinct()], ct);
        Dictionary<Guid, string> departments = [];
        foreach (var id in rows.Select(e => e.DepartmentUnitId).OfType<Guid>().Distinct())
        {
            departments[id] = (await people.FindUnitAsync(id, ct))?.Name ?? "";
        }

        return
        [
            .. rows.Select(e => new EnterpriseItem(
                e.Id, e.Name, e.CreditCode, e.Address, e.IndustryName, TextCatalog.Get($"enterprise-category.{e.Category}"),
                e.RiskGrade is { } grade ? TextCatalog.Get($"risk-grade.{grade}") : null, e.State, TextCatalog.Get($"enterprise-state.{e.State}"),
                names.GetValueOrDefault(Places(e.RegionPath)[0], ""), names.GetValueOrDefault(Places(e.RegionPath)[1], ""), e.LegalPerson, e.Contact,
                PhoneMask.Of(e.Phone), e.DepartmentUnitId is { } d ? departments[d] : null, e.Demo)),
        ];
    }

    /// <summary>The paths of its street and of its community.</summary>
    internal static string[] Places(string path) =>
        [RegionPaths.At(path, RegionLevel.Street) ?? path, RegionPaths.At(path, RegionLevel.Community) ?? path];
}
