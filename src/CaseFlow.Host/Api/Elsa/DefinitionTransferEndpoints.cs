using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>Definitions out as files and in as drafts, as Elsa Studio moves them between servers.</summary>
internal sealed class DefinitionTransferEndpoints : IEndpoints
{
    private static readonly string[] PostOrPut = ["POST", "PUT"];

    public void Map(IEndpointRouteBuilder routes)
    {
        var elsa = routes.MapElsaDefinitions();
        elsa.MapMethods("/workflow-definitions/{definitionId}/export", ["GET", "POST"], ExportAsync);
        elsa.MapPost("/bulk-actions/export/workflow-definitions", ExportManyAsync);
        elsa.MapMethods("/workflow-definitions/import", PostOrPut, (HttpContext http, IMediator mediator, CancellationToken ct) => ImportAsync(http, mediator, null, ct));
        elsa.MapMethods("/workflow-definitions/{definitionId}/import", PostOrPut, (HttpContext http, IMediator mediator, string definitionId, CancellationToken ct) =>
            ImportAsync(http, mediator, definitionId, ct));
        elsa.MapPost("/workflow-definitions/import-files", ImportFilesAsync);
    }

    private static async Task<IResult> ExportAsync(IMediator mediator, string definitionId, string? versionOptions, bool? includeConsumingWorkflows, CancellationToken ct) =>
        VersionChoice.Parse(versionOptions ?? VersionChoice.Latest.Kind) is { } which && await mediator.OneAsync(definitionId, which, ct) is { } view
            ? await FilesAsync(mediator, [view], includeConsumingWorkflows == true, zip: false, ct)
            : Results.NotFound();

    private static async Task<IResult> ExportManyAsync(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var (body, wrong) = await DefinitionAnswers.BodyAsync(http, ct);
        if (body is null)
        {
            return wrong!;
        }

        var ids = body.Texts("ids");
        IReadOnlyList<DefinitionView> views = ids.Length == 0 ? [] : (await mediator.Send(new FindDefinitionVersions(VersionChoice.All, VersionIds: ids), ct)).Value.Items;
        var consumers = body["includeConsumingWorkflows"] is JsonValue v && v.TryGetValue<bool>(out var asked) && asked;
        return views.Count == 0 ? Results.NotFound() : await FilesAsync(mediator, views, consumers, zip: true, ct);
    }

    private static async Task<IResult> FilesAsync(IMediator mediator, IReadOnlyList<DefinitionView> views, bool consumers, bool zip, CancellationToken ct)
    {
        var all = views.ToList();
        foreach (var view in consumers ? views : [])
        {
            var ids = (await mediator.Send(new DefinitionConsumers(view.DefinitionId), ct)).Value;
            all.AddRange(ids.Count == 0 ? [] : (await mediator.Send(new FindDefinitionVersions(VersionChoice.Latest, ids), ct)).Value.Items);
        }

        var files = all.DistinctBy(v => v.VersionId).Select(DefinitionModel.Export).ToList();
        if (files.Count == 1 && !zip)
        {
            return Results.File(Encoding.UTF8.GetBytes(files[0].Text), "application/octet-stream", files[0].Name);
        }

        using var archive = new MemoryStream();
        DefinitionArchive.Write(archive, files);
        return Results.File(archive.ToArray(), "application/octet-stream", "workflow-definitions.zip");
    }

    private static async Task<IResult> ImportAsync(HttpContext http, IMediator mediator, string? definitionId, CancellationToken ct)
    {
        var (body, wrong) = await DefinitionAnswers.BodyAsync(http, ct);
        if (body is null)
        {
            return wrong!;
        }

        var model = DefinitionIntake.Of(body);
        if (definitionId is not null)
        {
            model["definitionId"] = definitionId;
        }

        var began = await http.BeganAsync(mediator, model, byModel: false, ct);
        var saved = await mediator.Send(new SaveDefinition(DocumentText.Of(model), TextCatalog.Get("elsa.by-import"), began), ct);
        return saved.Succeeded ? await http.DefinitionAsync(mediator, saved.Value.VersionId, ct) : DefinitionAnswers.Refused(saved.Refusals);
    }

    private static async Task<IResult> ImportFilesAsync(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType)
        {
            return DefinitionAnswers.Errors(StatusCodes.Status400BadRequest, "generalErrors", [TextCatalog.Get("elsa.no-files")]);
        }

        var files = new List<DefinitionFile>();
        try
        {
            foreach (var file in (await http.Request.ReadFormAsync(ct)).Files)
            {
                await using var content = file.OpenReadStream();
                if (file.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
                {
                    using var zip = new MemoryStream();
                    await content.CopyToAsync(zip, ct);
                    files.AddRange(DefinitionArchive.Read(zip, file.FileName));
                    continue;
                }

                using var reader = new StreamReader(content, Encoding.UTF8);
                files.Add(new DefinitionFile(file.FileName, await reader.ReadToEndAsync(ct)));
            }
        }
        catch (Exception e) when (e is DocumentException or InvalidDataException)
        {
            return DefinitionAnswers.Errors(StatusCodes.Status400BadRequest, "generalErrors", [e is DocumentException ? e.Message : TextCatalog.Get("elsa.no-files")]);
        }
        catch (BadHttpRequestException)
        {
            return DefinitionAnswers.TooLarge();
        }

        if (files.Count == 0)
        {
            return DefinitionAnswers.Errors(StatusCodes.Status400BadRequest, "generalErrors", [TextCatalog.Get("elsa.no-files")]);
        }

        var saved = await mediator.Send(new SaveImportedDrafts(files, TextCatalog.Get("elsa.by-import")), ct);
        return saved.Succeeded ? DefinitionAnswers.Json(new JsonObject { ["count"] = saved.Value }) : DefinitionAnswers.Refused(saved.Refusals);
    }
}
