using CaseFlow.Domain.KeyChecks;
using CaseFlow.Domain.KeyObjects;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.KeyObjects;

/// <summary>Key objects and their checks as table files, with the filters and order of the lists.</summary>
internal sealed class KeyObjectExports : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/key-objects/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
        {
            var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), KeyObjectsPage.Keys);
            return TableFile.OfAsync(
                Get("nav.key-objects"), Days.Of(list, "day") ?? time.Today(),
                async page =>
                {
                    var answer = await mediator.Send(KeyObjectsPage.Query(list, page), ct);
                    return answer.Select(a => a.Page);
                },
                Row);
        }).ExcludeFromDescription();
        routes.MapGet("/key-checks/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
        {
            var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), KeyChecksPage.Keys);
            return TableFile.OfAsync(
                Get("key-checks.title"), time.Today(),
                async page =>
                {
                    var answer = await mediator.Send(KeyChecksPage.Query(list, time, page), ct);
                    return answer.Select(a => a.Page);
                },
                Row);
        }).ExcludeFromDescription();
    }

    private static Dictionary<string, object?> Row(KeyObjectItem o) => new()
    {
        [Get("key-objects.enterprise")] = o.Name,
        [Get("key-objects.address")] = o.Address,
        [Get("key-objects.street")] = o.StreetName,
        [Get("key-objects.community")] = o.CommunityName,
        [Get("key-objects.grounds")] = string.Join('\n', o.Grounds.Select(g => $"{g.KindName}：{g.Text}")),
        [Get("key-objects.since")] = Days.Text(o.Since),
        [Get("key-objects.department")] = o.DepartmentName,
    };

    private static Dictionary<string, object?> Row(KeyCheckItem c) => new()
    {
        [Get("key-checks.enterprise")] = c.EnterpriseName,
        [Get("key-objects.street")] = c.StreetName,
        [Get("key-checks.kind")] = c.KindName,
        [Get("key-checks.holder")] = c.HolderName,
        [Get("key-checks.first-day")] = Days.Text(c.FirstDay),
        [Get("key-checks.last-day")] = Days.Text(c.LastDay),
        [Get("key-checks.least")] = c.Least,
        [Get("key-checks.state")] = c.StateName,
        [Get("key-checks.reason")] = c.Reason,
        [Get("key-checks.checks")] = string.Join('\n', c.Checks.Select(x => $"{x.Number} {Days.Text(x.Day)}")),
    };
}
