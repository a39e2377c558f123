using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// The versions of definitions in the current transaction. One latest, at most one published: the database holds that too,
/// so flags are taken from one version before another gets them.
/// </summary>
internal sealed class DefinitionLedger(CaseFlowDb db, IDatabaseDialect dialect, OpenReleases releases, RequestContext context, TimeProvider time)
{
    private int _recorded;

    /// <summary>One change of definitions at a time: publishing one may change those that use it.</summary>
    public Task LockAsync(CancellationToken ct) => dialect.LockAsync(db, "workflow-definitions", ct);

    /// <summary>All versions, oldest first.</summary>
    public Task<List<DefinitionVersion>> VersionsAsync(string definitionId, CancellationToken ct) =>
        db.Set<DefinitionVersion>().Where(d => d.DefinitionId == definitionId).OrderBy(d => d.Version).ToListAsync(ct);

    /// <summary>Makes the next version, a draft and the latest one.</summary>
    /// <param name="keepNumber">Takes the document's own number and id where they are free and the number the highest.</param>
    public async Task<DefinitionVersion> AddAsync(
        WorkflowDocument document, IReadOnlyList<DefinitionVersion> versions, ChildPins pins, DefinitionChange what, string why, bool keepNumber, CancellationToken ct)
    {
        foreach (var other in versions.Where(v => v.IsLatest))
        {
            other.IsLatest = false;
        }

        await db.SaveChangesAsync(ct);
        var next = versions.Count == 0 ? 1 : versions.Max(v => v.Version) + 1;
        var number = keepNumber && document.Version > next ? document.Version : next;
        var id = keepNumber && number == document.Version && document.Json.Text("id") is { Length: > 0 } own && !await IsTakenAsync(own, ct) ? own : NewId();
        var numbered = Numbered(document, number, id);
        var version = new DefinitionVersion
        {
            DefinitionId = document.DefinitionId, Version = number, VersionId = id, IsLatest = true,
            CreatedAt = time.GetUtcNow(), CreatedBy = context.Who.Name, Reason = why,
        };
        version.Write(numbered, pins, time.GetUtcNow(), context.Who.Name, context.Who.PersonId);
        db.Add(version);
        Record(version, what, why);
        await releases.VoidAsync(version.DefinitionId, null, "release.void-changed", ct);
        await db.SaveChangesAsync(ct);
        return version;
    }

    /// <summary>Replaces a draft's content.</summary>
    public async Task RewriteAsync(DefinitionVersion draft, WorkflowDocument document, ChildPins pins, DefinitionChange what, string why, CancellationToken ct)
    {
        var author = what == DefinitionChange.FollowedChild ? draft.AuthorId : context.Who.PersonId;
        draft.Write(Numbered(document, draft.Version, draft.VersionId), pins, time.GetUtcNow(), context.Who.Name, author);
        Record(draft, what, why);
        await releases.VoidAsync(draft.DefinitionId, draft.ContentHash, "release.void-changed", ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Writes down who did what and why.</summary>
    public void Record(DefinitionVersion version, DefinitionChange what, string why) => db.Add(new DefinitionEvent
    {
        // The steps of one command keep their order.
        Id = Guid.CreateVersion7(time.GetUtcNow().AddMilliseconds(_recorded++)),
        DefinitionId = version.DefinitionId,
        Version = version.Version,
        What = what,
        By = context.Who.Name,
        At = time.GetUtcNow(),
        Why = why,
        ContentHash = what is DefinitionChange.VersionDeleted or DefinitionChange.Deleted ? "" : version.ContentHash,
    });

    /// <summary>As Elsa's: sixteen hexadecimal digits.</summary>
    public static string NewId() => Guid.NewGuid().ToString("N")[..16];

    public static WorkflowDocument Numbered(WorkflowDocument document, int number, string id)
    {
        var json = (JsonObject)document.Json.DeepClone();
        json["id"] = id;
        json["definitionId"] = document.DefinitionId;
        json["version"] = number;
        return WorkflowDocument.From(json);
    }

    private Task<bool> IsTakenAsync(string versionId, CancellationToken ct) => db.Set<DefinitionVersion>().AnyAsync(d => d.VersionId == versionId, ct);
}
