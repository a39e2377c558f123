using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>
/// Takes a grid officer into the register: full-time ones by a recruitment of the district and its conditions (R17,
/// R51-R54), part-time ones from those the street has already (R121). For a full-time one the event
/// <c>GridOfficerHired</c> starts the onboarding (R37, R55), subject = the officer.
/// </summary>
/// <param name="PersonId">Somebody who holds a post already; null: a new person of that name.</param>
/// <param name="StreetCode">Twelve digits.</param>
/// <param name="HiredOn">Not after today.</param>
/// <param name="Demo">Made up for the demo district: in service for long, so that no onboarding begins.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record HireOfficer(
    bool FullTime, Guid? PersonId, string? Name, string? Phone, string StreetCode, DateOnly HiredOn, string? IdNumber = null, DateOnly? BirthDate = null,
    string? OriginalRole = null, Guid? RecruitmentId = null, string? Education = null, string? Residence = null, string? ResidencePlace = null,
    bool NoCriminalRecord = false, bool Healthy = false, bool Writes = false, bool UsesComputers = false, bool Obeys = false, bool Demo = false) : ICommand<Guid>
{
    public const string Event = "GridOfficerHired";
}

internal sealed class HireOfficerValidator : AbstractValidator<HireOfficer>
{
    public HireOfficerValidator(TimeProvider time)
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(60).When(x => x.PersonId is null);
        RuleFor(x => x.Phone).MaximumLength(30).Matches(@"^[0-9+\- ]+$").When(x => !string.IsNullOrEmpty(x.Phone));
        RuleFor(x => x.StreetCode).NotEmpty();
        RuleFor(x => x.HiredOn).NotEmpty().Must(day => day <= time.Today()).Refuse("officer.day-future");
        RuleFor(x => x.IdNumber).Must(n => string.IsNullOrEmpty(n) || IdNumber.BirthDateOf(n) is not null).Refuse("officer.id-number");
        RuleFor(x => x.Education).Must(e => e is null || Educations.All.Contains(e)).Refuse("officer.education");
        RuleFor(x => x.Residence).Must(r => r is null || Residences.All.Contains(r)).Refuse("officer.residence-kind");
        RuleFor(x => x.ResidencePlace).MaximumLength(200);
        When(x => x.FullTime, () =>
        {
            RuleFor(x => x.RecruitmentId).NotEmpty();
            RuleFor(x => x.IdNumber).NotEmpty();
        }).Otherwise(() => RuleFor(x => x.OriginalRole).NotEmpty().Must(r => OriginalRoles.All.Contains(r!)).Refuse("officer.original-role"));
    }
}

internal sealed class HireOfficerHandler(
    CaseFlowDb db, IDatabaseDialect dialect, IRegionDirectory regions, IPeopleDirectory people, IMediator mediator, IProcesses processes, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<HireOfficer, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(HireOfficer request, CancellationToken cancellationToken)
    {
        var street = await regions.FindAsync(request.StreetCode, cancellationToken);
        if (street is not { Level: RegionLevel.Street })
        {
            return new Refusal("officer.street-unknown", "streetCode", request.StreetCode);
        }

        if (context.Who.RegionPath is not { } seen || !street.Path.StartsWith(seen, StringComparison.Ordinal))
        {
            return new Refusal("officer.outside-region", "streetCode", street.Name, context.Who.UnitName);
        }

        // Of two who hire at once, one takes the last place and one registers the person.
        await dialect.LockAsync(db, "grid-officers:hiring", cancellationToken);
        if (await WhyNotAsync(request, cancellationToken) is { Count: > 0 } failed)
        {
            return Result<Guid>.Refused(failed);
        }

        var person = await PersonAsync(request, cancellationToken);
        if (!person.Succeeded)
        {
            return Result<Guid>.Refused(person.Refusals);
        }

        var officer = Officer(request, person.Value, street.Path);
        db.Add(officer);
        context.BeginSubject(officer.Id);
        if (person.Value.UnitId is { } unit)
        {
            db.Add(new UnitAccess { SubjectId = officer.Id, UnitId = unit });
        }

        timeline.Write(officer.Id, request.FullTime ? "timeline.officer-hired" : "timeline.officer-enrolled", request.HiredOn, street.Name);
        if (request.FullTime && !request.Demo)
        {
            // The process that starts now reads the officer.
            await db.SaveChangesAsync(cancellationToken);
            await processes.PublishAsync(HireOfficer.Event, officer.Id, Facts(officer, street), cancellationToken);
        }

        return officer.Id;
    }

    /// <summary>Every condition that fails, each by its name.</summary>
    private async Task<IReadOnlyList<Refusal>> WhyNotAsync(HireOfficer request, CancellationToken ct)
    {
        List<Refusal> failed = [];
        var id = Id(request);
        if (id is not null && await db.Set<GridOfficer>().IgnoreQueryFilters().AnyAsync(o => o.IdNumber == id && o.LeftOn == null, ct))
        {
            failed.Add(new Refusal("officer.id-number-taken", "idNumber") { Kind = RefusalKind.Conflict });
        }

        if (request.PersonId is { } person && await db.Set<GridOfficer>().IgnoreQueryFilters().AnyAsync(o => o.PersonId == person && o.LeftOn == null, ct))
        {
            failed.Add(new Refusal("officer.enrolled-already", "personId") { Kind = RefusalKind.Conflict });
        }

        if (BirthDate(request) != (request.BirthDate ?? BirthDate(request)))
        {
            failed.Add(new Refusal("officer.birth-date-differs", "birthDate"));
        }

        if (!request.FullTime)
        {
            return failed;
        }

        var recruitment = await db.Set<Recruitment>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == request.RecruitmentId, ct);
        if (recruitment is null)
        {
            return [.. failed, Refusal.NotFound("recruitment.unknown") with { Field = "recruitmentId" }];
        }

        if (recruitment.ClosedOn is { } closed)
        {
            failed.Add(new Refusal("recruitment.closed", "recruitmentId", recruitment.Name, closed.ToLongText()) { Kind = RefusalKind.Conflict });
        }

        if (await db.Set<GridOfficer>().IgnoreQueryFilters().CountAsync(o => o.RecruitmentId == recruitment.Id, ct) >= recruitment.Headcount)
        {
            failed.Add(new Refusal("recruitment.full", "recruitmentId", recruitment.Name, recruitment.Headcount) { Kind = RefusalKind.Conflict });
        }

        return [.. failed, .. HiringConditions.Failed(request, BirthDate(request), recruitment)];
    }

    /// <summary>Who it is, and the unit of the post they hold already.</summary>
    private async Task<Result<(Guid Id, string Name, Guid? UnitId)>> PersonAsync(HireOfficer request, CancellationToken ct)
    {
        if (request.PersonId is { } id)
        {
            return await people.FindPersonAsync(id, ct) is { } known
                ? (known.Id, known.Name, (Guid?)known.UnitId)
                : new Refusal("person.unknown", "personId") { Kind = RefusalKind.NotFound };
        }

        using var process = context.EnterProcess();
        var made = await mediator.Send(new RegisterPerson(request.Name!, request.Phone, null), ct);
        return made.Succeeded ? (made.Value, request.Name!.Trim(), (Guid?)null) : Result<(Guid, string, Guid?)>.Refused(made.Refusals);
    }

    private GridOfficer Officer(HireOfficer request, (Guid Id, string Name, Guid? UnitId) person, string path) => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        PersonId = person.Id,
        Name = person.Name,
        Phone = string.IsNullOrWhiteSpace(request.Phone) ? null : request.Phone.Trim(),
        IdNumber = Id(request),
        FullTime = request.FullTime,
        OriginalRole = request.FullTime ? null : request.OriginalRole,
        RecruitmentId = request.FullTime ? request.RecruitmentId : null,
        BirthDate = BirthDate(request),
        Education = request.Education,
        Residence = request.Residence,
        ResidencePlace = request.ResidencePlace?.Trim(),
        NoCriminalRecord = request.NoCriminalRecord,
        Healthy = request.Healthy,
        Writes = request.Writes,
        UsesComputers = request.UsesComputers,
        Obeys = request.Obeys,
        State = request.FullTime ? OfficerStates.Training : OfficerStates.Ready,
        RegionPath = path,
        HiredOn = request.HiredOn,
        Demo = request.Demo,
    };

    private static JsonObject Facts(GridOfficer officer, RegionFacts street) => new()
    {
        ["officerId"] = officer.Id,
        ["name"] = officer.Name,
        ["street"] = street.Name,
        ["streetCode"] = street.Code,
        ["hiredOn"] = officer.HiredOn.ToString("O", CultureInfo.InvariantCulture),
    };

    private static string? Id(HireOfficer request) => string.IsNullOrWhiteSpace(request.IdNumber) ? null : request.IdNumber.Trim().ToUpperInvariant();

    private static DateOnly? BirthDate(HireOfficer request) => IdNumber.BirthDateOf(Id(request)) ?? request.BirthDate;
}
