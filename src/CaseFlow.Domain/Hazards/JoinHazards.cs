using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>A second report of the same thing is joined to the leading one: nothing of it is lost, one way is gone.</summary>
[AllowedTo(Roles.GridOfficer, Roles.CommunityLead, Roles.StreetOfficer, Roles.StreetLeader, Roles.DepartmentOfficer, Roles.DistrictOffice)]
public sealed record JoinHazards(Guid HazardId, Guid LeadingId, string Reason) : ICommand<Done>
{
    /// <summary>Tells the hazard's process that it is no longer on the chain; payload <c>{why}</c>: <c>joined</c> or <c>listed</c>.</summary>
    public const string LeftChain = "HazardLeftChain";
}

internal sealed class JoinHazardsValidator : AbstractValidator<JoinHazards>
{
    public JoinHazardsValidator()
    {
        RuleFor(x => x.LeadingId).NotEmpty().Refuse("hazard.leading-missing").NotEqual(x => x.HazardId).Refuse("hazard.leading-itself");
        RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("hazard.join-reason-missing").MaximumLength(ReportHazard.MaxText);
    }
}

internal sealed class JoinHazardsHandler(
    CaseFlowDb db, HazardChain chain, HazardJoining joining, IProcesses processes, IMediator mediator, RequestContext context, TimeProvider time)
    : IRequestHandler<JoinHazards, Result<Done>>
{
    public async Task<Result<Done>> Handle(JoinHazards request, CancellationToken cancellationToken)
    {
        var found = await db.Set<Hazard>().Where(h => h.Id == request.HazardId || h.Id == request.LeadingId).ToListAsync(cancellationToken);
        if (found.Find(h => h.Id == request.HazardId) is not { } hazard || found.Find(h => h.Id == request.LeadingId) is not { } leading)
        {
            return Refusal.NotFound("hazard.not-found");
        }

        if (!HazardStates.OnTheWay.Contains(hazard.State))
        {
            return Refusal.Conflict("hazard.not-on-the-way", hazard.Number, TextCatalog.Get($"hazard-state.{hazard.State}"));
        }

        if (!HazardJoining.MayLead(leading, hazard.EnterpriseId) || await db.Set<Hazard>().AnyAsync(h => h.LeadingId == hazard.Id, cancellationToken))
        {
            return new Refusal("hazard.not-joinable", "leadingId");
        }

        context.SubjectId = hazard.Id;
        await chain.ReleaseAsync(hazard, cancellationToken);
        joining.Join(hazard, leading, request.Reason.Trim());
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(new HazardEnded(hazard.Id, hazard.EnterpriseId, time.GetUtcNow()), cancellationToken);
        await processes.PublishAsync(JoinHazards.LeftChain, hazard.Id, new JsonObject { ["why"] = "joined" }, cancellationToken);
        return Done.Value;
    }
}
