using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Runtime;
using CaseFlow.Workflows.Scheduling;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What publishing a version came to.</summary>
/// <param name="Consumers">Definitions that followed it, by id.</param>
internal sealed record PublicationOutcome(IReadOnlyList<Finding> Findings, IReadOnlyList<string> Consumers)
{
    public bool Refused => Findings.Any(f => f.Severity == FindingSeverity.Error);

    public IReadOnlyList<Refusal> Refusals() =>
        [.. Findings.Where(f => f.Severity == FindingSeverity.Error).Select(f => new Refusal(f.Rule, $"activities.{f.ActivityId}", f.Args))];
}

/// <summary>Publishes versions: checks them, moves the flag and the triggers, and takes along the definitions that use them.</summary>
internal sealed partial class Publication(CaseFlowDb db, DefinitionLedger ledger, DatabaseGraphs graphs, StartSchedule starts, TimeProvider time)
{
    /// <param name="versions">All of the definition.</param>
    /// <param name="pins">Null chooses the published version of each child; a version that was published before keeps its own.</param>
    public async Task<PublicationOutcome> PublishAsync(
        DefinitionVersion version, IReadOnlyList<DefinitionVersion> versions, ChildPins? pins, string why, CancellationToken ct)
    {
        var (graph, chosen) = await graphs.CompileAsync(
            WorkflowDocument.Parse(version.Document), version.IsDraft ? pins : ChildPins.Parse(version.Pins), ct);
        var outcome = new PublicationOutcome(graph.Findings, []);
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
        await IndexTriggersAsync(version.DefinitionId, graph, ct);
        await db.SaveChangesAsync(ct);
        return graph.Document.AutoUpdatesConsumers && graph.Document.UsableAsActivity
            ? outcome with { Consumers = await MoveConsumersAsync(version, ct) }
            : outcome;
    }

    /// <summary>Only the published version starts instances; null: none does any more.</summary>
    public Task IndexTriggersAsync(string definitionId, WorkflowGraph? graph, CancellationToken ct) =>
        starts.ReplaceAsync(definitionId, graph is null ? [] : TriggerKinds.Of(graph, time.GetUtcNow()), ct);
}
