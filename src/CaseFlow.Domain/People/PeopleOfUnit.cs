using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Domain.People;

/// <summary>Who is in office in a unit now, substitutes in the place of those on leave. An enterprise sees its own people only.</summary>
[AnyRole]
public sealed record PeopleOfUnit(Guid UnitId) : IQuery<IReadOnlyList<PersonInOffice>>;

/// <param name="Phone">Masked to its first three and last four digits.</param>
/// <param name="StandsInFor">Name of the holder on leave; null when the holder acts.</param>
public sealed record PersonInOffice(Guid Id, string Name, IReadOnlyList<string> Roles, string? Phone, string? StandsInFor);

internal sealed class PeopleOfUnitHandler(IPostHolders posts, RequestContext context, TimeProvider time)
    : IRequestHandler<PeopleOfUnit, Result<IReadOnlyList<PersonInOffice>>>
{
    public async Task<Result<IReadOnlyList<PersonInOffice>>> Handle(PeopleOfUnit request, CancellationToken cancellationToken)
    {
        if (context.Who.Is(Roles.Enterprise) && context.Who.UnitId != request.UnitId)
        {
            return Refusal.NotFound("unit.unknown");
        }

        var holders = await posts.InUnitAsync(request.UnitId, null, time.GetUtcNow(), cancellationToken);
        return (PersonInOffice[])
        [
            .. holders.GroupBy(h => (h.PersonId, h.StandsInFor)).Select(g => new PersonInOffice(
                g.Key.PersonId, g.First().Name, [.. g.Select(h => h.Role)], PhoneMask.Of(g.First().Phone), g.Key.StandsInFor)),
        ];
    }
}
