using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>
/// An enterprise moves to another community of the district from a day on. The street it goes to sees its file, the one it left no
/// longer does; what is open at it keeps its holder, and counts of earlier days keep the old place.
/// </summary>
/// <param name="FirstDay">Not before the last change, not after today.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record MoveEnterprise(Guid EnterpriseId, string CommunityCode, string Address, DateOnly FirstDay, string Reason) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => EnterpriseId;
}

internal sealed class MoveEnterpriseValidator : AbstractValidator<MoveEnterprise>
{
    public MoveEnterpriseValidator()
    {
        RuleFor(x => x.CommunityCode).NotEmpty();
        RuleFor(x => x.Address).NotEmpty().MaximumLength(200);
        RuleFor(x => x.FirstDay).NotEmpty();
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class MoveEnterpriseHandler(CaseFlowDb db, IRegionDirectory regions, IUnitRegister units, ITimeline timeline, IMediator mediator, RequestContext context, TimeProvider time)
    : IRequestHandler<MoveEnterprise, Result<Done>>
{
    public async Task<Result<Done>> Handle(MoveEnterprise request, CancellationToken cancellationToken)
    {
        if (await db.Set<Enterprise>().FirstOrDefaultAsync(e => e.Id == request.EnterpriseId, cancellationToken) is not { } enterprise)
        {
            return Refusal.NotFound("enterprise.unknown");
        }

        if (enterprise.State == EnterpriseStates.Closed)
        {
            return new Refusal("enterprise.change-not-now", "communityCode", TextCatalog.Get($"enterprise-state.{enterprise.State}"), TextCatalog.Get($"enterprise-change.{EnterpriseChanges.Moved}"));
        }

        if (await regions.FindAsync(request.CommunityCode, cancellationToken) is not { Level: RegionLevel.Community } community)
        {
            return new Refusal("region.unknown", "communityCode", request.CommunityCode);
        }

        if (community.Code == enterprise.CommunityCode)
        {
            return new Refusal("enterprise.move-there", "communityCode", community.Name);
        }

        if (RegionPaths.At(community.Path, RegionLevel.District) != RegionPaths.At(enterprise.RegionPath, RegionLevel.District))
        {
            return new Refusal("enterprise.move-district", "communityCode", community.Name);
        }

        var last = await db.Set<EnterpriseChange>().SingleAsync(c => c.EnterpriseId == enterprise.Id && c.Until == null, cancellationToken);
        if (request.FirstDay < last.FirstDay || request.FirstDay > time.Today())
        {
            return new Refusal("enterprise.change-day", "firstDay", last.FirstDay.ToLongText(), time.Today().ToLongText());
        }

        foreach (var membership in await db.Set<GridMembership>().Where(m => m.EnterpriseId == enterprise.Id && m.Until == null).ToListAsync(cancellationToken))
        {
            membership.Until = request.FirstDay;
        }

        last.Until = request.FirstDay;
        (enterprise.CommunityCode, enterprise.RegionPath) = (community.Code, community.Path);
        enterprise.Rename(enterprise.Name, request.Address);
        await units.MoveAsync(enterprise.UnitId, community.Path, cancellationToken);
        db.Add(enterprise.Change(EnterpriseChanges.Moved, request.FirstDay, last.Sequence + 1, request.Reason, context.Who.Name, time.GetUtcNow()));
        timeline.Write(enterprise.Id, "timeline.enterprise-moved", community.Name, enterprise.Address, request.FirstDay, request.Reason.Trim());
        await mediator.Publish(new EnterpriseFileChanged(enterprise.Id), cancellationToken);
        return Done.Value;
    }
}
