using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SpotChecks;

/// <summary>
/// Which streets were looked at in the month and in the quarter of a day: the district's monthly spot check (R93) and its
/// quarterly one (R92) are counted each by itself.
/// </summary>
[AllowedTo(Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.CityOffice)]
public sealed record SpotCheckCoverage(DateOnly Day) : IQuery<IReadOnlyList<StreetCoverage>>;

/// <param name="Monthly">Monthly spot checks examined in the month.</param>
/// <param name="Quarterly">Quarterly ones in the quarter.</param>
/// <param name="Other">Announced and unannounced ones in the quarter.</param>
public sealed record StreetCoverage(string StreetCode, string StreetName, int Monthly, int Quarterly, int Other);

internal sealed class SpotCheckCoverageHandler(SpotCheckScope scope, IMediator mediator, RequestContext context) : IRequestHandler<SpotCheckCoverage, Result<IReadOnlyList<StreetCoverage>>>
{
    public async Task<Result<IReadOnlyList<StreetCoverage>>> Handle(SpotCheckCoverage request, CancellationToken cancellationToken)
    {
        var month = new DateOnly(request.Day.Year, request.Day.Month, 1);
        var quarter = month.AddMonths(-((month.Month - 1) % 3));
        var (monthEnd, quarterEnd) = (month.AddMonths(1), quarter.AddMonths(3));
        var seen = context.Who.IsSystem ? "" : context.Who.RegionPath ?? "-";
        var streets = (await mediator.Send(new RegionTree(null, RegionLevel.Street), cancellationToken)).Value
            .SelectMany(city => city.Children).SelectMany(district => district.Children).Where(s => s.Path.StartsWith(seen, StringComparison.Ordinal));
        var done = (await scope.Checks.AsNoTracking().Where(c => c.Day >= quarter && c.Day < quarterEnd && SpotCheckStates.Done.Contains(c.State))
            .Select(c => new { c.StreetCode, c.Kind, c.Day }).ToListAsync(cancellationToken)).ToLookup(c => c.StreetCode);
        return streets.Select(s => new StreetCoverage(
            s.Code, s.Name, done[s.Code].Count(c => c.Kind == SpotCheckKinds.Monthly && c.Day >= month && c.Day < monthEnd), done[s.Code].Count(c => c.Kind == SpotCheckKinds.Quarterly),
            done[s.Code].Count(c => c.Kind is SpotCheckKinds.Announced or SpotCheckKinds.Unannounced))).ToArray();
    }
}
