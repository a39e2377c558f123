using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Pages.Kit;
using CaseFlow.Workflows.Definitions;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Processes;

/// <summary>The list of processes as shown, as a table file.</summary>
internal sealed class ProcessExport : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/processes/export", (HttpContext http, IMediator mediator, TimeProvider time, CancellationToken ct) =>
    {
        var list = ListState.Of(new Uri(http.Request.GetEncodedUrl()), ProcessList.Keys);
        return TableFile.OfAsync(
            Get("nav.processes"), time.Today(),
            async page =>
            {
                var answer = await mediator.Send(ProcessList.Query(list, page), ct);
                return answer.Select(a => a.Page);
            },
            Row);
    }).ExcludeFromDescription();

    private static Dictionary<string, object?> Row(DefinitionItem definition) => new()
    {
        [Get("processes.name")] = definition.Name,
        [Get("processes.description")] = definition.Description,
        [Get("processes.published")] = definition.PublishedVersion,
        [Get("processes.published-at")] = definition.PublishedAt is { } at ? Moments.At(at) : null,
        [Get("processes.draft")] = definition.DraftVersion,
        [Get("processes.running")] = definition.Running,
        [Get("processes.running-versions")] = string.Join(Get("words.part"), definition.RunningByVersion.Select(r => Get("processes.running-version", r.Version, r.Count))),
        [Get("processes.incidents")] = definition.OpenIncidents,
        [Get("processes.changed-at")] = definition.LastChange is { } change ? Moments.At(change.At) : null,
        [Get("processes.changed-by")] = definition.LastChange?.By,
        [Get("processes.changed")] = definition.LastChange?.Text,
        [Get("processes.why")] = definition.LastChange?.Why,
    };
}
