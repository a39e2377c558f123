using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Requests for release as subjects of notices, seen by process administrators; their parties are who asked and who may decide.</summary>
internal sealed class ReleaseParties(CaseFlowDb db, IPostHolders posts, RequestContext context, TimeProvider time) : ISubjectDirectory, IPartyDirectory
{
    /// <summary>The process administrators who neither asked nor wrote it.</summary>
    public const string Approvers = "release-approvers";

    public const string Requester = "release-requester";

    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) =>
        await OneAsync(subjectId, ct) is { } release && (context.InProcess || context.Who.IsSystem || context.Who.Is(Roles.ProcessAdministrator))
            ? new Subject(release.Id, "release", TextCatalog.Get("release.number", release.Version), release.Name, "", "")
            : null;

    public Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) => Task.FromResult<JsonObject?>(null);

    public async Task<IReadOnlyList<Party>?> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        if (await OneAsync(subjectId, ct) is not { } release)
        {
            return null;
        }

        var parties = new List<Party>();
        if (keys.Contains(Requester))
        {
            parties.Add(new Party(Requester, null, null, release.RequestedById, release.RequestedBy));
        }

        if (keys.Contains(Approvers))
        {
            var author = await db.Set<DefinitionVersion>().Where(d => d.DefinitionId == release.DefinitionId && d.Version == release.Version)
                .Select(d => d.AuthorId).FirstOrDefaultAsync(ct);
            var holders = await posts.WithRoleAsync(Roles.ProcessAdministrator, time.GetUtcNow(), ct);
            parties.AddRange(
                from holder in holders
                where holder.PersonId != release.RequestedById && holder.PersonId != author
                select new Party(Approvers, null, null, holder.PersonId, ""));
        }

        return parties;
    }

    // One that is only about to be saved counts as well.
    private async Task<Release?> OneAsync(Guid id, CancellationToken ct) => await db.Set<Release>().FindAsync([id], ct);
}
