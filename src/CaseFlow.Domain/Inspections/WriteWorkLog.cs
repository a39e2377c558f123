using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Inspections;

/// <summary>Writes a line of one's own work log (R126); on days off too (R139).</summary>
/// <param name="InspectionId">Adds the follow-up to a check of one's own; the rest is drawn from it.</param>
[AllowedTo(Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DistrictOffice)]
public sealed record WriteWorkLog(
    DateOnly Day, string? EnterpriseName, string? Contact = null, string? Problems = null, string? Handling = null, string? FollowUp = null, Guid? InspectionId = null)
    : ICommand<Guid>
{
    public const int MaxText = 500;
}

internal sealed class WriteWorkLogValidator : AbstractValidator<WriteWorkLog>
{
    public WriteWorkLogValidator()
    {
        RuleFor(x => x.Day).NotEmpty().When(x => x.InspectionId is null);
        RuleFor(x => x.EnterpriseName).NotEmpty().When(x => x.InspectionId is null);
        RuleFor(x => x.FollowUp).NotEmpty().When(x => x.InspectionId is not null);
        RuleFor(x => x.EnterpriseName).MaximumLength(120);
        RuleFor(x => x.Contact).MaximumLength(60);
        RuleFor(x => x.Problems).MaximumLength(WriteWorkLog.MaxText);
        RuleFor(x => x.Handling).MaximumLength(WriteWorkLog.MaxText);
        RuleFor(x => x.FollowUp).MaximumLength(WriteWorkLog.MaxText);
    }
}

internal sealed class WriteWorkLogHandler(CaseFlowDb db, IPeopleDirectory people, RequestContext context, TimeProvider time) : IRequestHandler<WriteWorkLog, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(WriteWorkLog request, CancellationToken cancellationToken)
    {
        if (request.Day > time.Today())
        {
            return new Refusal("work-log.future", "day", time.Today().ToLongText());
        }

        var inspection = request.InspectionId is { } id
            ? await db.Set<Inspection>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id && i.InspectorId == context.Who.PersonId, cancellationToken)
            : null;
        if (request.InspectionId is not null && inspection is null)
        {
            return Refusal.NotFound("inspection.unknown");
        }

        var now = time.GetUtcNow();
        var entry = new WorkLogEntry
        {
            Id = Guid.CreateVersion7(now),
            Day = inspection?.Day ?? request.Day,
            OfficerId = context.Who.PersonId,
            OfficerName = context.Who.Name,
            RegionPath = context.Who.RegionPath ?? (await people.FindUnitAsync(context.Who.UnitId, cancellationToken))?.RegionPath ?? "",
            InspectionId = inspection?.Id,
            EnterpriseName = inspection?.EnterpriseName ?? request.EnterpriseName!.Trim(),
            Contact = request.Contact?.Trim(),
            Problems = request.Problems?.Trim(),
            Handling = request.Handling?.Trim(),
            FollowUp = request.FollowUp?.Trim(),
            WrittenAt = now,
        };
        db.Add(entry);
        if (context.Who.RegionPath is null)
        {
            db.Add(new UnitAccess { SubjectId = entry.Id, UnitId = context.Who.UnitId });
        }

        context.BeginSubject(entry.Id);
        return entry.Id;
    }
}

/// <summary>A line written by mistake no longer counts; it stays in the book with the reason.</summary>
[AllowedTo(Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DistrictOffice)]
public sealed record StrikeWorkLog(Guid EntryId, string Reason) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => EntryId;
}

internal sealed class StrikeWorkLogValidator : AbstractValidator<StrikeWorkLog>
{
    public StrikeWorkLogValidator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
}

internal sealed class StrikeWorkLogHandler(CaseFlowDb db, RequestContext context) : IRequestHandler<StrikeWorkLog, Result<Done>>
{
    public async Task<Result<Done>> Handle(StrikeWorkLog request, CancellationToken cancellationToken)
    {
        if (await db.Set<WorkLogEntry>().FirstOrDefaultAsync(e => e.Id == request.EntryId && e.OfficerId == context.Who.PersonId && e.StruckBecause == null, cancellationToken) is not { } entry)
        {
            return Refusal.NotFound("work-log.unknown");
        }

        entry.StruckBecause = request.Reason.Trim();
        return Done.Value;
    }
}
