using System.Linq.Expressions;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>The staff register within the scope of who asks. The counts of a filter apply all filters but its own.</summary>
/// <param name="Search">Part of the name, the certificate number or the original role.</param>
/// <param name="Kind"><c>full-time</c> or <c>part-time</c>.</param>
/// <param name="Certified"><c>yes</c> or <c>no</c>.</param>
/// <param name="Quota"><c>met</c> or <c>open</c>: the professional trainings of this calendar year (R56).</param>
/// <param name="GridCode">Who works that grid now.</param>
/// <param name="Sort"><c>name</c> (default), <c>hired</c>, <c>state</c>.</param>
[AnyRole]
public sealed record ListGridOfficers(
    string? Search = null, string? Kind = null, string? State = null, string? StreetCode = null, string? Certified = null, string? Quota = null, string? GridCode = null,
    string? Sort = null, bool Descending = false, PageRequest? Page = null) : IQuery<OfficerList>;

public sealed record OfficerList(
    Page<OfficerItem> Page, int Year, IReadOnlyList<ChipCount> Kinds, IReadOnlyList<ChipCount> States, IReadOnlyList<ChipCount> Streets, IReadOnlyList<ChipCount> Certified,
    IReadOnlyList<ChipCount> Quotas);

/// <param name="Phone">Masked to its first three and last four digits.</param>
/// <param name="Grids">Names of the grids they work now.</param>
public sealed record OfficerItem(
    Guid Id, string Name, string? Phone, bool FullTime, string KindName, string? OriginalRole, string State, string StateName, string StreetName, IReadOnlyList<string> Grids,
    DateOnly HiredOn, string? CertificateNumber, DateOnly? CertificateIssuedOn, bool QuotaMet);

internal sealed class ListGridOfficersHandler(CaseFlowDb db, OfficerFiles files, IRegionDirectory regions, ITrainingQuota quota, TimeProvider time)
    : IRequestHandler<ListGridOfficers, Result<OfficerList>>
{
    public async Task<Result<OfficerList>> Handle(ListGridOfficers request, CancellationToken cancellationToken)
    {
        if (request.StreetCode is { } street && RegionPaths.Of(street) is null)
        {
            return new Refusal("region.code", "streetCode", street);
        }

        var year = time.Today().Year;
        var met = await quota.MetAsync(year, cancellationToken);
        var all = Where(request, met);
        var page = request.Page ?? new PageRequest();
        var rows = await Sort(all, request).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        return new OfficerList(
            new Page<OfficerItem>(await ItemsAsync(rows, met, cancellationToken), await all.CountAsync(cancellationToken), page.Number, page.Take),
            year,
            await CountAsync(Where(request with { Kind = null }, met), o => o.FullTime ? "full-time" : "part-time", "officer-kind", ["full-time", "part-time"], cancellationToken),
            await CountAsync(Where(request with { State = null }, met), o => o.State, "officer-state", OfficerStates.All, cancellationToken),
            await StreetsAsync(Where(request with { StreetCode = null }, met), cancellationToken),
            await CountAsync(Where(request with { Certified = null }, met), o => o.CertificateNumber != null ? "yes" : "no", "officer-certified", ["yes", "no"], cancellationToken),
            [await QuotaAsync(request with { Quota = "met" }, met, cancellationToken), await QuotaAsync(request with { Quota = "open" }, met, cancellationToken)]);
    }

    private async Task<ChipCount> QuotaAsync(ListGridOfficers request, IQueryable<Guid> met, CancellationToken ct) =>
        new(request.Quota!, TextCatalog.Get($"officer-quota.{request.Quota}"), await Where(request, met).CountAsync(ct));

    private IQueryable<GridOfficer> Where(ListGridOfficers r, IQueryable<Guid> met)
    {
        var street = r.StreetCode is { } code ? RegionPaths.Of(code) : null;
        var words = r.Search?.Trim() ?? "";
        var (full, certified, reached) = (r.Kind == "full-time", r.Certified == "yes", r.Quota == "met");
        var all = files.Seen.AsNoTracking().Where(o => (r.State == null || o.State == r.State) && (street == null || o.RegionPath.StartsWith(street))
            && (r.Kind == null || o.FullTime == full) && (r.Certified == null || o.CertificateNumber != null == certified) && (r.Quota == null || met.Contains(o.Id) == reached));
        if (words.Length > 0)
        {
            all = all.Where(o => o.Name.Contains(words) || o.CertificateNumber!.Contains(words) || o.OriginalRole!.Contains(words));
        }

        return r.GridCode is null ? all : all.Where(o => db.Set<OfficerAssignment>().Any(a => a.OfficerId == o.Id && a.GridCode == r.GridCode && a.Until == null));
    }

    private static IQueryable<GridOfficer> Sort(IQueryable<GridOfficer> all, ListGridOfficers request)
    {
        Expression<Func<GridOfficer, object?>> key = request.Sort switch
        {
            "hired" => o => o.HiredOn,
            "state" => o => o.State,
            _ => o => o.Name,
        };
        return (request.Descending ? all.OrderByDescending(key) : all.OrderBy(key)).ThenBy(o => o.Name).ThenBy(o => o.Id);
    }

    private static async Task<IReadOnlyList<ChipCount>> CountAsync(
        IQueryable<GridOfficer> all, Expression<Func<GridOfficer, string>> by, string texts, IReadOnlyList<string> order, CancellationToken ct)
    {
        var counts = await all.Select(by).GroupBy(k => k).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return [.. order.Where(counts.ContainsKey).Select(key => new ChipCount(key, TextCatalog.Get($"{texts}.{key}"), counts[key]))];
    }

    private async Task<IReadOnlyList<ChipCount>> StreetsAsync(IQueryable<GridOfficer> all, CancellationToken ct)
    {
        var streets = await all.GroupBy(o => o.RegionPath).Select(g => new { Path = g.Key, Count = g.Count() }).ToListAsync(ct);
        var names = await regions.NamesAsync([.. streets.Select(s => s.Path)], ct);
        return [.. streets.Select(s => new ChipCount(OfficerSubjects.StreetCode(s.Path), names.GetValueOrDefault(s.Path, ""), s.Count)).OrderBy(c => c.Key, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<OfficerItem>> ItemsAsync(List<GridOfficer> rows, IQueryable<Guid> met, CancellationToken ct)
    {
        Guid[] ids = [.. rows.Select(r => r.Id)];
        var names = await regions.NamesAsync([.. rows.Select(o => o.RegionPath).Distinct()], ct);
        var grids = (await db.Set<OfficerAssignment>().AsNoTracking().Where(a => ids.Contains(a.OfficerId) && a.Until == null).OrderBy(a => a.GridCode)
            .Select(a => new { a.OfficerId, a.GridName }).ToListAsync(ct)).ToLookup(a => a.OfficerId, a => a.GridName);
        var reached = await met.Where(id => ids.Contains(id)).ToListAsync(ct);
        return rows.ConvertAll(o => new OfficerItem(
            o.Id, o.Name, PhoneMask.Of(o.Phone), o.FullTime, TextCatalog.Get(o.FullTime ? "officer-kind.full-time" : "officer-kind.part-time"), OriginalRoles.Text(o.OriginalRole),
            o.State, TextCatalog.Get($"officer-state.{o.State}"), names.GetValueOrDefault(o.RegionPath, ""), [.. grids[o.Id]], o.HiredOn, o.CertificateNumber,
            o.CertificateIssuedOn, reached.Contains(o.Id)));
    }
}

/// <summary>Officers that are staff to pick from, by part of the name.</summary>
[AnyRole]
public sealed record FindOfficers(string? Search = null, int Take = 30) : IQuery<IReadOnlyList<OfficerOption>>;

public sealed record OfficerOption(Guid Id, string Name, string KindName, string StateName);

internal sealed class FindOfficersHandler(OfficerFiles files) : IRequestHandler<FindOfficers, Result<IReadOnlyList<OfficerOption>>>
{
    public async Task<Result<IReadOnlyList<OfficerOption>>> Handle(FindOfficers request, CancellationToken cancellationToken)
    {
        var words = request.Search?.Trim() ?? "";
        var rows = await files.Seen.AsNoTracking().Where(o => o.LeftOn == null && o.Name.Contains(words)).OrderBy(o => o.Name).ThenBy(o => o.Id)
            .Take(Math.Clamp(request.Take, 1, PageRequest.MaxSize)).Select(o => new { o.Id, o.Name, o.FullTime, o.State }).ToListAsync(cancellationToken);
        return rows.ConvertAll(o => new OfficerOption(
            o.Id, o.Name, TextCatalog.Get(o.FullTime ? "officer-kind.full-time" : "officer-kind.part-time"), TextCatalog.Get($"officer-state.{o.State}")));
    }
}
