using System.Globalization;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Bulletins;

/// <summary>Bulletins by quarter, the newest first: those that are published, those that one's own office prepares, and those of which one's unit may look at its own scores.</summary>
/// <param name="Search">Part of the district's name or the number.</param>
/// <param name="State">One of <see cref="BulletinStates"/>.</param>
[AnyRole]
public sealed record ListBulletins(string? Search = null, string? State = null, int? Year = null, PageRequest? Page = null) : IQuery<BulletinList>;

public sealed record BulletinList(Page<BulletinItem> Page, IReadOnlyList<ChipCount> States, IReadOnlyList<ChipCount> Years);

/// <param name="Errata">Corrections that were announced.</param>
public sealed record BulletinItem(
    Guid Id, string District, int Year, int Quarter, string Period, string State, string StateName, string? Number, DateTimeOffset? PublishedAt, DateTimeOffset OpenedAt, int Errata);

internal sealed class ListBulletinsHandler(CaseFlowDb db, BulletinScope scope) : IRequestHandler<ListBulletins, Result<BulletinList>>
{
    public async Task<Result<BulletinList>> Handle(ListBulletins request, CancellationToken cancellationToken)
    {
        var (page, words) = (request.Page ?? new PageRequest(), request.Search?.Trim() ?? "");
        var found = scope.Known.AsNoTracking().Where(b => words == "" || b.DistrictName.Contains(words) || (b.Number != null && b.Number.Contains(words)));
        var groups = await found.GroupBy(b => new { b.State, b.Year }).Select(g => new { g.Key.State, g.Key.Year, Count = g.Count() }).ToListAsync(cancellationToken);
        var counts = ChipCounts.Of(groups, g => g.Count).Row("state", g => g.State, request.State)
            .Row("year", g => g.Year.ToString(CultureInfo.InvariantCulture), request.Year?.ToString(CultureInfo.InvariantCulture));
        var rows = await found.Where(b => (request.State == null || b.State == request.State) && (request.Year == null || b.Year == request.Year))
            .OrderByDescending(b => b.Year).ThenByDescending(b => b.Quarter).ThenBy(b => b.RegionPath).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(b => b.Id);
        var errata = await db.Set<BulletinErratum>().Where(e => ids.Contains(e.BulletinId) && e.State == ErratumStates.Approved).GroupBy(e => e.BulletinId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return new BulletinList(
            new Page<BulletinItem>(rows.ConvertAll(b => Item(b, errata.GetValueOrDefault(b.Id))), counts.Total, page.Number, page.Take), counts.InOrder("state", BulletinStates.All, "bulletin-state"),
            [.. counts.Of("year").OrderByDescending(y => y.Key, StringComparer.Ordinal).Select(y => new ChipCount(y.Key, y.Key, y.Value))]);
    }

    internal static BulletinItem Item(Bulletin b, int errata) => new(
        b.Id, b.DistrictName, b.Year, b.Quarter, BulletinWords.Period(b.Year, b.Quarter), b.State, BulletinWords.State(b.State), b.Number, b.PublishedAt, b.OpenedAt, errata);
}
