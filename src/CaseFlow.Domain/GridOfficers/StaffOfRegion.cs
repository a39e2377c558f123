using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>
/// How many full-time and part-time officers work the grids of a region on a day (the footer of table 2, R138), and which
/// communities lack a full-time one (R121). Each person counts once in a region. Only for those who oversee the region.
/// </summary>
/// <param name="RegionCode">Twelve digits, of any level; null: the region that who asks oversees.</param>
[AnyRole]
public sealed record StaffOfRegion(string? RegionCode = null, DateOnly? Day = null) : IQuery<RegionStaff>;

/// <param name="Parts">The regions one level below.</param>
public sealed record RegionStaff(
    string RegionCode, string Name, DateOnly Day, int FullTime, int PartTime, IReadOnlyList<StaffMember> Members, IReadOnlyList<Vacancy> Vacancies, IReadOnlyList<PartStaff> Parts);

public sealed record PartStaff(string RegionCode, string Name, int FullTime, int PartTime, int Vacancies);

internal sealed class StaffOfRegionHandler(IGridStaff staff, IRegionDirectory regions, IMediator mediator, RequestContext context, TimeProvider time)
    : IRequestHandler<StaffOfRegion, Result<RegionStaff>>
{
    public async Task<Result<RegionStaff>> Handle(StaffOfRegion request, CancellationToken cancellationToken)
    {
        if (context.Who.RegionPath is not { } seen)
        {
            return Refusal.NotFound("region.unknown", request.RegionCode);
        }

        var code = request.RegionCode ?? seen.TrimEnd('/').Split('/')[^1].PadRight(12, '0');
        if (await regions.FindAsync(code, cancellationToken) is not { } region || !region.Path.StartsWith(seen, StringComparison.Ordinal))
        {
            return Refusal.NotFound("region.unknown", code);
        }

        var day = request.Day ?? time.Today();
        if (await regions.TreeAsync(code, day, cancellationToken) is not { } tree)
        {
            return Refusal.NotFound("region.unknown", code);
        }

        var members = (await staff.UnderAsync(tree.District, day, cancellationToken)).Select(m => Placed(m, tree)).Where(m => m.RegionPath.StartsWith(tree.Along[^1].Path, StringComparison.Ordinal)).ToList();
        var vacancies = await staff.VacanciesAsync(region.Path, day, cancellationToken);
        var parts = region.Level == RegionLevel.Community ? [] : (await mediator.Send(new RegionTree(region.Code, region.Level + 1, day), cancellationToken)).Value[0].Children;
        return new RegionStaff(
            region.Code, region.Name, day, Count(members, true), Count(members, false), members, vacancies,
            [
                .. parts.Select(p =>
                {
                    var own = members.Where(m => m.RegionPath.StartsWith(p.Path, StringComparison.Ordinal)).ToList();
                    return new PartStaff(p.Code, p.Name, Count(own, true), Count(own, false), vacancies.Count(v => v.RegionPath.StartsWith(p.Path, StringComparison.Ordinal)));
                }),
            ]);
    }

    // Where the community lay on that day; cluster grids belong to a street or district, which never move. A community that lay elsewhere then is left out.
    private static StaffMember Placed(StaffMember m, RegionOnDay tree) =>
        tree.Communities.TryGetValue(GridStaff.CommunityOf(m.GridCode), out var path) ? m with { RegionPath = path }
        : RegionPaths.LevelOf(GridStaff.CommunityOf(m.GridCode)) == RegionLevel.Community ? m with { RegionPath = "" } : m;

    private static int Count(IEnumerable<StaffMember> members, bool fullTime) => members.Where(m => m.FullTime == fullTime).Select(m => m.OfficerId).Distinct().Count();
}
