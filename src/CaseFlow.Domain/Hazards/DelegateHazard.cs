using System.Text.Json.Nodes;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using FluentValidation;
using MediatR;

namespace CaseFlow.Domain.Hazards;

/// <summary>The street has one of its own communities handle it (指定社区处理, R143).</summary>
[ViaWorkItem("hazard-delegate")]
public sealed record DelegateHazard(Guid SubjectId, JsonObject? Parameters, string? CommunityCode, string? Reason) : ICommand<HazardMoved>, IConcerns;

internal sealed class DelegateHazardValidator : AbstractValidator<DelegateHazard>
{
    public DelegateHazardValidator()
    {
        RuleFor(x => x.CommunityCode).NotEmpty().Refuse("hazard.community-missing");
        RuleFor(x => x.Reason).Stated("hazard.delegate-reason-missing");
    }
}

internal sealed class DelegateHazardHandler(HazardChain chain, IRegionDirectory regions, People.IPeopleDirectory people, RequestContext context)
    : IRequestHandler<DelegateHazard, Result<HazardMoved>>
{
    public async Task<Result<HazardMoved>> Handle(DelegateHazard request, CancellationToken cancellationToken)
    {
        var (hazard, refusal) = await chain.OnTheWayAsync(request.SubjectId, cancellationToken);
        if (hazard is null)
        {
            return refusal!;
        }

        if (await regions.FindAsync(request.CommunityCode!, cancellationToken) is not { Level: RegionLevel.Community } community)
        {
            return new Refusal("hazard.community-unknown", "communityCode");
        }

        if (RegionPaths.At(community.Path, RegionLevel.Street) != RegionPaths.At(hazard.RegionPath, RegionLevel.Street))
        {
            return new Refusal("hazard.community-elsewhere", "communityCode", community.Name, hazard.StreetName);
        }

        return await people.UnitOfRegionAsync(community.Code, cancellationToken) is { } unit
            ? new HazardMoved(request.Reason!.Trim(), context.Who.Name, unit.Id)
            : new Refusal("hazard.community-without-unit", "communityCode", community.Name);
    }
}
