using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Enterprises;

/// <summary>Table 1, the register of enterprises (R127), with the filters and order of the list.</summary>
internal sealed class EnterpriseExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/enterprises/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
    {
        var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), EnterpriseListPage.Keys);
        var number = 0;
        return TableFile.OfAsync(
            Get("table-1.title"), time.Today(),
            async page =>
            {
                var answer = await mediator.Send(EnterpriseListPage.Query(list, page), ct);
                return answer.Select(a => a.Page);
            },
            enterprise => Row(enterprise, ++number));
    }).ExcludeFromDescription();

    // The seven columns of the table first, in its order; what else is known of it behind them.
    private static Dictionary<string, object?> Row(EnterpriseItem enterprise, int number) => new()
    {
        [Get("table-1.number")] = number,
        [Get("table-1.name")] = enterprise.Name,
        [Get("table-1.address")] = enterprise.Address,
        [Get("table-1.industry")] = enterprise.IndustryName,
        [Get("table-1.head")] = enterprise.LegalPerson,
        [Get("table-1.safety-head")] = enterprise.Contact,
        [Get("table-1.phone")] = enterprise.Phone,
        [Get("enterprises.credit-code")] = enterprise.CreditCode,
        [Get("enterprises.category")] = enterprise.CategoryName,
        [Get("enterprises.grade")] = enterprise.RiskGradeName,
        [Get("enterprises.street")] = enterprise.StreetName,
        [Get("enterprises.community")] = enterprise.CommunityName,
        [Get("enterprises.department")] = enterprise.DepartmentName,
        [Get("enterprises.state")] = enterprise.StateName,
    };
}
