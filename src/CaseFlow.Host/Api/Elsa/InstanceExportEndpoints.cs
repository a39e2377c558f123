using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Instances;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>Instances as files, to be looked at elsewhere: state, wait points, executions and journal, personal data masked as on the screen.</summary>
internal sealed class InstanceExportEndpoints : IEndpoints
{
    private const int MostAtOnce = 1_000;

    public void Map(IEndpointRouteBuilder routes)
    {
        var elsa = routes.MapElsaDefinitions();
        elsa.MapGet("/workflow-instances/{id}/export", ExportAsync);
        elsa.MapPost("/bulk-actions/export/workflow-instances", ExportManyAsync);
    }

    private static async Task<IResult> ExportAsync(
        string id, IMediator mediator, bool? includeBookmarks, bool? includeActivityExecutionLog, bool? includeWorkflowExecutionLog, CancellationToken ct)
    {
        var (file, refused) = await FileAsync(mediator, id, includeBookmarks == true, includeActivityExecutionLog == true, includeWorkflowExecutionLog == true, ct);
        return file is null ? DefinitionAnswers.Refused(refused) : Results.File(Encoding.UTF8.GetBytes(file.Text), "application/octet-stream", file.Name);
    }

    private static async Task<IResult> ExportManyAsync(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var (body, wrong) = await DefinitionAnswers.BodyAsync(http, ct);
        if (body is null)
        {
            return wrong!;
        }

        var ids = body.Texts("ids").Distinct().ToList();
        if (ids.Count > MostAtOnce)
        {
            return DefinitionAnswers.Errors(StatusCodes.Status400BadRequest, "ids", [TextCatalog.Get("elsa.count", MostAtOnce)]);
        }

        bool Asked(string member) => body[member] is JsonValue v && v.TryGetValue<bool>(out var asked) && asked;
        var files = new List<DefinitionFile>();
        foreach (var id in ids)
        {
            var (file, refused) = await FileAsync(mediator, id, Asked("includeBookmarks"), Asked("includeActivityExecutionLog"), Asked("includeWorkflowExecutionLog"), ct);
            if (file is not null)
            {
                files.Add(file);
            }
            else if (refused[0].Kind != RefusalKind.NotFound)
            {
                return DefinitionAnswers.Refused(refused);
            }
        }

        if (files.Count == 0)
        {
            return Results.NotFound();
        }

        using var archive = new MemoryStream();
        DefinitionArchive.Write(archive, files);
        return Results.File(archive.ToArray(), "application/zip", "workflow-instances.zip");
    }

    private static async Task<(DefinitionFile? File, IReadOnlyList<Refusal> Refused)> FileAsync(
        IMediator mediator, string id, bool bookmarks, bool executions, bool journal, CancellationToken ct)
    {
        var instance = Guid.TryParse(id, out var parsed) ? parsed : Guid.Empty;
        var found = await mediator.Send(new GetInstance(instance), ct);
        if (!found.Succeeded)
        {
            return (null, found.Refusals);
        }

        var json = new JsonObject { ["WorkflowState"] = found.Value.State };
        if (bookmarks)
        {
            json["Bookmarks"] = found.Value.State["bookmarks"]!.DeepClone();
        }

        if (executions)
        {
            json["ActivityExecutionRecords"] = new JsonArray([.. (await mediator.Send(new GetExecutions(instance), ct)).Value.Select(InstanceJson.Execution)]);
        }

        if (journal)
        {
            var page = (await mediator.Send(new GetJournal(instance) { Take = ListInstances.MostRows }, ct)).Value;
            json["WorkflowExecutionLogRecords"] = new JsonArray([.. page.Items.Select(i => InstanceJson.Last(i, page))]);
        }

        return (new DefinitionFile($"workflow-instance-{instance:N}.json", DocumentText.Of(json, indented: true)), []);
    }
}
