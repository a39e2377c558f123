using CaseFlow.Domain.Grids;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using CaseFlow.Domain.WorkItems;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Hazards;

/// <summary>
/// The community of an open hazard moved to another street: the old street or the district office hands it over. It keeps
/// its station, its limit and its process; what the old street held, the new one holds (R141).
/// </summary>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice)]
public sealed record HandOverHazard(Guid HazardId, string Reason) : ICommand<HazardsHandedOver>, IConcerns
{
    Guid IConcerns.SubjectId => HazardId;
}

/// <summary>Hands over what is open in a moved community, the oldest first, at most <see cref="Most"/> at a time.</summary>
[AllowedTo(Roles.StreetOfficer, Roles.StreetLeader, Roles.DistrictOffice)]
public sealed record HandOverHazards(string CommunityCode, string Reason) : ICommand<HazardsHandedOver>
{
    public const int Most = 200;
}

/// <param name="Left">Still to be handed over in that community.</param>
public sealed record HazardsHandedOver(int Count, int Left);

internal sealed class HandOverHazardValidator : AbstractValidator<HandOverHazard>
{
    public HandOverHazardValidator() => RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("hazard.hand-over-reason-missing").MaximumLength(ReportHazard.MaxText);
}

internal sealed class HandOverHazardsValidator : AbstractValidator<HandOverHazards>
{
    public HandOverHazardsValidator() => RuleFor(x => x.Reason).Must(t => !string.IsNullOrWhiteSpace(t)).Refuse("hazard.hand-over-reason-missing").MaximumLength(ReportHazard.MaxText);
}

internal sealed class HandOverHazardsHandler(CaseFlowDb db, HazardHandOver handOver, RequestContext context)
    : IRequestHandler<HandOverHazard, Result<HazardsHandedOver>>, IRequestHandler<HandOverHazards, Result<HazardsHandedOver>>
{
    public async Task<Result<HazardsHandedOver>> Handle(HandOverHazard request, CancellationToken cancellationToken)
    {
        if (await db.Set<Hazard>().FirstOrDefaultAsync(h => h.Id == request.HazardId, cancellationToken) is not { } hazard)
        {
            return Refusal.NotFound("hazard.not-found");
        }

        if (!HazardStates.Held.Contains(hazard.State))
        {
            return Refusal.Conflict("hazard.not-on-the-way", hazard.Number, TextCatalog.Get($"hazard-state.{hazard.State}"));
        }

        if (hazard.MovedTo is null)
        {
            return Refusal.Conflict("hazard.not-moved", hazard.Number, hazard.CommunityName, hazard.StreetName);
        }

        if (!Gives(hazard))
        {
            return Refusal.Forbidden("hazard.hand-over-not-yours", hazard.StreetName);
        }

        await handOver.ToNewStreetAsync(hazard, request.Reason.Trim(), cancellationToken);
        return new HazardsHandedOver(1, await Waiting(hazard.CommunityCode).CountAsync(h => h.Id != hazard.Id, cancellationToken));
    }

    public async Task<Result<HazardsHandedOver>> Handle(HandOverHazards request, CancellationToken cancellationToken)
    {
        var all = await Waiting(request.CommunityCode).CountAsync(cancellationToken);
        var rows = await Waiting(request.CommunityCode).OrderBy(h => h.ReportedAt).ThenBy(h => h.Id).Take(HandOverHazards.Most).ToListAsync(cancellationToken);
        foreach (var hazard in rows)
        {
            await handOver.ToNewStreetAsync(hazard, request.Reason.Trim(), cancellationToken);
        }

        return new HazardsHandedOver(rows.Count, all - rows.Count);
    }

    /// <summary>Of the street that has it or above; a unit it was merely opened to hands nothing over.</summary>
    private bool Gives(Hazard hazard) => context.Who.IsSystem || (context.Who.RegionPath is { } seen && hazard.RegionPath.StartsWith(seen, StringComparison.Ordinal));

    private IQueryable<Hazard> Waiting(string communityCode)
    {
        var path = context.Who.IsSystem ? "" : context.Who.RegionPath ?? "-";
        return db.Set<Hazard>().Where(h => h.CommunityCode == communityCode && h.MovedTo != null && HazardStates.Held.Contains(h.State) && h.RegionPath.StartsWith(path));
    }
}

/// <summary>Gives one hazard, and the reports joined to it, to the street in which its community lies now.</summary>
internal sealed class HazardHandOver(
    HazardChain chain, HazardHolders holders, HazardJoining joining, IRegionDirectory regions, IPeopleDirectory people, ITimeline timeline,
    IMediator mediator, RequestContext context, TimeProvider time)
{
    public async Task ToNewStreetAsync(Hazard hazard, string reason, CancellationToken ct)
    {
        var (from, path) = (hazard.StreetName, hazard.MovedTo!);
        var street = (await regions.AlongAsync(path, ct)).Single(r => r.Level == RegionLevel.Street);
        var gave = await people.UnitOfRegionAsync(hazard.StreetCode, ct);
        var holder = gave is not null && hazard.HolderUnitId == gave.Id
            ? await holders.InStreetAsync(hazard.Station ?? HazardStations.Street, street.Code, hazard.HolderRole, ct)
            : null;
        var before = holder is null ? null : new TaskHand(gave!.Id, hazard.HolderRole, gave.Name);
        foreach (var one in (await joining.OfAsync(hazard.Id, ct)).Prepend(hazard))
        {
            (one.RegionPath, one.MovedTo, one.StreetCode, one.StreetName) = (path, null, street.Code, street.Name);

            // Whoever had it may still look at what became of it.
            await chain.OpenToAsync(one, gave?.Id, ct);
        }

        timeline.Write(hazard.Id, "timeline.hazard-handed-over", hazard.CommunityName, from, street.Name, reason);
        if (holder is not null)
        {
            await chain.ChangeHandsAsync(hazard, holder, reason, ct);
        }

        using var _ = context.EnterProcess();
        await mediator.Send(
            new HandOverTasks(hazard.Id, path, before, holder is null ? null : new TaskHand(holder.UnitId!.Value, holder.Role, holder.Name)), ct);
        await mediator.Send(
            new SendNotice(
                hazard.Id, $"hand-over:{time.GetUtcNow().UtcTicks}", [PartyKeys.HazardHolder, PartyKeys.Street], TextCatalog.Get("hazard-hand-over.title", hazard.Number),
                TextCatalog.Get("hazard-hand-over.text", hazard.EnterpriseName, hazard.CommunityName, from, reason)),
            ct);
    }
}
