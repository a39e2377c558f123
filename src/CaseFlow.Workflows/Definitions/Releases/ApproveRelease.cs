using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// The second person agrees, and the version is published in the same transaction. Neither who asked nor who wrote it may;
/// who asked must be process administrator still. Everything that is checked at the request is checked again.
/// </summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record ApproveRelease(Guid ReleaseId) : ICommand<ReleaseOutcome>, IConcerns
{
    public Guid SubjectId => ReleaseId;
}

internal sealed class ApproveReleaseHandler(
    CaseFlowDb db, DefinitionLedger ledger, Publication publication, ReleaseNotices notices, IActors actors, RequestContext context, TimeProvider time)
    : IRequestHandler<ApproveRelease, Result<ReleaseOutcome>>
{
    public async Task<Result<ReleaseOutcome>> Handle(ApproveRelease request, CancellationToken cancellationToken)
    {
        var (release, refusal) = await db.TakeReleaseAsync(ledger, request.ReleaseId, cancellationToken);
        if (release is null)
        {
            return refusal!;
        }

        var versions = await ledger.VersionsAsync(release.DefinitionId, cancellationToken);
        if (versions.Find(v => v.Version == release.Version) is not { IsLatest: true, IsPublished: false } version || version.ContentHash != release.ContentHash)
        {
            return Refusal.Conflict("workflow.release.changed", release.Name, release.Version);
        }

        if (release.Bars(context.Who, version.AuthorId) is { } barred)
        {
            return barred;
        }

        if (await actors.FindAsync(release.RequestedById, cancellationToken) is not { } requester || !requester.Is(Roles.ProcessAdministrator))
        {
            return Refusal.Conflict("workflow.release.requester-left", release.RequestedBy);
        }

        release.End(ReleaseState.Approved, context.Who.PersonId, context.Who.Name, time.GetUtcNow(), null);
        await db.SaveChangesAsync(cancellationToken);
        var why = TextCatalog.Get("release.published-why", release.Comment, release.RequestedBy);
        var outcome = await publication.PublishAsync(version, versions, null, why, cancellationToken);
        if (!outcome.Refused)
        {
            await notices.DecidedAsync(release, cancellationToken);
        }

        return RequestReleaseHandler.Outcome(release, outcome);
    }
}
