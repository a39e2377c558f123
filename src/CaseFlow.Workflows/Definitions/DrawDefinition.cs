using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What the drawing of a version needs: its activities without their inputs, and the connections.</summary>
[AnyRole]
public sealed record DrawDefinition(string DefinitionId, int Version) : IQuery<JsonObject>;

internal sealed class DrawDefinitionHandler(CaseFlowDb db) : IRequestHandler<DrawDefinition, Result<JsonObject>>
{
    // The title of a task and the words of its ways out stand in inputs.
    private static readonly string[] Drawn = ["id", "type", "name", "metadata", "title", "forms"];

    public async Task<Result<JsonObject>> Handle(DrawDefinition request, CancellationToken cancellationToken) =>
        await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.DefinitionId == request.DefinitionId && d.Version == request.Version)
            .Select(d => d.Document).FirstOrDefaultAsync(cancellationToken) is { } text
            ? Of(WorkflowDocument.Parse(text).Root)
            : Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);

    private static JsonObject Of(JsonObject root) => new()
    {
        ["activities"] = new JsonArray([.. Objects(root["activities"]).Select(a => Part(a, Drawn))]),
        ["connections"] = new JsonArray([.. Objects(root["connections"]).Select(c => Part(c, ["source", "target"]))]),
    };

    private static JsonObject Part(JsonObject whole, string[] members) =>
        new(whole.Where(m => members.Contains(m.Key)).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();
}
