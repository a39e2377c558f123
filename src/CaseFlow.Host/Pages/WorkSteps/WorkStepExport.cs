using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.WorkSteps;

internal sealed class WorkStepExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/work-steps/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
    {
        var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), WorkStepListPage.Keys);
        return TableFile.OfAsync(
            Get("work-steps.title"), time.Today(),
            async page =>
            {
                var answer = await mediator.Send(WorkStepListPage.Query(list, page), ct);
                return answer.Select(a => a.Page);
            },
            step => new Dictionary<string, object?>
            {
                [Get("work-steps.name")] = step.Title,
                [Get("work-steps.basis")] = step.Basis,
                [Get("work-steps.last-day")] = step.LastDay?.ToString("O", CultureInfo.InvariantCulture),
                [Get("work-steps.state")] = step.StateName,
                [Get("work-steps.finished")] = step.Finished,
                [Get("work-steps.units")] = step.Units,
                [Get("work-steps.own")] = WorkStepListPage.Own(step),
            });
    }).ExcludeFromDescription();
}
