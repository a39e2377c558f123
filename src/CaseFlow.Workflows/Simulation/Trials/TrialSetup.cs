using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Simulation.Trials;

/// <summary>What a dry run of a version needs to know: its declared inputs, the event or clock it begins by, the versions there are.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record TrialSetup(string DefinitionId, int? Version = null) : IQuery<TrialSetupView>;

/// <param name="Event">The event it begins by; null where it is started with an input or by the clock.</param>
/// <param name="Payload">A sample of what the event tells.</param>
/// <param name="Versions">All, the newest first.</param>
public sealed record TrialSetupView(
    int Version, int? Published, IReadOnlyList<TrialVersion> Versions, IReadOnlyList<TrialInput> Inputs, string? Event, JsonObject? Payload, bool ByClock);

public sealed record TrialVersion(int Version, bool Published, bool Draft);

/// <param name="Type">Elsa's short name of the type: <c>String</c>, <c>Int32</c>, <c>Boolean</c>, <c>DateTimeOffset</c>, <c>Object</c> …</param>
public sealed record TrialInput(string Name, string Label, string? Description, string Type);

internal sealed class TrialSetupHandler(CaseFlowDb db, VersionsAtHand versions, Simulator simulator, TimeProvider time) : IRequestHandler<TrialSetup, Result<TrialSetupView>>
{
    public async Task<Result<TrialSetupView>> Handle(TrialSetup request, CancellationToken cancellationToken)
    {
        if (await versions.OfAsync(request.DefinitionId, request.Version, cancellationToken) is not { } documents)
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        var all = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.DefinitionId == request.DefinitionId).OrderByDescending(d => d.Version)
            .Select(d => new TrialVersion(d.Version, d.IsPublished, d.PublishedAt == null)).ToListAsync(cancellationToken);
        var graph = simulator.Graphs(documents).Of(documents[0]);
        var triggers = TriggerKinds.Of(graph, time.GetUtcNow()).ToList();
        var started = triggers.Find(t => t.Kind == TriggerKinds.Event)?.Value;
        return new TrialSetupView(
            documents[0].Version, all.Find(v => v.Published)?.Version, all, [.. Inputs(documents[0].Json)], started, started is null ? null : Simulator.Proposal(),
            started is null && triggers.Count > 0);
    }

    private static IEnumerable<TrialInput> Inputs(JsonObject document) =>
        from input in (document["inputs"] as JsonArray ?? []).OfType<JsonObject>()
        let name = input.Text("name")
        where !string.IsNullOrEmpty(name)
        select new TrialInput(name, input.Text("displayName") is { Length: > 0 } label ? label : name, input.Text("description"), Short(input.Text("type")));

    // System.Int32 and Int32 are the same to people.
    private static string Short(string? type) => type?.Split(',')[0].Split('.')[^1] ?? "String";
}
