using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using CaseFlow.Workflows.Instances;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Processes.Running;

/// <summary>The list of instances as shown, as a table file.</summary>
internal sealed class InstancesExport : IEndpoints
{
    public static readonly string[] Keys = ["state", "incidents", "standing", "version"];

    public static InstancesOf Query(string definitionId, ListState list, PageRequest page) => new(
        definitionId, list.Search, Number(list["version"]), list["state"], list["incidents"] is not null, Number(list["standing"]), list.Sort, list.Descending, page);

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/processes/{definitionId}/instances/export", (string definitionId, HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
        {
            var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), Keys);
            return TableFile.OfAsync(
                Get("process-tab.instances"), time.Today(),
                async page =>
                {
                    var answer = await mediator.Send(Query(definitionId, list, page), ct);
                    return answer.Select(a => a.Page);
                },
                Row);
        }).RequireAuthorization().ExcludeFromDescription();

    private static int? Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Dictionary<string, object?> Row(InstanceLine item) => new()
    {
        [Get("instances.number")] = item.Subject?.Number,
        [Get("instances.subject")] = item.Subject?.Name ?? Get("instances.no-subject"),
        [Get("instances.place")] = item.Subject?.Place,
        [Get("instances.step")] = string.Join('；', item.Steps.Select(s => s.Name)),
        [Get("instances.holder")] = string.Join('；', item.Steps.Select(s => s.Holder).Where(h => !string.IsNullOrEmpty(h)).Distinct()),
        [Get("instances.state")] = item.StateName,
        [Get("instances.incidents")] = item.OpenIncidents,
        [Get("instances.since")] = Moments.At(item.MovedAt),
        [Get("instances.due")] = item.Steps.Min(s => s.DueAt) is { } due ? Moments.Until(due) : null,
        [Get("instances.version")] = item.Version,
        [Get("instances.started")] = Moments.At(item.StartedAt),
    };
}
