using CaseFlow.Domain.Kernel;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.People;

/// <summary>
/// A person is away from the first to the last day; the substitute, somebody of the same unit, gets their tasks and
/// reminders meanwhile. People record their own leave, leaders that of their unit.
/// </summary>
[AnyRole]
public sealed record RecordLeave(Guid PersonId, Guid SubstituteId, DateOnly FirstDay, DateOnly LastDay) : ICommand<Guid>, IConcerns
{
    Guid IConcerns.SubjectId => PersonId;
}

internal sealed class RecordLeaveValidator : AbstractValidator<RecordLeave>
{
    public RecordLeaveValidator()
    {
        RuleFor(x => x.LastDay).GreaterThanOrEqualTo(x => x.FirstDay);
        RuleFor(x => x.SubstituteId).NotEqual(x => x.PersonId).WithErrorCode("leave.substitute-self").WithMessage(_ => TextCatalog.Get("leave.substitute-self"));
    }
}

internal sealed class RecordLeaveHandler(CaseFlowDb db, IActors actors, RequestContext context, TimeProvider time)
    : IRequestHandler<RecordLeave, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(RecordLeave request, CancellationToken cancellationToken)
    {
        var person = await actors.FindAsync(request.PersonId, cancellationToken);
        if (person is null || !LeaveRights.MayKeep(context.Who, request.PersonId, person.UnitId))
        {
            return Refusal.NotFound("person.unknown");
        }

        var substitute = await actors.FindAsync(request.SubstituteId, cancellationToken);
        if (substitute?.UnitId != person.UnitId)
        {
            return new Refusal("leave.substitute-other-unit", "substituteId", person.UnitName);
        }

        var (from, to) = (request.FirstDay.StartOfDay(), request.LastDay.EndOfDay());
        if (to <= time.GetUtcNow())
        {
            return new Refusal("leave.over", "lastDay");
        }

        if (await db.Set<Leave>().AnyAsync(l => l.PersonId == request.PersonId && l.From < to && from < l.To, cancellationToken))
        {
            return new Refusal("leave.overlaps", "firstDay", person.Name) { Kind = RefusalKind.Conflict };
        }

        if (await db.Set<Leave>().AnyAsync(l => l.PersonId == request.SubstituteId && l.From < to && from < l.To, cancellationToken))
        {
            return new Refusal("leave.substitute-away", "substituteId", substitute.Name);
        }

        var leave = new Leave
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), PersonId = request.PersonId, SubstituteId = request.SubstituteId, From = from, To = to,
        };
        db.Add(leave);
        return leave.Id;
    }
}

/// <summary>Who keeps whose leave: everybody their own, who leads a unit that of its people.</summary>
internal static class LeaveRights
{
    public static bool MayKeep(Actor who, Guid personId, Guid unitId) =>
        who.IsSystem || who.PersonId == personId || who.Is(Roles.SystemAdministrator) || (LeadsUnit(who) && who.UnitId == unitId);

    public static bool LeadsUnit(Actor who) =>
        who.Is(Roles.StreetLeader) || who.Is(Roles.DepartmentLeader) || who.Is(Roles.ListingBody) || who.Is(Roles.CommunityLead);
}
