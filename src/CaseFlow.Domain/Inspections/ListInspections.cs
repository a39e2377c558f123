using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>The checks within the scope of who asks. The counts of a filter apply all filters but its own.</summary>
/// <param name="Search">Part of number, enterprise or address.</param>
/// <param name="Result">One of <see cref="InspectionResults"/>.</param>
/// <param name="From">First day of the check, <paramref name="To"/> the last one.</param>
/// <param name="Sort"><c>checkedAt</c> (default), <c>enterprise</c>, <c>defects</c>, <c>inspector</c>.</param>
[AnyRole]
public sealed record ListInspections(
    string? Search = null, string? Result = null, string? StreetCode = null, Guid? InspectorId = null, DateOnly? From = null, DateOnly? To = null,
    string? Sort = null, bool Descending = true, PageRequest? Page = null, Guid? EnterpriseId = null) : IQuery<InspectionList>;

public sealed record InspectionList(Page<InspectionItem> Page, IReadOnlyList<ChipCount> Results, IReadOnlyList<ChipCount> Streets, IReadOnlyList<ChipCount> Inspectors);

/// <param name="Warnings">In the reader's language: late, closed, far.</param>
public sealed record InspectionItem(
    Guid Id, string Number, Guid EnterpriseId, string EnterpriseName, string Address, string StreetName, string CommunityName, DateTimeOffset CheckedAt,
    string InspectorName, string InspectorUnit, string Result, string ResultName, int DefectCount, int Unanswered, IReadOnlyList<string> Warnings);

internal sealed class ListInspectionsHandler(CaseFlowDb db) : IRequestHandler<ListInspections, Result<InspectionList>>
{
    public async Task<Result<InspectionList>> Handle(ListInspections request, CancellationToken cancellationToken)
    {
        if (request.From > request.To)
        {
            return new Refusal("inspection.days", "to");
        }

        var (page, order) = (request.Page ?? new PageRequest(), Order(request));
        if (!order.Understands(page))
        {
            return new Refusal("page.after", "after");
        }

        var search = request.Search?.Trim();
        var found = Find(db.Seen<Inspection>(search), request);
        var rows = await db.SeenPage<Inspection>(all => order.Order(Where(Find(all, request), request), page), page, search).ToListAsync(cancellationToken);
        var counts = ChipCounts.Of(await GroupsAsync(request, found, cancellationToken), g => g.Count)
            .Row("result", g => g.Result, request.Result).Row("street", g => g.StreetCode, request.StreetCode)
            .Row("inspector", g => g.InspectorId.ToString(), request.InspectorId?.ToString());
        return new InspectionList(
            new Page<InspectionItem>(rows.ConvertAll(Item), counts.Total, page.Number, page.Take) { Next = order.Next(rows, page) },
            counts.InOrder("result", InspectionResults.All, "inspection-result"),
            counts.Named("street", g => g.StreetName),
            counts.Named("inspector", g => g.InspectorName));
    }

    // Where nothing but chips is asked for, the counts stand there already.
    private async Task<IReadOnlyList<InspectionGroup>> GroupsAsync(ListInspections request, IQueryable<Inspection> found, CancellationToken ct)
    {
        if (request.EnterpriseId is not null || request.From is not null || request.To is not null || request.Search?.Trim() is { Length: > 0 })
        {
            return await CountedAsync(found, ct);
        }

        var kept = await db.SeenCounts<InspectionCount>().GroupBy(c => new { c.Result, c.StreetCode, c.StreetName, c.InspectorId, c.InspectorName })
            .Select(g => new InspectionGroup(g.Key.Result, g.Key.StreetCode, g.Key.StreetName, g.Key.InspectorId, g.Key.InspectorName, g.Sum(c => c.Count))).ToListAsync(ct);
        return [.. kept.FindAll(g => g.Count > 0), .. await CountedAsync(db.Opened<Inspection>(), ct)];
    }

    private static Task<List<InspectionGroup>> CountedAsync(IQueryable<Inspection> all, CancellationToken ct) =>
        all.GroupBy(i => new { i.Result, i.StreetCode, i.StreetName, i.InspectorId, i.InspectorName })
            .Select(g => new InspectionGroup(g.Key.Result, g.Key.StreetCode, g.Key.StreetName, g.Key.InspectorId, g.Key.InspectorName, g.Count())).ToListAsync(ct);

    private static IQueryable<Inspection> Find(IQueryable<Inspection> all, ListInspections request)
    {
        if (request.EnterpriseId is { } enterprise)
        {
            all = all.Where(i => i.EnterpriseId == enterprise);
        }

        if (request.From is { } from)
        {
            var instant = from.StartOfDay();
            all = all.Where(i => i.CheckedAt >= instant);
        }

        if (request.To is { } to)
        {
            var instant = to.EndOfDay();
            all = all.Where(i => i.CheckedAt < instant);
        }

        return request.Search?.Trim() is { Length: > 0 } text
            ? all.Where(i => i.Number.Contains(text) || i.EnterpriseName.Contains(text) || i.Address.Contains(text))
            : all;
    }

    private static IQueryable<Inspection> Where(IQueryable<Inspection> all, ListInspections request) => all.Where(i =>
        (request.Result == null || i.Result == request.Result) && (request.StreetCode == null || i.StreetCode == request.StreetCode)
        && (request.InspectorId == null || i.InspectorId == request.InspectorId));

    private static Keyset<Inspection> Order(ListInspections request)
    {
        var order = new Keyset<Inspection>(request.Descending);
        order = request.Sort switch
        {
            "enterprise" => order.By(i => i.EnterpriseName),
            "defects" => order.By(i => i.DefectCount),
            "inspector" => order.By(i => i.InspectorName),
            _ => order,
        };
        return order.By(i => i.CheckedAt).By(i => i.Id);
    }

    internal static InspectionItem Item(Inspection i) => new(
        i.Id, i.Number, i.EnterpriseId, i.EnterpriseName, i.Address, i.StreetName, i.CommunityName, i.CheckedAt, i.InspectorName, i.InspectorUnit, i.Result,
        TextCatalog.Get($"inspection-result.{i.Result}"), i.DefectCount, i.Unanswered, InspectionSurroundings.Warnings(i));
}

internal sealed record InspectionGroup(string Result, string StreetCode, string StreetName, Guid InspectorId, string InspectorName, int Count);
