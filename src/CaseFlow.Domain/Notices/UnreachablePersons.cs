using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;

namespace CaseFlow.Domain.Notices;

/// <summary>People in office whom no message reaches: no mail address, and no phone where a gateway is on. In the asker's region.</summary>
[AllowedTo(Roles.DistrictOffice, Roles.SystemAdministrator)]
public sealed record UnreachablePersons(string? Search = null, PageRequest? Page = null) : IQuery<UnreachableList>;

/// <param name="MailIsOn">A mail address is of use here.</param>
/// <param name="GatewayIsOn">A phone is of use here.</param>
public sealed record UnreachableList(Page<PersonWithoutAddress> Page, bool MailIsOn, bool GatewayIsOn);

internal sealed class UnreachablePersonsHandler(DeliverySettings settings, IMailSwitch mail, IMediator mediator)
    : IRequestHandler<UnreachablePersons, Result<UnreachableList>>
{
    public async Task<Result<UnreachableList>> Handle(UnreachablePersons request, CancellationToken cancellationToken)
    {
        var gateway = (await settings.TargetsAsync(cancellationToken)).Count > 0;
        var found = await mediator.Send(new PersonsWithoutAddress(mail.IsOn || !gateway, gateway, request.Search, request.Page), cancellationToken);
        return found.Succeeded ? new UnreachableList(found.Value, mail.IsOn, gateway) : Result<UnreachableList>.Refused(found.Refusals);
    }
}
