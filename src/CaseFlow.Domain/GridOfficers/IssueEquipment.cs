using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.GridOfficers;

/// <summary>Hands equipment out to an officer (R71, R72).</summary>
/// <param name="Kind">One of <see cref="EquipmentKinds"/>.</param>
/// <param name="Name">What it is, with its serial number where it has one.</param>
/// <param name="IssuedOn">Not after today.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record IssueEquipment(Guid OfficerId, string Kind, string Name, DateOnly IssuedOn) : ICommand<Guid>, IConcerns
{
    Guid IConcerns.SubjectId => OfficerId;
}

/// <summary>Equipment came back; also after leaving.</summary>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record ReturnEquipment(Guid OfficerId, Guid EquipmentId, DateOnly ReturnedOn) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => OfficerId;
}

internal sealed class IssueEquipmentValidator : AbstractValidator<IssueEquipment>
{
    public IssueEquipmentValidator(TimeProvider time)
    {
        RuleFor(x => x.Kind).Must(EquipmentKinds.All.Contains).Refuse("officer.equipment-kind");
        RuleFor(x => x.Name).NotEmpty().MaximumLength(80);
        RuleFor(x => x.IssuedOn).NotEmpty().LessThanOrEqualTo(_ => time.Today()).Refuse("officer.day-future");
    }
}

internal sealed class ReturnEquipmentValidator : AbstractValidator<ReturnEquipment>
{
    public ReturnEquipmentValidator(TimeProvider time) =>
        RuleFor(x => x.ReturnedOn).NotEmpty().LessThanOrEqualTo(_ => time.Today()).Refuse("officer.day-future");
}

internal sealed class IssueEquipmentHandler(CaseFlowDb db, OfficerFiles files, ITimeline timeline, TimeProvider time)
    : IRequestHandler<IssueEquipment, Result<Guid>>, IRequestHandler<ReturnEquipment, Result<Done>>
{
    public async Task<Result<Guid>> Handle(IssueEquipment request, CancellationToken cancellationToken)
    {
        var kept = await files.KeptAsync(request.OfficerId, cancellationToken);
        if (!kept.Succeeded)
        {
            return Result<Guid>.Refused(kept.Refusals);
        }

        var equipment = new OfficerEquipment
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), OfficerId = request.OfficerId, Kind = request.Kind, Name = request.Name.Trim(), IssuedOn = request.IssuedOn,
        };
        db.Add(equipment);
        timeline.Write(request.OfficerId, "timeline.officer-equipped", TextCatalog.Get($"equipment.{request.Kind}"), equipment.Name, request.IssuedOn);
        return equipment.Id;
    }

    public async Task<Result<Done>> Handle(ReturnEquipment request, CancellationToken cancellationToken)
    {
        if (!await files.Seen.AnyAsync(o => o.Id == request.OfficerId, cancellationToken))
        {
            return Refusal.NotFound("officer.unknown");
        }

        if (await db.Set<OfficerEquipment>().FirstOrDefaultAsync(e => e.Id == request.EquipmentId && e.OfficerId == request.OfficerId && e.ReturnedOn == null, cancellationToken) is not { } equipment)
        {
            return Refusal.NotFound("officer.equipment-unknown");
        }

        if (request.ReturnedOn < equipment.IssuedOn)
        {
            return new Refusal("officer.ends-before", "returnedOn", equipment.IssuedOn.ToLongText());
        }

        equipment.ReturnedOn = request.ReturnedOn;
        timeline.Write(request.OfficerId, "timeline.officer-returned", TextCatalog.Get($"equipment.{equipment.Kind}"), equipment.Name, request.ReturnedOn);
        return Done.Value;
    }
}
