using System.Linq.Expressions;
using System.Text.Json;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.KeyChecks;

/// <summary>Which unit owes a check of which key object in which week or month, and what became of it; of the enterprises that who asks sees (R112).</summary>
/// <param name="Search">Part of the enterprise's or the unit's name.</param>
/// <param name="Kind">One of <see cref="KeyCheckKinds"/>.</param>
/// <param name="State">One of <see cref="KeyCheckStates"/>.</param>
/// <param name="Day">Only the weeks and months of that day.</param>
/// <param name="RoundId">Only one week or month of one unit.</param>
/// <param name="Sort"><c>period</c> (default, the newest first), <c>enterprise</c>, <c>holder</c>, <c>state</c>.</param>
[AllowedTo(
    Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.DistrictOffice,
    Roles.DistrictLeader, Roles.ListingBody, Roles.ProcessAdministrator)]
public sealed record ListKeyChecks(
    string? Search = null, string? Kind = null, string? State = null, Guid? HolderUnitId = null, DateOnly? Day = null, Guid? RoundId = null, Guid? EnterpriseId = null,
    string? Sort = null, bool Descending = true, PageRequest? Page = null) : IQuery<KeyCheckList>;

public sealed record KeyCheckList(Page<KeyCheckItem> Page, IReadOnlyList<ChipCount> Kinds, IReadOnlyList<ChipCount> States, IReadOnlyList<ChipCount> Holders);

/// <param name="Least">Checks that were needed; <paramref name="Checks"/> those that counted.</param>
/// <param name="Reason">Why nothing was owed.</param>
public sealed record KeyCheckItem(
    Guid RoundId, Guid EnterpriseId, string EnterpriseName, string StreetName, string Kind, string KindName, Guid HolderUnitId, string HolderName,
    DateOnly FirstDay, DateOnly LastDay, int Least, string State, string StateName, string? Reason, IReadOnlyList<CountedCheck> Checks);

internal sealed class ListKeyChecksHandler(CaseFlowDb db, ISeenEnterprises enterprises, IRegionDirectory regions) : IRequestHandler<ListKeyChecks, Result<KeyCheckList>>
{
    public async Task<Result<KeyCheckList>> Handle(ListKeyChecks request, CancellationToken cancellationToken)
    {
        var (page, order) = (request.Page ?? new PageRequest(), Order(request));
        if (!order.Understands(page))
        {
            return new Refusal("page.after", "after");
        }

        var all = Where(request);
        var rows = await order.Order(all, page).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        var names = await regions.NamesAsync([.. rows.Select(r => Street(r.Enterprise.RegionPath)).Distinct()], cancellationToken);
        return new KeyCheckList(
            new Page<KeyCheckItem>(rows.ConvertAll(r => Item(r, names)), await all.CountAsync(cancellationToken), page.Number, page.Take) { Next = order.Next(rows, page) },
            await CountAsync(Where(request with { Kind = null }), r => r.Round.Kind, "key-check-kind", KeyCheckKinds.All, cancellationToken),
            await CountAsync(Where(request with { State = null }), r => r.Duty.State, "key-check-state", KeyCheckStates.All, cancellationToken),
            [
                .. (await Where(request with { HolderUnitId = null }).GroupBy(r => r.Round.HolderUnitId).Select(g => new { g.Key, Name = g.Max(r => r.Round.HolderName)!, Count = g.Count() })
                    .ToListAsync(cancellationToken)).Select(g => new ChipCount(g.Key.ToString(), g.Name, g.Count)).OrderBy(c => c.Name, StringComparer.CurrentCulture),
            ]);
    }

    private IQueryable<Row> Where(ListKeyChecks request)
    {
        var words = request.Search?.Trim() ?? "";
        var seen = enterprises.Ids;

        // Whoever sees the enterprise sees who is to check it; the rounds themselves are the holders' own.
        return from duty in db.Set<KeyCheckDuty>().AsNoTracking()
               join round in db.Set<KeyCheckRound>().IgnoreQueryFilters().AsNoTracking() on duty.RoundId equals round.Id
               join enterprise in enterprises.Rows on duty.EnterpriseId equals enterprise.Id
               where seen.Contains(duty.EnterpriseId) && (request.Kind == null || round.Kind == request.Kind) && (request.State == null || duty.State == request.State)
                   && (request.HolderUnitId == null || round.HolderUnitId == request.HolderUnitId) && (request.RoundId == null || round.Id == request.RoundId)
                   && (request.EnterpriseId == null || duty.EnterpriseId == request.EnterpriseId) && (request.Day == null || (round.FirstDay <= request.Day && round.LastDay >= request.Day))
                   && (words == "" || enterprise.Name.Contains(words) || round.HolderName.Contains(words))
               select new Row { Duty = duty, Round = round, Enterprise = enterprise };
    }

    private static Keyset<Row> Order(ListKeyChecks request)
    {
        var order = new Keyset<Row>(request.Descending);
        order = request.Sort switch
        {
            "enterprise" => order.By(r => r.Enterprise.Name),
            "holder" => order.By(r => r.Round.HolderName),
            "state" => order.By(r => r.Duty.State),
            _ => order,
        };
        return order.By(r => r.Round.FirstDay).By(r => r.Round.HolderName).By(r => r.Enterprise.Name).By(r => r.Round.Id).By(r => r.Duty.EnterpriseId);
    }

    private static async Task<IReadOnlyList<ChipCount>> CountAsync(
        IQueryable<Row> all, Expression<Func<Row, string>> by, string texts, IReadOnlyList<string> order, CancellationToken ct)
    {
        var counts = await all.GroupBy(by).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return [.. order.Where(counts.ContainsKey).Select(key => new ChipCount(key, TextCatalog.Get($"{texts}.{key}"), counts[key]))];
    }

    private static KeyCheckItem Item(Row row, IReadOnlyDictionary<string, string> names) => new(
        row.Round.Id, row.Duty.EnterpriseId, row.Enterprise.Name, names.GetValueOrDefault(Street(row.Enterprise.RegionPath), ""), row.Round.Kind,
        TextCatalog.Get($"key-check-kind.{row.Round.Kind}"), row.Round.HolderUnitId, row.Round.HolderName, row.Round.FirstDay, row.Round.LastDay, row.Round.Least, row.Duty.State,
        TextCatalog.Get($"key-check-state.{row.Duty.State}"), row.Duty.Reason is { } reason ? TextCatalog.Get($"key-check-reason.{reason}") : null,
        JsonSerializer.Deserialize<List<CountedCheck>>(row.Duty.Checks) ?? []);

    private static string Street(string path) => RegionPaths.At(path, RegionLevel.Street) ?? path;

    private sealed class Row
    {
        public required KeyCheckDuty Duty { get; init; }
        public required KeyCheckRound Round { get; init; }
        public required SeenEnterprise Enterprise { get; init; }
    }
}
