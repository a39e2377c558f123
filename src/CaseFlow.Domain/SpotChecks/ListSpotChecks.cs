using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SpotChecks;

/// <summary>Spot checks that who asks may see, the newest first. The counts of a filter apply all filters but its own.</summary>
/// <param name="Search">Part of number, street, conclusion or a looked-at unit.</param>
/// <param name="Published">Only what was made known (检查结果通报, R98).</param>
/// <param name="Late">Only those whose street has not answered in time.</param>
[AnyRole]
public sealed record ListSpotChecks(
    string? Search = null, string? Kind = null, string? State = null, string? StreetCode = null, int? Year = null, bool Published = false, bool Late = false, PageRequest? Page = null)
    : IQuery<SpotCheckList>;

public sealed record SpotCheckList(Page<SpotCheckItem> Page, IReadOnlyList<ChipCount> Kinds, IReadOnlyList<ChipCount> States, IReadOnlyList<ChipCount> Streets, IReadOnlyList<ChipCount> Years, int Late);

/// <param name="Failed">Points that do not conform; null before the findings.</param>
/// <param name="Targets">Units looked at with special care.</param>
public sealed record SpotCheckItem(
    Guid Id, string Number, string Kind, string KindName, string StreetName, DateOnly Day, string State, string StateName, int? Failed, string? Conclusion, int Targets,
    int Hazards, DateOnly? ReplyBy, bool Late, DateTimeOffset? PublishedAt);

internal sealed class ListSpotChecksHandler(CaseFlowDb db, SpotCheckScope scope, TimeProvider time) : IRequestHandler<ListSpotChecks, Result<SpotCheckList>>
{
    private static readonly Keyset<SpotCheck> NewestFirst = new Keyset<SpotCheck>(descending: true).By(c => c.Day).By(c => c.Id);

    public async Task<Result<SpotCheckList>> Handle(ListSpotChecks request, CancellationToken cancellationToken)
    {
        var page = request.Page ?? new PageRequest();
        if (!NewestFirst.Understands(page))
        {
            return new Refusal("page.after", "after");
        }

        var all = Where(request);
        var rows = await NewestFirst.Order(all, page).Skip(page.Skip).Take(page.Take)
            .Select(c => new
            {
                Check = c,
                Failed = db.Set<SpotCheckFinding>().Count(f => f.CheckId == c.Id && !f.Conforms),
                Targets = db.Set<SpotCheckTarget>().Count(t => t.CheckId == c.Id),
                Hazards = db.Set<SpotCheckHazard>().Count(h => h.CheckId == c.Id),
            }).ToListAsync(cancellationToken);
        var years = await Where(request with { Year = null }).GroupBy(c => c.Day.Year).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var kinds = await Where(request with { Kind = null }).GroupBy(c => c.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var states = await Where(request with { State = null }).GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var streets = await Where(request with { StreetCode = null }).GroupBy(c => c.StreetCode).Select(g => new ChipCount(g.Key, g.Max(c => c.StreetName)!, g.Count())).ToListAsync(cancellationToken);
        return new SpotCheckList(
            new Page<SpotCheckItem>(rows.ConvertAll(r => Item(r.Check, r.Failed, r.Targets, r.Hazards)), await all.CountAsync(cancellationToken), page.Number, page.Take)
            {
                Next = NewestFirst.Next(rows.ConvertAll(r => r.Check), page),
            },
            [.. SpotCheckKinds.All.Where(kinds.ContainsKey).Select(k => new ChipCount(k, TextCatalog.Get($"spot-check-kind.{k}"), kinds[k]))],
            [.. SpotCheckStates.All.Where(states.ContainsKey).Select(s => new ChipCount(s, TextCatalog.Get($"spot-check-state.{s}"), states[s]))],
            [.. streets.OrderBy(s => s.Key, StringComparer.Ordinal)],
            [.. years.OrderByDescending(y => y.Key).Select(y => new ChipCount($"{y.Key}", TextCatalog.Get("spot-check.year", y.Key), y.Count))],
            await Where(request with { Late = true }).CountAsync(cancellationToken));
    }

    private IQueryable<SpotCheck> Where(ListSpotChecks request)
    {
        var today = time.Today();
        var all = scope.Checks.AsNoTracking().Where(c => (request.Kind == null || c.Kind == request.Kind) && (request.State == null || c.State == request.State)
            && (request.StreetCode == null || c.StreetCode == request.StreetCode) && (!request.Published || c.PublishedAt != null)
            && (!request.Late || (c.State == SpotCheckStates.Sent && c.ReplyBy < today)));
        if (request.Year is { } year and > 1 and < 9999)
        {
            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            all = all.Where(c => c.Day >= first && c.Day <= last);
        }

        return request.Search?.Trim() is { Length: > 0 } text
            ? all.Where(c => c.Number.Contains(text) || c.StreetName.Contains(text) || (c.Conclusion != null && c.Conclusion.Contains(text))
                || db.Set<SpotCheckTarget>().Any(t => t.CheckId == c.Id && t.Name.Contains(text)))
            : all;
    }

    private SpotCheckItem Item(SpotCheck c, int failed, int targets, int hazards) => new(
        c.Id, c.Number, c.Kind, TextCatalog.Get($"spot-check-kind.{c.Kind}"), c.StreetName, c.Day, c.State, TextCatalog.Get($"spot-check-state.{c.State}"),
        SpotCheckStates.Done.Contains(c.State) ? failed : null, c.Conclusion, targets, scope.SeesAllOf(c) ? hazards : 0, scope.SeesAllOf(c) ? c.ReplyBy : null,
        scope.SeesAllOf(c) && c.State == SpotCheckStates.Sent && c.ReplyBy < time.Today(), c.PublishedAt);
}
