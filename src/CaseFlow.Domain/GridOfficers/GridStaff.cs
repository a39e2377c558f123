using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.GridOfficers;

internal sealed class GridStaff(CaseFlowDb db, IMediator mediator) : IGridStaff
{
    public Task<IReadOnlyList<StaffMember>> OfGridAsync(string gridCode, DateOnly day, CancellationToken ct) =>
        MembersAsync(db.Set<OfficerAssignment>().Where(a => a.GridCode == gridCode), day, ct);

    public Task<IReadOnlyList<StaffMember>> UnderAsync(string regionPath, DateOnly day, CancellationToken ct) =>
        MembersAsync(db.Set<OfficerAssignment>().Where(a => a.RegionPath.StartsWith(regionPath)), day, ct);

    public async Task<IReadOnlyList<Vacancy>> VacanciesAsync(string regionPath, DateOnly day, CancellationToken ct)
    {
        // By the community's code: its path may have been another one on that day, its district never.
        var members = (await UnderAsync(RegionPaths.At(regionPath, RegionLevel.District) ?? regionPath, day, ct)).ToLookup(m => CommunityOf(m.GridCode));
        var communities = await CommunitiesAsync(regionPath, day, ct);
        var vacant = communities.Where(c => !members[c.Code].Any(m => m.FullTime)).ToList();
        var codes = vacant.ConvertAll(c => c.Code);
        var ended = await (
            from assignment in db.Set<OfficerAssignment>()
            join officer in db.Set<GridOfficer>().IgnoreQueryFilters() on assignment.OfficerId equals officer.Id
            where officer.FullTime && codes.Contains(assignment.GridCode.Substring(0, RegionPaths.CodeLength)) && assignment.Until != null && assignment.Until <= day
            group assignment by assignment.GridCode.Substring(0, RegionPaths.CodeLength) into g
            select new { g.Key, Last = g.Max(a => a.Until) }).ToDictionaryAsync(g => g.Key, g => g.Last, ct);
        return [.. vacant.Select(c => new Vacancy(c.Code, c.Name, c.Path, [.. members[c.Code].Select(m => m.Name).Distinct()], ended.GetValueOrDefault(c.Code)))];
    }

    internal static string CommunityOf(string gridCode) => gridCode[..RegionPaths.CodeLength];

    public async Task<IReadOnlyList<ServiceSpan>> ServiceAsync(string regionPath, DateOnly first, DateOnly last, CancellationToken ct, Guid? personId = null)
    {
        var rows = await (
            from assignment in db.Set<OfficerAssignment>().AsNoTracking()
            join officer in db.Set<GridOfficer>().IgnoreQueryFilters() on assignment.OfficerId equals officer.Id
            where assignment.RegionPath.StartsWith(regionPath) && (personId == null || officer.PersonId == personId)
                && assignment.FirstDay <= last && (assignment.Until == null || assignment.Until > first)
            orderby assignment.FirstDay, officer.Id, assignment.GridCode
            select new { assignment, officer }).ToListAsync(ct);
        return rows.ConvertAll(r => new ServiceSpan(
            r.officer.Id, r.officer.PersonId, r.officer.Name, r.officer.FullTime, r.assignment.GridName, r.assignment.RegionPath,
            r.assignment.FirstDay > first ? r.assignment.FirstDay : first,
            r.assignment.Until is { } until && until <= last ? until.AddDays(-1) : last, r.assignment.Until, r.officer.HiredOn, r.officer.LeftOn));
    }

    /// <summary>Communities under the path in the order of their codes.</summary>
    private async Task<IReadOnlyList<RegionNode>> CommunitiesAsync(string regionPath, DateOnly day, CancellationToken ct)
    {
        var root = regionPath.Length == 0 ? null : regionPath.TrimEnd('/').Split('/')[^1].PadRight(12, '0');
        var tree = await mediator.Send(new RegionTree(root, Day: day), ct);
        return tree.Succeeded ? [.. tree.Value.SelectMany(Below)] : [];

        static IEnumerable<RegionNode> Below(RegionNode node) => node.Level == RegionLevel.Community ? [node] : node.Children.SelectMany(Below);
    }

    private async Task<IReadOnlyList<StaffMember>> MembersAsync(IQueryable<OfficerAssignment> assignments, DateOnly day, CancellationToken ct) => await (
        from assignment in assignments.AsNoTracking()
        join officer in db.Set<GridOfficer>().IgnoreQueryFilters() on assignment.OfficerId equals officer.Id
        where assignment.FirstDay <= day && (assignment.Until == null || assignment.Until > day)
        orderby assignment.GridCode, officer.FullTime descending, assignment.FirstDay, officer.Id
        select new StaffMember(officer.Id, officer.PersonId, officer.Name, officer.FullTime, assignment.GridCode, assignment.GridName, assignment.RegionPath, assignment.FirstDay))
        .ToListAsync(ct);
}
