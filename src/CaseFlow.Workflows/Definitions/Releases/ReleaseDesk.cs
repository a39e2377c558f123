using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Expressions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Everything somebody needs who asks for the release of the latest version or decides on it. Nothing is written.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.DistrictOffice)]
public sealed record ReleaseDesk(string DefinitionId) : IQuery<ReleaseDeskView>;

/// <param name="Base">What whoever asks now looked at.</param>
/// <param name="IsPublished">The latest version is published already: there is nothing to release.</param>
/// <param name="Findings">Of validation, errors first.</param>
/// <param name="Gates">What else stands against it, e.g. scenarios that fail.</param>
/// <param name="Differences">From the published version to this one, in words.</param>
/// <param name="Followers">Names of the definitions that use it and would be published along with it.</param>
/// <param name="Waiting">The request that waits for its decision.</param>
/// <param name="SecondPerson">Whether this person needs a second one.</param>
/// <param name="IsRequester">Whether the waiting request is theirs.</param>
/// <param name="Barred">Why they may not decide on it; null when they may, or when none waits.</param>
public sealed record ReleaseDeskView(
    int Version, DefinitionBase Base, bool IsPublished, int? PublishedVersion, string SavedBy, DateTimeOffset SavedAt, IReadOnlyList<FindingText> Findings,
    IReadOnlyList<string> Gates, IReadOnlyList<string> Differences, IReadOnlyList<string> Followers, ReleaseView? Waiting, bool SecondPerson, bool IsRequester, string? Barred)
{
    /// <summary>Nothing stands against it.</summary>
    public bool MayGo => Gates.Count == 0 && Findings.All(f => f.Severity != FindingSeverity.Error);
}

internal sealed class ReleaseDeskHandler(
    CaseFlowDb db, DefinitionLedger ledger, Publication publication, OpenReleases open, ReleaseSettings settings, RequestContext context)
    : IRequestHandler<ReleaseDesk, Result<ReleaseDeskView>>
{
    public async Task<Result<ReleaseDeskView>> Handle(ReleaseDesk request, CancellationToken cancellationToken)
    {
        var versions = await ledger.VersionsAsync(request.DefinitionId, cancellationToken);
        if (versions.Find(v => v.IsLatest) is not { } latest)
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        var published = versions.Find(v => v.IsPublished);
        var check = latest.IsPublished ? null : await publication.CheckAsync(latest, null, cancellationToken);
        var waiting = await open.WaitingAsync(request.DefinitionId, cancellationToken);
        return new ReleaseDeskView(
            latest.Version, new DefinitionBase(latest.Version, latest.Revision), latest.IsPublished, published?.Version, latest.SavedBy, latest.SavedAt,
            check is null ? [] : Findings(latest, check),
            [.. (check?.Gates ?? []).Select(g => g.Text())],
            published is null || latest.IsPublished ? [] : Differences(published, latest),
            latest.IsPublished ? [] : await FollowersAsync(latest, cancellationToken),
            waiting is null ? null : ReleaseView.Of(waiting), settings.IsNeeded(context.Who), waiting?.RequestedById == context.Who.PersonId,
            waiting?.Bars(context.Who, latest.AuthorId)?.Text());
    }

    private async Task<IReadOnlyList<string>> FollowersAsync(DefinitionVersion version, CancellationToken ct)
    {
        var document = WorkflowDocument.Parse(version.Document);
        if (!document.UsableAsActivity || !document.AutoUpdatesConsumers)
        {
            return [];
        }

        var users = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.IsLatest && d.IsPublished && d.Pins != "").OrderBy(d => d.Name)
            .Select(d => new { d.Name, d.Pins }).ToListAsync(ct);
        return [.. users.Where(u => ChildPins.Parse(u.Pins).Of(version.DefinitionId) is not null).Select(u => u.Name)];
    }

    private static IReadOnlyList<FindingText> Findings(DefinitionVersion version, PublicationOutcome check)
    {
        var activities = ActivityWalk.Of(WorkflowDocument.Parse(version.Document)).ToLookup(a => a.Text("id"));
        return
        [
            .. FindingText.Of(check.Findings.OrderByDescending(f => f.Severity))
                .Select(f => f.ActivityId is { } id && activities[id].FirstOrDefault() is { } activity ? f with { ActivityName = ActivityWords.Name(activity) } : f),
        ];
    }

    private static string[] Differences(DefinitionVersion from, DefinitionVersion to) =>
        [.. DefinitionDifference.Of(WorkflowDocument.Parse(from.Document), WorkflowDocument.Parse(to.Document)).Lines.Select(l => l.Text)];
}
