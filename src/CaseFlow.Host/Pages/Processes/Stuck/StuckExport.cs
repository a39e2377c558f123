using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using CaseFlow.Workflows.Stuck;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Processes.Stuck;

/// <summary>The parts of the board as shown, as table files.</summary>
internal sealed class StuckExport : IEndpoints
{
    public static readonly string[] IncidentKeys = ["definition"];
    public static readonly string[] TaskKeys = ["holder"];

    public void Map(IEndpointRouteBuilder routes)
    {
        var board = routes.MapGroup("/processes/stuck").RequireAuthorization().ExcludeFromDescription();
        board.MapGet("/incidents.xlsx", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
        {
            var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), IncidentKeys);
            return TableFile.OfAsync(
                Get("stuck.part.incidents"), time.Today(),
                async page => (await mediator.Send(new StuckIncidents(list.Search, list["definition"], page), ct)).Select(a => a.Page), Row);
        });
        board.MapGet("/tasks.xlsx", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
        {
            var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), TaskKeys);
            return TableFile.OfAsync(
                Get("stuck.part.tasks"), time.Today(), async page => (await mediator.Send(new OverdueTasks(list["holder"], page), ct)).Select(a => a.Page), Row);
        });
        board.MapGet("/limits.xlsx", (IMediator mediator, TimeProvider time, CancellationToken ct) =>
            TableFile.OfAsync(Get("stuck.part.limits"), time.Today(), page => mediator.Send(new OverdueDeadlines(page), ct), Row));
    }

    private static Dictionary<string, object?> Row(StuckIncident incident) => new()
    {
        [Get("instances.number")] = incident.Subject?.Number,
        [Get("instances.subject")] = incident.Subject?.Name ?? Get("instances.no-subject"),
        [Get("instances.place")] = incident.Subject?.Place,
        [Get("stuck.definition")] = incident.DefinitionName,
        [Get("stuck.step")] = incident.Step,
        [Get("stuck.cause")] = incident.Cause,
        [Get("stuck.since")] = Moments.At(incident.At),
        [Get("stuck.tried")] = incident.Tries,
    };

    private static Dictionary<string, object?> Row(OverdueTask task) => new()
    {
        [Get("instances.number")] = task.SubjectNumber,
        [Get("instances.subject")] = task.SubjectTitle,
        [Get("instances.place")] = task.Place,
        [Get("stuck.task")] = task.Title,
        [Get("stuck.holder")] = task.Holder,
        [Get("stuck.due")] = Moments.Until(task.DueAt),
        [Get("stuck.days-late")] = task.DaysLate,
    };

    private static Dictionary<string, object?> Row(OverdueDeadline deadline) => new()
    {
        [Get("instances.number")] = deadline.SubjectNumber,
        [Get("instances.subject")] = deadline.SubjectName,
        [Get("instances.place")] = deadline.Place,
        [Get("stuck.limit")] = deadline.Name,
        [Get("stuck.due")] = Moments.Until(deadline.DueAt),
        [Get("stuck.days-late")] = deadline.DaysLate,
    };
}
