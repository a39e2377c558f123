using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

/// <summary>
/// A community belongs to another street from a day on. Its grids, its offices and its enterprises go with it; open hazards
/// and cases keep their holder until they are handed over, and earlier days still show the old tree.
/// </summary>
/// <param name="FirstDay">Not before it came to its present street and not after today.</param>
[AllowedTo(Roles.DistrictOffice, Roles.SystemAdministrator)]
public sealed record MoveCommunity(string CommunityCode, string StreetCode, DateOnly FirstDay, string Reason) : ICommand<Done>;

/// <summary>Whatever lies below <paramref name="Before"/> lies below <paramref name="After"/> now; told inside the transaction.</summary>
public sealed record RegionMoved(string Code, string Before, string After, DateOnly FirstDay) : INotification;

internal sealed class MoveCommunityValidator : AbstractValidator<MoveCommunity>
{
    public MoveCommunityValidator()
    {
        RuleFor(x => x.CommunityCode).NotEmpty();
        RuleFor(x => x.StreetCode).NotEmpty();
        RuleFor(x => x.FirstDay).NotEmpty();
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class MoveCommunityHandler(CaseFlowDb db, IMediator mediator, TimeProvider time) : IRequestHandler<MoveCommunity, Result<Done>>
{
    public async Task<Result<Done>> Handle(MoveCommunity request, CancellationToken cancellationToken)
    {
        var community = await db.Set<Region>().FirstOrDefaultAsync(r => r.Code == request.CommunityCode && r.Level == RegionLevel.Community, cancellationToken);
        var street = await db.Set<Region>().AsNoTracking().FirstOrDefaultAsync(r => r.Code == request.StreetCode && r.Level == RegionLevel.Street, cancellationToken);
        if (community is null || street is null)
        {
            return new Refusal("region.unknown", community is null ? "communityCode" : "streetCode", community is null ? request.CommunityCode : request.StreetCode);
        }

        if (community.ParentCode == street.Code)
        {
            return new Refusal("region.there-already", "streetCode", community.Name, street.Name);
        }

        // Between districts the city moves it, with everything that was counted there.
        if (RegionPaths.At(street.Path, RegionLevel.District) != RegionPaths.At(community.Path, RegionLevel.District))
        {
            return new Refusal("region.other-district", "streetCode", street.Name, community.Name);
        }

        var last = await db.Set<RegionSpan>().SingleAsync(s => s.Code == community.Code && s.Until == null, cancellationToken);
        if (request.FirstDay <= last.FirstDay || request.FirstDay > time.Today())
        {
            return new Refusal("region.move-day", "firstDay", last.FirstDay.AddDays(1).ToLongText(), time.Today().ToLongText());
        }

        var (before, after) = (community.Path, $"{street.Path}{community.Code}/");
        last.Until = request.FirstDay;
        db.Add(new RegionSpan { Code = community.Code, Path = after, FirstDay = request.FirstDay, Reason = request.Reason.Trim() });
        (community.ParentCode, community.Path) = (street.Code, after);
        foreach (var grid in await db.Set<Grid>().Where(g => g.RegionPath.StartsWith(before)).ToListAsync(cancellationToken))
        {
            grid.RegionPath = after;
        }

        await mediator.Publish(new RegionMoved(community.Code, before, after, request.FirstDay), cancellationToken);
        return Done.Value;
    }
}
