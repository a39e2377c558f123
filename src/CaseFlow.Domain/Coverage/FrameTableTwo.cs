using CaseFlow.Domain.GridOfficers;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;

namespace CaseFlow.Domain.Coverage;

/// <summary>Head and foot of table 2 (R129) of a region as of a day.</summary>
/// <param name="RegionCode">Twelve digits, of any level.</param>
[AnyRole]
public sealed record FrameTableTwo(string RegionCode, DateOnly Day) : IQuery<TableTwoFrame>;

/// <param name="Heads">网格负责人 of the region's own grid; a district has none.</param>
/// <param name="Keepers">网格管理人员 of it: officers and workers.</param>
/// <param name="Office">安全监管部门名称: the office that governs the region.</param>
/// <param name="FullTime">专职人员 of the whole region, each person once.</param>
/// <param name="PartTime">兼职人员.</param>
public sealed record TableTwoFrame(IReadOnlyList<string> Heads, IReadOnlyList<string> Keepers, string Office, int FullTime, int PartTime);

internal sealed class FrameTableTwoHandler(IRegionDirectory regions, IGridRegister grids, IGridStaff staff, IPeopleDirectory people)
    : IRequestHandler<FrameTableTwo, Result<TableTwoFrame>>
{
    public async Task<Result<TableTwoFrame>> Handle(FrameTableTwo request, CancellationToken cancellationToken)
    {
        if (await regions.TreeAsync(request.RegionCode, request.Day, cancellationToken) is not { } tree)
        {
            return Refusal.NotFound("region.unknown", request.RegionCode);
        }

        var path = tree.Along[^1].Path;
        var grid = tree.Along[^1].Level < RegionLevel.Street
            ? null
            : (await grids.OnAsync(path, request.Day, cancellationToken)).FirstOrDefault(g => g.Kind == GridKind.Block && g.RegionCode == request.RegionCode);
        var members = (await staff.UnderAsync(tree.District, request.Day, cancellationToken)).Where(m => tree.Contains(m.GridCode.Split('-')[0])).ToList();
        var officers = members.DistinctBy(m => m.PersonId).ToList();
        return new TableTwoFrame(
            Of(GridDuties.Leader), [.. members.Where(m => m.GridCode == grid?.Code).Select(m => m.Name), .. Of(GridDuties.Worker)],
            (await people.UnitOfRegionAsync(request.RegionCode, cancellationToken))?.Name ?? "", officers.Count(o => o.FullTime), officers.Count(o => !o.FullTime));

        IReadOnlyList<string> Of(string duty) => [.. (grid?.Duties ?? []).Where(d => d.Kind == duty).Select(d => d.Name)];
    }
}
