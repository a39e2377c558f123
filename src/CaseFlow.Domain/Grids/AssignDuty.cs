using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Grids;

/// <summary>
/// Names a person who answers for a grid (R110, R114). For a community grid somebody of the community, its street or a body
/// of the district (R19); for a street grid somebody of a department, of that street or of the district (R20).
/// </summary>
/// <param name="Kind">A key of <see cref="GridDuties"/>.</param>
/// <param name="Title">职务; null: the person's post.</param>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice)]
public sealed record AssignDuty(string GridCode, string Kind, Guid PersonId, DateOnly FirstDay, string? Title = null) : ICommand<Guid>;

internal sealed class AssignDutyValidator : AbstractValidator<AssignDuty>
{
    public AssignDutyValidator()
    {
        RuleFor(x => x.GridCode).NotEmpty();
        RuleFor(x => x.Kind).Must(GridDuties.All.Contains).Refuse("grid.duty-unknown");
        RuleFor(x => x.PersonId).NotEmpty().Refuse("grid.duty-person-missing");
        RuleFor(x => x.FirstDay).NotEmpty();
        RuleFor(x => x.Title).MaximumLength(60);
    }
}

internal sealed class AssignDutyHandler(
    CaseFlowDb db, GridAccess access, IDutyPersons people, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<AssignDuty, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AssignDuty request, CancellationToken cancellationToken)
    {
        var (grid, refused) = await access.FindAsync(request.GridCode, cancellationToken);
        if (grid is null)
        {
            return refused!;
        }

        context.SubjectId = grid.Id;
        if (await people.FindAsync(request.PersonId, cancellationToken) is not { } person)
        {
            return new Refusal("person.unknown", "personId");
        }

        if (person.OfEnterprise || !grid.RegionPath.StartsWith(person.UnitPath, StringComparison.Ordinal))
        {
            return new Refusal("grid.duty-unfit", "personId", person.Name, person.UnitName, grid.Name);
        }

        if (request.FirstDay < grid.FirstDay || request.FirstDay > time.Today())
        {
            return new Refusal("grid.duty-day", "firstDay", grid.FirstDay.ToLongText(), time.Today().ToLongText());
        }

        if (await db.Set<GridDuty>().AnyAsync(
            d => d.GridId == grid.Id && d.Kind == request.Kind && d.PersonId == request.PersonId && (d.Until == null || request.FirstDay < d.Until), cancellationToken))
        {
            return Refusal.Conflict("grid.duty-held", person.Name, TextCatalog.Get($"grid-duty.{request.Kind}"));
        }

        var duty = new GridDuty
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), GridId = grid.Id, Kind = request.Kind, PersonId = request.PersonId, PersonName = person.Name, UnitName = person.UnitName,
            Title = string.IsNullOrWhiteSpace(request.Title) ? person.Posts : request.Title.Trim(),
            FirstDay = request.FirstDay, RecordedBy = context.Who.Name,
        };
        db.Add(duty);
        timeline.Write(grid.Id, "timeline.grid-duty", person.Name, TextCatalog.Get($"grid-duty.{request.Kind}"), request.FirstDay);
        return duty.Id;
    }
}
