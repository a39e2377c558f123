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

internal sealed class ListEnterprisesHandler(CaseFlowDb db, IRegionDirectory regions, IPeopleDirectory people, RequestContext context)
    : IRequestHandler<ListEnterprises, Result<EnterpriseList>>
{
    public async Task<Result<EnterpriseList>> Handle(ListEnterprises request, CancellationToken cancellationToken)
    {
        if (request.StreetCode is { } street && RegionPaths.Of(street) is null)
        {
            return new Refusal("region.code", "streetCode", street);
        }

        var (page, order) = (request.Page ?? new PageRequest(), Order(request));
        if (!order.Understands(page))
        {
            return new Refusal("page.after", "after");
        }

        var search = request.Search?.Trim();
        var found = Find(db.Seen<Enterprise>(search), search);
        var rows = await db.SeenPage<Enterprise>(all => order.Order(Where(Find(all, search), request), page), page, search).ToListAsync(cancellationToken);

        // Two looks at the counts: by all that has few values, and by place.
        var counted = Counted(found, request);
        var groups = await Within(counted, request.StreetCode).GroupBy(e => new { e.State, e.Category, e.RiskGrade, e.DepartmentUnitId })
            .Select(g => new { g.Key.State, g.Key.Category, g.Key.RiskGrade, g.Key.DepartmentUnitId, Count = g.Sum(e => e.Count) }).ToListAsync(cancellationToken);
        var counts = ChipCounts.Of(groups, g => g.Count)
            .Row("state", g => g.State, request.State).Row("category", g => g.Category, request.Category)
            .Row("grade", g => g.RiskGrade is "" ? null : g.RiskGrade, request.RiskGrade)
            .Row("department", g => g.DepartmentUnitId == Guid.Empty ? null : g.DepartmentUnitId.ToString(), request.DepartmentUnitId?.ToString());
        return new EnterpriseList(
            new Page<EnterpriseItem>(await ItemsAsync(rows, cancellationToken), counts.Total, page.Number, page.Take) { Next = order.Next(rows, page) },
            counts.InOrder("state", EnterpriseStates.All, "enterprise-state"),
            await StreetsAsync(Where(counted, request), cancellationToken),
            counts.InOrder("category", EnterpriseCategories.All, "enterprise-category"),
            counts.InOrder("grade", Enterprises.RiskGrades.All, "risk-grade"),
            counts.Named("department", await people.UnitNamesAsync(counts.Ids("department"), cancellationToken)));
    }

    private static IQueryable<Enterprise> Find(IQueryable<Enterprise> all, string? search) => search is { Length: > 0 } text
        ? all.Where(e => e.MergedIntoId == null).Where(e => e.Name.Contains(text) || e.CreditCode.Contains(text) || e.Address.Contains(text) || e.Contact.Contains(text))
        : all.Where(e => e.MergedIntoId == null);

    private static IQueryable<Enterprise> Where(IQueryable<Enterprise> all, ListEnterprises request)
    {
        var street = request.StreetCode is { } code ? RegionPaths.Of(code) : null;
        return all.Where(e => (street == null || e.RegionPath.StartsWith(street)) && (request.State == null || e.State == request.State)
            && (request.Category == null || e.Category == request.Category) && (request.RiskGrade == null || e.RiskGrade == request.RiskGrade)
            && (request.DepartmentUnitId == null || e.DepartmentUnitId == request.DepartmentUnitId));
    }

    private static IQueryable<EnterpriseGroup> Where(IQueryable<EnterpriseGroup> all, ListEnterprises request) => all.Where(e =>
        (request.State == null || e.State == request.State) && (request.Category == null || e.Category == request.Category)
        && (request.RiskGrade == null || e.RiskGrade == request.RiskGrade) && (request.DepartmentUnitId == null || e.DepartmentUnitId == request.DepartmentUnitId));

    private static IQueryable<EnterpriseGroup> Within(IQueryable<EnterpriseGroup> all, string? streetCode)
    {
        var street = streetCode is null ? "" : RegionPaths.Of(streetCode)!;
        return streetCode is null ? all : all.Where(e => e.RegionPath.StartsWith(street));
    }

    // Without a search the counts of whole streets stand there already; who sees less than a street has few rows to count.
    private IQueryable<EnterpriseGroup> Counted(IQueryable<Enterprise> found, ListEnterprises request)
    {
        var part = !context.InProcess && context.Who.RegionPath is { } path && RegionPaths.At(path, RegionLevel.Community) is not null;
        return part || request.Search?.Trim() is { Length: > 0 }
            ? Each(found)
            : db.SeenCounts<EnterpriseCount>().Select(c => new EnterpriseGroup
            {
                RegionPath = c.RegionPath, State = c.State, Category = c.Category, RiskGrade = c.RiskGrade, DepartmentUnitId = c.DepartmentUnitId, Count = c.Count,
            }).Concat(Each(Find(db.Opened<Enterprise>(), null)));
    }

    private static IQueryable<EnterpriseGroup> Each(IQueryable<Enterprise> all) => all.Select(e => new EnterpriseGroup
    {
        RegionPath = e.RegionPath, State = e.State, Category = e.Category, RiskGrade = e.RiskGrade ?? "", DepartmentUnitId = e.DepartmentUnitId ?? Guid.Empty, Count = 1,
    });

    private static Keyset<Enterprise> Order(ListEnterprises request)
    {
        var order = new Keyset<Enterprise>(request.Descending);
        order = request.Sort switch
        {
            "industry" => order.By(e => e.Industry),
            "category" => order.By(e => e.Category),
            "grade" => order.By(e => e.RiskGrade == "red" ? 0 : e.RiskGrade == "orange" ? 1 : e.RiskGrade == "yellow" ? 2 : e.RiskGrade == "blue" ? 3 : 4),
            "state" => order.By(e => e.State),
            _ => order,
        };
        return order.By(e => e.Name).By(e => e.Id);
    }

    private async Task<IReadOnlyList<ChipCount>> StreetsAsync(IQueryable<EnterpriseGroup> all, CancellationToken ct)
    {
        var places = await all.GroupBy(e => e.RegionPath).Select(g => new { Path = g.Key, Count = g.Sum(e => e.Count) }).ToListAsync(ct);
        var streets = places.FindAll(p => p.Count > 0).GroupBy(c => Places(c.Path)[0]).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
        var names = await regions.NamesAsync([.. streets.Keys], ct);
        return [.. streets.Select(s => new ChipCount($"{s.Key.TrimEnd('/').Split('/')[^1]}000", names.GetValueOrDefault(s.Key, ""), s.Value)).OrderBy(c => c.Key, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<EnterpriseItem>> ItemsAsync(List<Enterprise> rows, CancellationToken ct)
    {
        var names = await regions.NamesAsync([.. rows.SelectMany(e => Places(e.RegionPath)).Distinct()], ct);
        var departments = await people.UnitNamesAsync([.. rows.Select(e => e.DepartmentUnitId).OfType<Guid>().Distinct()], ct);
        return
        [
            .. rows.Select(e => new EnterpriseItem(
                e.Id, e.Name, e.CreditCode, e.Address, e.IndustryName, TextCatalog.Get($"enterprise-category.{e.Category}"),
                e.RiskGrade is { } grade ? TextCatalog.Get($"risk-grade.{grade}") : null, e.State, TextCatalog.Get($"enterprise-state.{e.State}"),
                names.GetValueOrDefault(Places(e.RegionPath)[0], ""), names.GetValueOrDefault(Places(e.RegionPath)[1], ""), e.LegalPerson, e.Contact,
                PhoneMask.Of(e.Phone), e.DepartmentUnitId is { } d ? departments.GetValueOrDefault(d, "") : null, e.Demo)),
        ];
    }

    /// <summary>The paths of its street and of its community.</summary>
    internal static string[] Places(string path) =>
        [RegionPaths.At(path, RegionLevel.Street) ?? path, RegionPaths.At(path, RegionLevel.Community) ?? path];
}

/// <summary>Enterprises that are alike in what chips ask for, in one place.</summary>
internal sealed class EnterpriseGroup
{
    public required string RegionPath { get; init; }
    public required string State { get; init; }
    public required string Category { get; init; }
    public required string RiskGrade { get; init; }
    public required Guid DepartmentUnitId { get; init; }
    public required int Count { get; init; }
}
