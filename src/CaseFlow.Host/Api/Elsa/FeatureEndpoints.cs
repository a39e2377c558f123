using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using MediatR;
using IResult = Microsoft.AspNetCore.Http.IResult;

namespace CaseFlow.Host.Api.Elsa;

/// <summary>What this server can do in Elsa's terms, and what of Elsa's it refuses by name.</summary>
internal sealed class FeatureEndpoints : IEndpoints
{
    /// <summary>The version of Elsa whose interface this is.</summary>
    private const string Version = "3.8.0";

    /// <summary>Studio opens pages by these names; only what is here is named.</summary>
    private static readonly string[] Features =
        ["Workflows", "Flowchart", "WorkflowDefinitions", "WorkflowInstances", "WorkflowManagement", "WorkflowRuntime", "WorkflowsApi", "Scheduling", "JavaScript", "Liquid"];

    /// <summary>Another one after each start, as a stock server's.</summary>
    private static readonly string Generation = Guid.NewGuid().ToString("N");

    public void Map(IEndpointRouteBuilder routes)
    {
        var elsa = routes.MapElsaDefinitions();
        elsa.MapGet("/features/installed", () => DefinitionAnswers.Json(InstanceJson.Counted([.. Features.Select(Feature)])));
        elsa.MapGet("/features/installed/{fullName}", (string fullName) =>
            Array.Find(Features, f => $"Elsa.{f}" == fullName) is { } known ? DefinitionAnswers.Json(Feature(known)) : Results.NotFound());
        elsa.MapGet("/package/version", () => DefinitionAnswers.Json(new JsonObject { ["packageVersion"] = Version })).AllowAnonymous();
        elsa.MapGet("/admin/workflow-runtime/status", () => DefinitionAnswers.Json(Status()));
        elsa.MapPost("/tests/activities", () => DefinitionAnswers.Errors(StatusCodes.Status400BadRequest, "generalErrors", [TextCatalog.Get("elsa.no-test-run")], "elsa.no-test-run"));
        elsa.MapPost("/actions/workflow-definitions/refresh", RefreshAsync);
        elsa.MapPost("/actions/workflow-definitions/reload", () => Results.Ok());
    }

    /// <summary>Triggers are written with the publication itself, so there is nothing to make anew.</summary>
    private static async Task<IResult> RefreshAsync(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var (body, wrong) = await DefinitionAnswers.BodyAsync(http, ct);
        if (body is null)
        {
            return wrong!;
        }

        var asked = body.Texts("definitionIds");
        var known = (await mediator.Send(new FindDefinitionVersions(VersionChoice.Published, asked), ct)).Value.Items.Select(v => v.DefinitionId).ToHashSet();
        return DefinitionAnswers.Json(new JsonObject
        {
            ["refreshed"] = new JsonArray([.. known.Order(StringComparer.Ordinal).Select(id => JsonValue.Create(id))]),
            ["notFound"] = new JsonArray([.. asked.Where(id => !known.Contains(id)).Select(id => JsonValue.Create(id))]),
        });
    }

    private static JsonObject Feature(string name) => new()
    {
        ["name"] = name, ["namespace"] = "Elsa", ["fullName"] = $"Elsa.{name}", ["displayName"] = name, ["description"] = "",
    };

    private static JsonObject Status() => new()
    {
        ["state"] = new JsonObject { ["reason"] = "None", ["isAcceptingNewWork"] = true, ["generationId"] = Generation },
        ["sources"] = new JsonArray(new JsonObject { ["name"] = "scheduling.trigger", ["state"] = "Running" }),
        ["activeExecutionCycleCount"] = 0,
    };
}
