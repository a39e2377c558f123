using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.SpotChecks;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Pages.SpotChecks;

internal sealed class SpotCheckExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/spot-checks/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
            FileAsync(http, mediator, Get("spot-checks.title"), time, SpotCheckListPage.Keys, SpotCheckListPage.Query, ct)).ExcludeFromDescription();
        routes.MapGet("/spot-checks/published/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
            FileAsync(http, mediator, Get("spot-checks.published"), time, PublishedChecksPage.Keys, PublishedChecksPage.Query, ct)).ExcludeFromDescription();
    }

    private static Task<IResult> FileAsync(
        HttpContext http, IMediator mediator, string title, TimeProvider time, string[] keys, Func<ListState, PageRequest, ListSpotChecks> query, CancellationToken ct)
    {
        var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), keys);
        return TableFile.OfAsync(
            title, time.Today(),
            async page =>
            {
                var answer = await mediator.Send(query(list, page), ct);
                return answer.Select(a => a.Page);
            },
            check => new Dictionary<string, object?>
            {
                [Get("spot-checks.number")] = check.Number,
                [Get("spot-checks.kind")] = check.KindName,
                [Get("spot-checks.street")] = check.StreetName,
                [Get("spot-checks.day")] = check.Day.ToString("O", CultureInfo.InvariantCulture),
                [Get("spot-checks.state")] = check.StateName,
                [Get("spot-checks.failed")] = check.Failed,
                [Get("spot-checks.conclusion")] = check.Conclusion,
                [Get("spot-checks.targets")] = check.Targets,
                [Get("spot-checks.hazards")] = check.Hazards,
                [Get("spot-checks.reply-by")] = check.ReplyBy?.ToString("O", CultureInfo.InvariantCulture),
                [Get("spot-checks.published-at")] = check.PublishedAt is { } at ? Moments.At(at) : null,
            });
    }
}
