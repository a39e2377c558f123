using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// Takes the definitions that use another as an activity to its new version: a draft in place, a published version by a
/// next one that is published as well. Instances stay where they are.
/// </summary>
internal sealed partial class Publication
{
    private readonly HashSet<string> _moving = new(StringComparer.Ordinal);

    /// <summary>Ids of the definitions that were moved, theirs included when they take along their own.</summary>
    public async Task<IReadOnlyList<string>> MoveConsumersAsync(DefinitionVersion child, CancellationToken ct)
    {
        // A chain of consumers may not come back to where it began.
        if (!_moving.Add(child.DefinitionId))
        {
            return [];
        }

        var moved = new List<string>();
        var latest = await db.Set<DefinitionVersion>().Where(d => d.IsLatest && d.Pins != "").OrderBy(d => d.DefinitionId).ToListAsync(ct);
        foreach (var consumer in latest)
        {
            var pins = ChildPins.Parse(consumer.Pins);
            if (pins.Of(child.DefinitionId) is { } current && current != child.Version && !_moving.Contains(consumer.DefinitionId))
            {
                pins.Set(child.DefinitionId, child.Version);
                moved.Add(consumer.DefinitionId);
                moved.AddRange(await MoveAsync(consumer, child, pins, ct));
            }
        }

        _moving.Remove(child.DefinitionId);
        return [.. moved.Distinct()];
    }

    private async Task<IReadOnlyList<string>> MoveAsync(DefinitionVersion consumer, DefinitionVersion child, ChildPins pins, CancellationToken ct)
    {
        var why = TextCatalog.Get("workflow.definition.followed", child.Name, child.Version);
        var versionIds = await db.Set<DefinitionVersion>().Where(d => d.DefinitionId == child.DefinitionId).Select(d => d.VersionId).ToListAsync(ct);
        var document = Pointing(WorkflowDocument.Parse(consumer.Document), child, versionIds);
        if (consumer.IsDraft)
        {
            await ledger.RewriteAsync(consumer, document, pins, DefinitionChange.FollowedChild, why, ct);
            return [];
        }

        var wasPublished = consumer.IsPublished;
        var versions = await ledger.VersionsAsync(consumer.DefinitionId, ct);
        var next = await ledger.AddAsync(document, versions, pins, DefinitionChange.FollowedChild, why, keepNumber: false, ct);
        // Where the new child does not fit, the consumer's next version waits as a draft and says why when it is published.
        return wasPublished ? (await PublishAsync(next, [.. versions, next], pins, why, ct)).Consumers : [];
    }

    /// <summary>References that name the child's version are rewritten; others mean it by its definition.</summary>
    private static WorkflowDocument Pointing(WorkflowDocument document, DefinitionVersion child, List<string> versionIds)
    {
        var copy = WorkflowDocument.From((JsonObject)document.Json.DeepClone());
        foreach (var activity in ActivityWalk.Of(copy))
        {
            if (activity.Text("workflowDefinitionId") != child.DefinitionId && !versionIds.Contains(activity.Text("workflowDefinitionVersionId") ?? ""))
            {
                continue;
            }

            Replace(activity, "workflowDefinitionVersionId", child.VersionId);
            Replace(activity, "latestAvailablePublishedVersionId", child.VersionId);
            Replace(activity, "latestAvailablePublishedVersion", child.Version);
        }

        return copy;
    }

    private static void Replace(JsonObject activity, string member, JsonNode value)
    {
        if (activity.ContainsKey(member))
        {
            activity[member] = value;
        }
    }
}
