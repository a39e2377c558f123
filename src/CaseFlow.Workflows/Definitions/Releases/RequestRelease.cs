using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// Asks that the latest version be published; a second person decides. Where the settings ask for none it is published at
/// once. Validation errors and every gate refuse it.
/// </summary>
/// <param name="Base">What the requester looked at; null takes whatever is there now.</param>
/// <param name="Comment">What is changed and why.</param>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record RequestRelease(string DefinitionId, DefinitionBase? Base, string Comment) : ICommand<ReleaseOutcome>;

/// <param name="State">A <see cref="ReleaseState"/>.</param>
/// <param name="Consumers">Definitions that followed the publication, by id.</param>
/// <param name="Warnings">What validation found beside.</param>
public sealed record ReleaseOutcome(Guid ReleaseId, string State, string DefinitionId, int Version, IReadOnlyList<string> Consumers, IReadOnlyList<FindingText> Warnings);

internal sealed class RequestReleaseValidator : AbstractValidator<RequestRelease>
{
    public RequestReleaseValidator()
    {
        RuleFor(x => x.DefinitionId).NotEmpty();
        RuleFor(x => x.Comment).NotEmpty().MaximumLength(ReleaseText.Most);
    }
}

internal sealed class RequestReleaseHandler(
    CaseFlowDb db, DefinitionLedger ledger, Publication publication, OpenReleases open, ReleaseNotices notices, ReleaseSettings settings, RequestContext context,
    TimeProvider time) : IRequestHandler<RequestRelease, Result<ReleaseOutcome>>
{
    public async Task<Result<ReleaseOutcome>> Handle(RequestRelease request, CancellationToken cancellationToken)
    {
        await ledger.LockAsync(cancellationToken);
        var versions = await ledger.VersionsAsync(request.DefinitionId, cancellationToken);
        if (versions.Find(v => v.IsLatest) is not { } latest)
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        if (Meanwhile.Changed(request.Base, latest, null) is { } conflict)
        {
            return conflict;
        }

        if (latest.IsPublished)
        {
            return Refusal.Conflict("workflow.release.nothing", latest.Name, latest.Version);
        }

        if (await open.WaitingAsync(request.DefinitionId, cancellationToken) is { } waiting)
        {
            return Refusal.Conflict("workflow.release.waiting", waiting.RequestedBy, waiting.RequestedAt.ToLongText());
        }

        var (now, who) = (time.GetUtcNow(), context.Who);
        var release = new Release
        {
            Id = Guid.CreateVersion7(now), DefinitionId = latest.DefinitionId, Version = latest.Version, Name = latest.Name, ContentHash = latest.ContentHash,
            Comment = request.Comment, RequestedById = who.PersonId, RequestedBy = who.Name, RequestedAt = now,
        };
        context.BeginSubject(release.Id);
        db.Add(release);
        if (!settings.IsNeeded(who))
        {
            release.End(ReleaseState.Approved, who.PersonId, who.Name, now, null);
            return Outcome(release, await publication.PublishAsync(latest, versions, null, request.Comment, cancellationToken));
        }

        var check = await publication.CheckAsync(latest, null, cancellationToken);
        if (!check.Refused)
        {
            await notices.RequestedAsync(release, cancellationToken);
        }

        return Outcome(release, check);
    }

    internal static Result<ReleaseOutcome> Outcome(Release release, PublicationOutcome outcome) => outcome.Refused
        ? Result<ReleaseOutcome>.Refused(outcome.Refusals())
        : new ReleaseOutcome(release.Id, release.State.ToString(), release.DefinitionId, release.Version, outcome.Consumers, FindingText.Of(outcome.Findings));
}
