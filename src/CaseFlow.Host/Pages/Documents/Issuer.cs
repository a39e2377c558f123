using CaseFlow.Domain.People;
using CaseFlow.Host.Pages.Kit;

namespace CaseFlow.Host.Pages.Documents;

/// <summary>The body in whose name documents are issued (R88): the district office, under its configured full name if there is one.</summary>
public sealed class Issuer(Gateway gateway, IConfiguration configuration)
{
    public async Task<string> NameAsync()
    {
        if (configuration["District:Issuer"] is { Length: > 0 } configured)
        {
            return configured;
        }

        var offices = await gateway.AskAsync(new FindUnits([UnitKind.DistrictOffice], Take: 1));
        return offices is { Succeeded: true, Value: [var office, ..] } ? office.Name : "";
    }
}
