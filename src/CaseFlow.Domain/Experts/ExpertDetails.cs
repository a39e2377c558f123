using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Experts;

/// <summary>One expert of the register (R45).</summary>
[AllowedTo(
    Roles.StreetOfficer, Roles.StreetLeader, Roles.StreetHead, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.CityOffice)]
public sealed record ExpertDetails(Guid Id) : IQuery<ExpertView>;

/// <param name="Phone">Masked.</param>
/// <param name="MayKeep">Who asks keeps the register and the expert is still on it.</param>
public sealed record ExpertView(ExpertItem Item, Guid PersonId, string? Phone, DateTimeOffset RegisteredAt, string RegisteredBy, DateOnly? EndedOn, string? EndReason, bool MayKeep);

/// <summary>One technical body of the register (R45) with its experts.</summary>
[AllowedTo(
    Roles.StreetOfficer, Roles.StreetLeader, Roles.StreetHead, Roles.DepartmentOfficer, Roles.DepartmentLeader, Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.CityOffice)]
public sealed record BodyDetails(Guid Id) : IQuery<BodyView>;

public sealed record BodyView(
    BodyItem Item, DateTimeOffset RegisteredAt, string RegisteredBy, DateOnly? EndedOn, string? EndReason, bool MayKeep, IReadOnlyList<ExpertItem> Experts);

internal sealed class ExpertDetailsHandler(CaseFlowDb db, ExpertScope scope, IPeopleDirectory people, RequestContext context, TimeProvider time)
    : IRequestHandler<ExpertDetails, Result<ExpertView>>, IRequestHandler<BodyDetails, Result<BodyView>>
{
    public async Task<Result<ExpertView>> Handle(ExpertDetails request, CancellationToken cancellationToken)
    {
        if (await scope.ExpertAsync(request.Id, cancellationToken) is not var (expert, body))
        {
            return Refusal.NotFound("expert.unknown");
        }

        var open = await db.Set<Engagement>().CountAsync(e => e.ExpertId == expert.Id && e.State == EngagementStates.Open, cancellationToken);
        var phones = await people.PhonesAsync([expert.PersonId], cancellationToken);
        return new ExpertView(
            ListExpertsHandler.Item(expert, body, open, time.Today()), expert.PersonId, phones.GetValueOrDefault(expert.PersonId), expert.RegisteredAt, expert.RegisteredBy, expert.EndedOn,
            expert.EndReason, Keeps && expert.EndedOn is null);
    }

    public async Task<Result<BodyView>> Handle(BodyDetails request, CancellationToken cancellationToken)
    {
        if (await scope.BodyAsync(request.Id, cancellationToken) is not { } body)
        {
            return Refusal.NotFound("body.unknown");
        }

        var experts = await db.Set<Expert>().AsNoTracking().Where(e => e.BodyId == body.Id).OrderBy(e => e.Name).ThenBy(e => e.Id).ToListAsync(cancellationToken);
        return new BodyView(
            ListBodiesHandler.Item(body, experts.Count(e => e.EndedOn is null), time.Today()), body.RegisteredAt, body.RegisteredBy, body.EndedOn, body.EndReason, Keeps && body.EndedOn is null,
            experts.ConvertAll(e => ListExpertsHandler.Item(e, body, 0, time.Today())));
    }

    private bool Keeps => context.Who.Is(Roles.DistrictOffice);
}
