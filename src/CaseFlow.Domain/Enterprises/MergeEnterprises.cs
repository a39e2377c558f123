using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Timeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Enterprises;

/// <summary>
/// Two files turn out to be one enterprise (R99, C53): one is kept, with what happened to both; the other ends today and points
/// to it. Days before keep the counts they had.
/// </summary>
/// <param name="EnterpriseId">The file that is kept, with its facts.</param>
/// <param name="OtherId">The one that is merged into it.</param>
[AllowedTo(Roles.StreetOfficer, Roles.DistrictOffice)]
public sealed record MergeEnterprises(Guid EnterpriseId, Guid OtherId, string Reason) : ICommand<Done>, IConcerns
{
    Guid IConcerns.SubjectId => EnterpriseId;
}

/// <summary>What was recorded about the one belongs to the other.</summary>
public sealed record EnterprisesMerged(Guid EnterpriseId, Guid UnitId, Guid IntoId, Guid IntoUnitId) : INotification;

internal sealed class MergeEnterprisesValidator : AbstractValidator<MergeEnterprises>
{
    public MergeEnterprisesValidator()
    {
        RuleFor(x => x.OtherId).NotEmpty().Refuse("enterprise.merge-which");
        RuleFor(x => x.OtherId).NotEqual(x => x.EnterpriseId).Refuse("enterprise.merge-itself");
        RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

internal sealed class MergeEnterprisesHandler(CaseFlowDb db, IUnitRegister units, IMediator mediator, ITimeline timeline, RequestContext context, TimeProvider time)
    : IRequestHandler<MergeEnterprises, Result<Done>>
{
    public async Task<Result<Done>> Handle(MergeEnterprises request, CancellationToken cancellationToken)
    {
        var kept = await db.Set<Enterprise>().FirstOrDefaultAsync(e => e.Id == request.EnterpriseId, cancellationToken);
        var other = await db.Set<Enterprise>().FirstOrDefaultAsync(e => e.Id == request.OtherId, cancellationToken);
        if (kept is null || other is null)
        {
            return Refusal.NotFound("enterprise.unknown");
        }

        if (kept.State == EnterpriseStates.Closed)
        {
            return new Refusal("enterprise.merge-closed", "enterpriseId", kept.Name);
        }

        if (other.MergedIntoId is not null)
        {
            return Refusal.Conflict("enterprise.merged-already", other.Name);
        }

        var today = time.Today();
        if (other.State != EnterpriseStates.Closed)
        {
            var last = await db.Set<EnterpriseChange>().SingleAsync(c => c.EnterpriseId == other.Id && c.Until == null, cancellationToken);
            last.Until = today;
            (other.State, other.StateSince) = (EnterpriseStates.Closed, today);
            db.Add(other.Change(EnterpriseChanges.Merged, today, last.Sequence + 1, request.Reason, context.Who.Name, time.GetUtcNow()));
        }

        foreach (var earlier in await db.Set<Enterprise>().Where(e => e.MergedIntoId == other.Id).ToListAsync(cancellationToken))
        {
            earlier.MergedIntoId = kept.Id;
        }

        foreach (var direct in await db.Set<DirectSupervision>().Where(s => s.EnterpriseId == other.Id && s.Until == null).ToListAsync(cancellationToken))
        {
            direct.Until = today;
        }

        foreach (var membership in await db.Set<GridMembership>().Where(m => m.EnterpriseId == other.Id && m.Until == null).ToListAsync(cancellationToken))
        {
            membership.Until = today;
        }

        other.MergedIntoId = kept.Id;
        await units.MergeAsync(other.UnitId, kept.UnitId, cancellationToken);
        await mediator.Publish(new EnterprisesMerged(other.Id, other.UnitId, kept.Id, kept.UnitId), cancellationToken);
        timeline.Write(kept.Id, "timeline.enterprise-merged-here", other.Name, other.CreditCode, request.Reason.Trim());
        timeline.Write(other.Id, "timeline.enterprise-merged", kept.Name, kept.CreditCode, request.Reason.Trim());
        return Done.Value;
    }
}
