using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

/// <summary>
/// A cluster grid is given up, or a divided community becomes one grid again when its last part but one ends: then the parts
/// end and the block grid begins anew. Block grids of communities and streets stand as long as these do.
/// </summary>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice)]
public sealed record EndGrid(string GridCode, DateOnly FirstDay, string Reason) : ICommand<Done>;

internal sealed class EndGridValidator : AbstractValidator<EndGrid>
{
    public EndGridValidator()
    {
        RuleFor(x => x.GridCode).NotEmpty();
        RuleFor(x => x.FirstDay).NotEmpty();
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class EndGridHandler(CaseFlowDb db, GridAccess access, GridEnd end, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<EndGrid, Result<Done>>
{
    public async Task<Result<Done>> Handle(EndGrid request, CancellationToken cancellationToken)
    {
        var (grid, refused) = await access.FindAsync(request.GridCode, cancellationToken);
        if (grid is null)
        {
            return refused!;
        }

        context.SubjectId = grid.Id;
        if (grid.Kind == GridKind.Block)
        {
            return new Refusal("grid.block-stays", "gridCode", grid.Name);
        }

        if (await end.EndAsync(grid, request.FirstDay, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        timeline.Write(grid.Id, "timeline.grid-ended", request.FirstDay, request.Reason.Trim());
        return grid.Kind == GridKind.SplitBlock ? await JoinAsync(grid, request, cancellationToken) : Done.Value;
    }

    /// <summary>One part of a community is the community.</summary>
    private async Task<Result<Done>> JoinAsync(Grid grid, EndGrid request, CancellationToken ct)
    {
        var left = await db.Set<Grid>().On(time.Today()).Where(g => g.RegionCode == grid.RegionCode && g.Kind == GridKind.SplitBlock && g.Id != grid.Id).ToListAsync(ct);
        if (left.Count > 1)
        {
            return Done.Value;
        }

        foreach (var last in left)
        {
            if (await end.EndAsync(last, request.FirstDay, ct) is { } refusal)
            {
                return refusal;
            }

            timeline.Write(last.Id, "timeline.grid-ended", request.FirstDay, request.Reason.Trim());
        }

        var name = await db.Set<Region>().Where(r => r.Code == grid.RegionCode).Select(r => r.Name).SingleAsync(ct);
        var block = new Grid
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), Code = grid.RegionCode, Name = name, Kind = GridKind.Block,
            RegionCode = grid.RegionCode, RegionPath = grid.RegionPath, FirstDay = request.FirstDay,
        };
        db.Add(block);
        timeline.Write(block.Id, "timeline.grid-joined", request.FirstDay, request.Reason.Trim());
        return Done.Value;
    }
}
