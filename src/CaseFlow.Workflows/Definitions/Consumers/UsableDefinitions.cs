using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Activities;
using CaseFlow.Workflows.Definitions.Rules;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// The definitions that one document uses as activities, and those that they use, read from the database: every version
/// inside goes by its own pins. Only what is used is read.
/// </summary>
internal sealed class UsableDefinitions : IUsableDefinitions
{
    private readonly Dictionary<WorkflowDocument, ChildPins?> _pins = [];
    private readonly Dictionary<(string DefinitionId, int Version), WorkflowDocument> _documents = [];
    private readonly Dictionary<string, WorkflowDocument> _started = [];
    private IReadOnlyList<UsableVersion> _usable = [];

    /// <summary>The children of the document itself with the version of each.</summary>
    public ChildPins Chosen { get; } = new();

    /// <param name="pins">Null chooses the published version of each child.</param>
    public static async Task<UsableDefinitions> LoadAsync(CaseFlowDb db, ActivityCatalog catalog, WorkflowDocument document, ChildPins? pins, CancellationToken ct)
    {
        var usable = new UsableDefinitions();
        var open = new Queue<WorkflowDocument>([document]);
        usable._pins[document] = pins;
        while (open.TryDequeue(out var next))
        {
            foreach (var activity in ActivityWalk.Of(next).Where(a => catalog.Find(a.Text("type")!) is null))
            {
                if (usable._usable.Count == 0)
                {
                    usable._usable = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.UsableAsActivity && d.PublishedAt != null)
                        .Select(d => new UsableVersion(d.DefinitionId, d.Version, d.VersionId, d.Name, d.IsPublished)).ToListAsync(ct);
                }

                if (UsableNames.Find(usable._usable, usable._pins[next], activity) is not { } found)
                {
                    continue;
                }

                if (ReferenceEquals(next, document))
                {
                    usable.Choose(activity, found);
                }

                if (!usable._documents.ContainsKey((found.DefinitionId, found.Version)))
                {
                    var row = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.DefinitionId == found.DefinitionId && d.Version == found.Version)
                        .Select(d => new { d.Document, d.Pins }).FirstAsync(ct);
                    var child = WorkflowDocument.Parse(row.Document);
                    usable._documents[(found.DefinitionId, found.Version)] = child;
                    usable._pins[child] = ChildPins.Parse(row.Pins);
                    open.Enqueue(child);
                }
            }
        }

        foreach (var id in StartedDefinitions.Of(document))
        {
            if (await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.DefinitionId == id && (d.IsPublished || d.IsLatest))
                .OrderByDescending(d => d.IsPublished).Select(d => d.Document).FirstOrDefaultAsync(ct) is { } text)
            {
                usable._started[id] = WorkflowDocument.Parse(text);
            }
        }

        return usable;
    }

    public WorkflowDocument? Started(string definitionId) => _started.GetValueOrDefault(definitionId);

    public WorkflowDocument? Find(WorkflowDocument within, string? definitionId, string? versionId, string type) =>
        UsableNames.Find(_usable, _pins.GetValueOrDefault(within), definitionId, versionId, type) is { } found
            ? _documents.GetValueOrDefault((found.DefinitionId, found.Version))
            : null;

    /// <summary>One that names its version itself does not decide for those that do not.</summary>
    private void Choose(JsonObject activity, UsableVersion found)
    {
        if (Chosen.Of(found.DefinitionId) is null || activity.Text("workflowDefinitionVersionId") != found.VersionId)
        {
            Chosen.Set(found.DefinitionId, found.Version);
        }
    }
}
