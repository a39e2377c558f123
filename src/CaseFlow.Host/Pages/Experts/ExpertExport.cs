using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Experts;

internal sealed class ExpertExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/experts/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) => TableFile.OfAsync(
            Get("experts.title"), time.Today(),
            async page => (await mediator.Send(ExpertListPage.Query(State(http, ExpertListPage.Keys), page), ct)).Select(a => a.Page),
            e => new Dictionary<string, object?>
            {
                [Get("experts.name")] = e.Name, [Get("experts.body")] = e.BodyName, [Get("experts.specialty")] = e.Specialty, [Get("experts.job-title")] = e.Title,
                [Get("experts.certificate")] = e.Certificate, [Get("experts.certificate-until")] = Day(e.CertificateUntil), [Get("bodies.valid-until")] = Day(e.BodyValidUntil),
                [Get("experts.state")] = e.StateName, [Get("experts.open")] = e.Open,
            })).ExcludeFromDescription();
        routes.MapGet("/experts/bodies/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) => TableFile.OfAsync(
            Get("bodies.title"), time.Today(),
            async page => (await mediator.Send(BodyListPage.Query(State(http, BodyListPage.Keys), page), ct)).Select(a => a.Page),
            b => new Dictionary<string, object?>
            {
                [Get("bodies.name")] = b.Name, [Get("bodies.qualification")] = b.Qualification, [Get("bodies.number")] = b.QualificationNumber, [Get("bodies.valid-until")] = Day(b.ValidUntil),
                [Get("experts.state")] = b.StateName, [Get("bodies.experts")] = b.Experts,
            })).ExcludeFromDescription();
        routes.MapGet("/engagements/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) => TableFile.OfAsync(
            Get("engagements.title"), time.Today(),
            async page => (await mediator.Send(EngagementListPage.Query(State(http, EngagementListPage.Keys), page), ct)).Select(a => a.Page),
            e => new Dictionary<string, object?>
            {
                [Get("engagements.subject")] = $"{e.SubjectNumber} {e.SubjectName}".Trim(), [Get("engagements.purpose")] = e.PurposeName, [Get("engagements.task")] = e.Task,
                [Get("engagements.expert")] = e.ExpertName, [Get("experts.body")] = e.BodyName, [Get("engagements.last-day")] = Day(e.LastDay), [Get("engagements.state")] = e.StateName,
                [Get("engagements.by")] = e.EngagedUnit,
            })).ExcludeFromDescription();
    }

    private static ListState State(HttpContext http, string[] keys) => ListState.Of(new Uri(http.Request.GetEncodedUrl()), keys);

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
