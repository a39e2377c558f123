using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Scheduling;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What publishing a version came to, or would come to.</summary>
/// <param name="Consumers">Definitions that followed it, by id.</param>
/// <param name="Gates">What else keeps it from being published.</param>
internal sealed record PublicationOutcome(IReadOnlyList<Finding> Findings, IReadOnlyList<string> Consumers, IReadOnlyList<Refusal> Gates)
{
    public bool Refused => Gates.Count > 0 || Findings.Any(f => f.Severity == FindingSeverity.Error);

    public IReadOnlyList<Refusal> Refusals() =>
        [.. Findings.Where(f => f.Severity == FindingSeverity.Error).Select(f => new Refusal(f.Rule, $"activities.{f.ActivityId}", f.Args)), .. Gates];
}

/// <summary>Publishes versions: checks them, moves the flag and the triggers, and takes along the definitions that use them.</summary>
internal sealed partial class Publication(
    CaseFlowDb db, DefinitionLedger ledger, DatabaseGraphs graphs, StartSchedule starts, OpenReleases releases, IEnumerable<IPublicationGate> gates, RequestContext context,
    TimeProvider time)
{
    /// <summary>What stands against publishing the version; nothing is written.</summary>
    /// <param name="pins">As of <see cref="PublishAsync"/>.</param>
    public async Task<PublicationOutcome> CheckAsync(DefinitionVersion version, ChildPins? pins, CancellationToken ct) =>
        (await CompileAsync(version, pins, ct)).Outcome;

    /// <param name="versions">All of the definition.</param>
    /// <param name="pins">Null chooses the published version of each child; a version that was published before keeps its own.</param>
    public async Task<PublicationOutcome> PublishAsync(
        DefinitionVersion version, IReadOnlyList<DefinitionVersion> versions, ChildPins? pins, string why, CancellationToken ct)
    {
        var (graph, chosen, outcome) = await CompileAsync(version, pins, ct);
        if (outcome.Refused)
        {
            return outcome;
        }

        foreach (var other in versions.Where(v => v.IsPublished && v != version))
        {
            other.IsPublished = false;
            other.Revision++;
        }

        await db.SaveChangesAsync(ct);
        version.Pin(chosen);
        version.IsPublished = true;
        version.PublishedAt ??= time.GetUtcNow();
        version.Revision++;
        ledger.Record(version, DefinitionChange.Published, why);
        await releases.VoidAsync(version.DefinitionId, null, "release.void-published", ct);
        await IndexTriggersAsync(version.DefinitionId, graph, ct);
        await db.SaveChangesAsync(ct);
        return graph.Document.AutoUpdatesConsumers && graph.Document.UsableAsActivity
            ? outcome with { Consumers = await MoveConsumersAsync(version, ct) }
            : outcome;
    }

    /// <summary>Only the published version starts instances; null: none does any more.</summary>
    public Task IndexTriggersAsync(string definitionId, WorkflowGraph? graph, CancellationToken ct) =>
        starts.ReplaceAsync(definitionId, graph is null ? [] : TriggerKinds.Of(graph, time.GetUtcNow()), ct);

    private async Task<(WorkflowGraph Graph, ChildPins Pins, PublicationOutcome Outcome)> CompileAsync(DefinitionVersion version, ChildPins? pins, CancellationToken ct)
    {
        var (graph, chosen) = await graphs.CompileAsync(
            WorkflowDocument.Parse(version.Document), version.IsDraft ? pins : ChildPins.Parse(version.Pins), ct);
        var outcome = new PublicationOutcome(graph.Findings, [], []);
        // Gates are for people: what came with this build was tried before it was shipped.
        return (graph, chosen, outcome.Refused || context.Who.IsSystem ? outcome : outcome with { Gates = await GatesAsync(version, ct) });
    }

    private async Task<IReadOnlyList<Refusal>> GatesAsync(DefinitionVersion version, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        foreach (var gate in gates)
        {
            refusals.AddRange(await gate.CheckAsync(version.DefinitionId, version.Version, version.Document, ct));
        }

        return refusals;
    }
}
