using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>The recruitments of the district, the newest first; public (R49). How many were hired counts the whole district.</summary>
[AnyRole]
public sealed record ListRecruitments(bool OpenOnly = false, string? Search = null, PageRequest? Page = null) : IQuery<Page<RecruitmentItem>>;

/// <param name="BornOnOrAfter">The age line, computed from the reference day .</param>
public sealed record RecruitmentItem(
    Guid Id, string Name, DateOnly ReferenceDay, int AgeLimit, DateOnly BornOnOrAfter, string MinimumEducation, string MinimumEducationName, int Headcount, int Hired,
    string Basis, string OpenedBy, DateTimeOffset OpenedAt, DateOnly? ClosedOn);

/// <summary>One recruitment, and to which streets those hired by it went (R18).</summary>
[AnyRole]
public sealed record RecruitmentDetails(Guid Id) : IQuery<RecruitmentView>;

public sealed record RecruitmentView(RecruitmentItem Item, IReadOnlyList<StreetShare> Streets);

public sealed record StreetShare(string Name, int Hired);

internal sealed class ListRecruitmentsHandler(CaseFlowDb db, IRegionDirectory regions)
    : IRequestHandler<ListRecruitments, Result<Page<RecruitmentItem>>>, IRequestHandler<RecruitmentDetails, Result<RecruitmentView>>
{
    public async Task<Result<Page<RecruitmentItem>>> Handle(ListRecruitments request, CancellationToken cancellationToken)
    {
        var page = request.Page ?? new PageRequest();
        var words = request.Search?.Trim() ?? "";
        var all = db.Set<Recruitment>().AsNoTracking().Where(r => (!request.OpenOnly || r.ClosedOn == null) && r.Name.Contains(words));
        var rows = await all.OrderByDescending(r => r.ReferenceDay).ThenBy(r => r.Id).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        return new Page<RecruitmentItem>(await ItemsAsync(rows, cancellationToken), await all.CountAsync(cancellationToken), page.Number, page.Take);
    }

    public async Task<Result<RecruitmentView>> Handle(RecruitmentDetails request, CancellationToken cancellationToken)
    {
        if (await db.Set<Recruitment>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { } recruitment)
        {
            return Refusal.NotFound("recruitment.unknown");
        }

        var counts = await db.Set<GridOfficer>().IgnoreQueryFilters().Where(o => o.RecruitmentId == request.Id)
            .GroupBy(o => o.RegionPath).Select(g => new { Path = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var names = await regions.NamesAsync([.. counts.Select(c => c.Path)], cancellationToken);
        var item = (await ItemsAsync([recruitment], cancellationToken))[0];
        return new RecruitmentView(item, [.. counts.OrderBy(c => c.Path, StringComparer.Ordinal).Select(c => new StreetShare(names.GetValueOrDefault(c.Path, ""), c.Count))]);
    }

    private async Task<IReadOnlyList<RecruitmentItem>> ItemsAsync(List<Recruitment> rows, CancellationToken ct)
    {
        Guid?[] ids = [.. rows.Select(r => (Guid?)r.Id)];
        var hired = await db.Set<GridOfficer>().IgnoreQueryFilters().Where(o => ids.Contains(o.RecruitmentId))
            .GroupBy(o => o.RecruitmentId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return rows.ConvertAll(r => new RecruitmentItem(
            r.Id, r.Name, r.ReferenceDay, r.AgeLimit, r.BornOnOrAfter, r.MinimumEducation, TextCatalog.Get($"education.{r.MinimumEducation}"), r.Headcount,
            hired.GetValueOrDefault(r.Id), r.Basis, r.OpenedBy, r.OpenedAt, r.ClosedOn));
    }
}
