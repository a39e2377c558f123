using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

/// <summary>A person no longer answers for a grid.</summary>
/// <param name="Until">The first day on which they do not; the day they began: they never did.</param>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice)]
public sealed record EndDuty(string GridCode, Guid DutyId, DateOnly Until) : ICommand<Done>;

internal sealed class EndDutyValidator : AbstractValidator<EndDuty>
{
    public EndDutyValidator()
    {
        RuleFor(x => x.GridCode).NotEmpty();
        RuleFor(x => x.Until).NotEmpty();
    }
}

internal sealed class EndDutyHandler(CaseFlowDb db, GridAccess access, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<EndDuty, Result<Done>>
{
    public async Task<Result<Done>> Handle(EndDuty request, CancellationToken cancellationToken)
    {
        var (grid, refused) = await access.FindAsync(request.GridCode, cancellationToken);
        if (grid is null)
        {
            return refused!;
        }

        context.SubjectId = grid.Id;
        if (await db.Set<GridDuty>().FirstOrDefaultAsync(d => d.Id == request.DutyId && d.GridId == grid.Id && d.Until == null, cancellationToken) is not { } duty)
        {
            return Refusal.NotFound("grid.duty-not-found");
        }

        if (request.Until < duty.FirstDay || request.Until > time.Today())
        {
            return new Refusal("grid.duty-end-day", "until", duty.FirstDay.ToLongText(), time.Today().ToLongText());
        }

        duty.Until = request.Until;
        timeline.Write(grid.Id, "timeline.grid-duty-ended", duty.PersonName, TextCatalog.Get($"grid-duty.{duty.Kind}"), request.Until);
        return Done.Value;
    }
}
