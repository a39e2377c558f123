using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>The requests to publish versions of a definition, the newest first.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record ReleasesOf(string DefinitionId) : IQuery<IReadOnlyList<ReleaseView>>;

/// <summary>One request.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record GetRelease(Guid ReleaseId) : IQuery<ReleaseView>;

/// <param name="State">A <see cref="ReleaseState"/>.</param>
/// <param name="StateText">It in words.</param>
/// <param name="DecidedBy">Who decided, withdrew it or made it void.</param>
public sealed record ReleaseView(
    Guid Id, string DefinitionId, int Version, string Name, string ContentHash, string State, string StateText, string Comment, string RequestedBy,
    DateTimeOffset RequestedAt, string? DecidedBy, DateTimeOffset? DecidedAt, string? Reason)
{
    internal static ReleaseView Of(Release r) => new(
        r.Id, r.DefinitionId, r.Version, r.Name, r.ContentHash, r.State.ToString(), TextCatalog.Get($"release.state.{r.State}"), r.Comment, r.RequestedBy,
        r.RequestedAt, r.DecidedBy, r.DecidedAt, r.Reason);
}

internal sealed class ReleasesOfHandler(CaseFlowDb db) : IRequestHandler<ReleasesOf, Result<IReadOnlyList<ReleaseView>>>, IRequestHandler<GetRelease, Result<ReleaseView>>
{
    public async Task<Result<IReadOnlyList<ReleaseView>>> Handle(ReleasesOf request, CancellationToken cancellationToken)
    {
        if (!await db.Set<DefinitionEvent>().AnyAsync(e => e.DefinitionId == request.DefinitionId, cancellationToken))
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        var releases = await db.Set<Release>().AsNoTracking().Where(r => r.DefinitionId == request.DefinitionId)
            .OrderByDescending(r => r.RequestedAt).ThenByDescending(r => r.Id).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<ReleaseView>>.From(releases.ConvertAll(ReleaseView.Of));
    }

    public async Task<Result<ReleaseView>> Handle(GetRelease request, CancellationToken cancellationToken) =>
        await db.Set<Release>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == request.ReleaseId, cancellationToken) is { } release
            ? ReleaseView.Of(release)
            : Refusal.NotFound("workflow.release.unknown");
}
