using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.SubRegisters;

/// <summary>Somebody looked on a day whether rows of an enterprise are right, and they are (R100: 定期核实).</summary>
/// <param name="EntryIds">Rows that are there still.</param>
/// <param name="Day">Not after today.</param>
[AllowedTo(Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.DepartmentOfficer, Roles.DistrictOffice)]
public sealed record VerifyRegisterEntries(Guid EnterpriseId, IReadOnlyList<Guid> EntryIds, DateOnly Day) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => EnterpriseId;
}

internal sealed class VerifyRegisterEntriesValidator : AbstractValidator<VerifyRegisterEntries>
{
    public VerifyRegisterEntriesValidator(TimeProvider time)
    {
        RuleFor(x => x.EntryIds).NotEmpty().Refuse("register.none-chosen");
        RuleFor(x => x.Day).NotEmpty().LessThanOrEqualTo(_ => time.Today()).Refuse("register.first-day");
    }
}

internal sealed class VerifyRegisterEntriesHandler(CaseFlowDb db, ISeenEnterprises enterprises, ITimeline timeline, RequestContext context)
    : IRequestHandler<VerifyRegisterEntries, Result<Done>>
{
    public async Task<Result<Done>> Handle(VerifyRegisterEntries request, CancellationToken cancellationToken)
    {
        if (!await enterprises.Rows.AnyAsync(e => e.Id == request.EnterpriseId, cancellationToken))
        {
            return Refusal.NotFound("enterprise.unknown");
        }

        var ids = request.EntryIds.Distinct().ToList();
        var entries = await db.Set<RegisterEntry>().Where(r => r.EnterpriseId == request.EnterpriseId && ids.Contains(r.Id) && r.Until == null).ToListAsync(cancellationToken);
        if (entries.Count < ids.Count)
        {
            return Refusal.NotFound("register.unknown");
        }

        if (entries.Find(r => r.FirstDay > request.Day) is { } later)
        {
            return new Refusal("register.verified-before", "day", later.Name, later.FirstDay.ToLongText());
        }

        // A visit entered late takes nothing away from a later one.
        foreach (var entry in entries.Where(r => r.VerifiedOn <= request.Day))
        {
            (entry.VerifiedOn, entry.VerifiedBy) = (request.Day, context.Who.Name);
        }

        timeline.Write(request.EnterpriseId, "timeline.register-verified", request.Day, entries.Select(r => r.Name));
        return Done.Value;
    }
}
