using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Training;

internal sealed class TrainingExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/trainings/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
    {
        var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), TrainingListPage.Keys);
        return TableFile.OfAsync(
            Get("trainings.title"), time.Today(),
            async page =>
            {
                var answer = await mediator.Send(TrainingListPage.Query(list, page), ct);
                return answer.Select(a => a.Page);
            },
            training => new Dictionary<string, object?>
            {
                [Get("trainings.name")] = training.Title,
                [Get("trainings.kind")] = training.KindName,
                [Get("trainings.first-day")] = training.FirstDay.ToString("O", CultureInfo.InvariantCulture),
                [Get("trainings.last-day")] = training.LastDay.ToString("O", CultureInfo.InvariantCulture),
                [Get("trainings.hours")] = training.ClassHours,
                [Get("trainings.place")] = training.Place,
                [Get("trainings.organiser")] = training.Organiser,
                [Get("trainings.participants")] = training.Participants,
                [Get("trainings.passed")] = training.Exam ? training.Passed : null,
            });
    }).ExcludeFromDescription();
}
