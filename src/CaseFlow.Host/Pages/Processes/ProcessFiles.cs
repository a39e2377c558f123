using System.Text;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Api;
using CaseFlow.Host.Api.Elsa;
using CaseFlow.Workflows.Definitions;
using MediatR;
using static CaseFlow.Domain.Kernel.TextCatalog;

namespace CaseFlow.Host.Pages.Processes;

/// <summary>Definitions as files in Elsa's format: the latest versions of those named, of all where none is; one as JSON, several in a zip.</summary>
internal sealed class ProcessFiles : IEndpoints
{
    private const string Path = "/processes/files";

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, async (string[]? id, int? version, IMediator mediator, TimeProvider time, CancellationToken ct) =>
    {
        var which = version is { } number ? new VersionChoice("", number) : VersionChoice.Latest;
        var answer = await mediator.Send(new FindDefinitionVersions(which, id), ct);
        if (!answer.Succeeded || answer.Value.Items.Count == 0)
        {
            return Problems.From(answer.Succeeded ? [Refusal.NotFound("workflow.definition.unknown", id?.FirstOrDefault())] : answer.Refusals);
        }

        var files = answer.Value.Items.Select(DefinitionModel.Export).ToList();
        if (files.Count == 1 && id is { Length: 1 })
        {
            return Results.File(Encoding.UTF8.GetBytes(files[0].Text), "application/json", files[0].Name);
        }

        using var archive = new MemoryStream();
        DefinitionArchive.Write(archive, files);
        return Results.File(archive.ToArray(), "application/zip", $"{Get("nav.processes")}{time.Today():yyyyMMdd}.zip");
    }).ExcludeFromDescription();

    /// <param name="definitions">None: all.</param>
    public static string Address(IEnumerable<string> definitions) => string.Join('&', definitions.Select(d => $"id={Uri.EscapeDataString(d)}")) is { Length: > 0 } ids ? $"{Path}?{ids}" : Path;
}
