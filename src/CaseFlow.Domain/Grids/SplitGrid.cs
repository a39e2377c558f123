using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Grids;

/// <summary>A community is divided into several grids (R10); its block grid ends with that day, and who answered for it with it.</summary>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice)]
public sealed record SplitGrid(string GridCode, IReadOnlyList<string> Names, DateOnly FirstDay, string Reason) : ICommand<IReadOnlyList<string>>;

internal sealed class SplitGridValidator : AbstractValidator<SplitGrid>
{
    public const int Most = 20;

    public SplitGridValidator()
    {
        RuleFor(x => x.GridCode).NotEmpty();
        RuleFor(x => x.Names).Must(n => n is { Count: >= 2 and <= Most } && n.Distinct(StringComparer.Ordinal).Count() == n.Count).Refuse("grid.parts", Most);
        RuleForEach(x => x.Names).NotEmpty().MaximumLength(80);
        RuleFor(x => x.FirstDay).NotEmpty();
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class SplitGridHandler(CaseFlowDb db, GridAccess access, GridEnd end, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<SplitGrid, Result<IReadOnlyList<string>>>
{
    public async Task<Result<IReadOnlyList<string>>> Handle(SplitGrid request, CancellationToken cancellationToken)
    {
        var (grid, refused) = await access.FindAsync(request.GridCode, cancellationToken);
        if (grid is null)
        {
            return refused!;
        }

        if (grid is not { Kind: GridKind.Block, Tier: GridTier.Community })
        {
            return new Refusal("grid.not-divisible", "gridCode", grid.Name);
        }

        context.SubjectId = grid.Id;
        if (await end.EndAsync(grid, request.FirstDay, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        List<string> codes = [];
        foreach (var name in request.Names)
        {
            var part = new Grid
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()), Code = $"{grid.Code}-{codes.Count + 1:00}", Name = name.Trim(), Kind = GridKind.SplitBlock,
                RegionCode = grid.RegionCode, RegionPath = grid.RegionPath, FirstDay = request.FirstDay,
            };
            db.Add(part);
            timeline.Write(part.Id, "timeline.grid-split-off", grid.Name, request.FirstDay, request.Reason.Trim());
            codes.Add(part.Code);
        }

        timeline.Write(grid.Id, "timeline.grid-split", request.FirstDay, request.Names, request.Reason.Trim());
        return codes;
    }
}
