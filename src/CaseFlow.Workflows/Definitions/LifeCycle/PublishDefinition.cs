using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// Publishes a version (the latest when none is named): new instances start on it. Refused with all errors that validation
/// finds, and where the settings ask for a second person. A version that is published already stays so.
/// </summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record PublishDefinition(string DefinitionId, string Reason, int? Version = null, DefinitionBase? Base = null) : ICommand<SavedDefinition>;

internal sealed class PublishDefinitionValidator : AbstractValidator<PublishDefinition>
{
    public PublishDefinitionValidator() => RuleFor(x => x.Reason).NotEmpty();
}

internal sealed class PublishDefinitionHandler(DefinitionLedger ledger, Publication publication, ReleaseSettings releases, RequestContext context)
    : IRequestHandler<PublishDefinition, Result<SavedDefinition>>
{
    public async Task<Result<SavedDefinition>> Handle(PublishDefinition request, CancellationToken cancellationToken)
    {
        await ledger.LockAsync(cancellationToken);
        var versions = await ledger.VersionsAsync(request.DefinitionId, cancellationToken);
        var version = request.Version is { } number ? versions.Find(v => v.Version == number) : versions.Find(v => v.IsLatest);
        if (version is null)
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        if (Meanwhile.Changed(request.Base, versions.Find(v => v.IsLatest), null) is { } conflict)
        {
            return conflict;
        }

        if (version.IsPublished)
        {
            return SaveDefinitionHandler.Saved(version, true, [], []);
        }

        if (releases.IsNeeded(context.Who))
        {
            return SecondPerson.Needed(version.Name);
        }

        var outcome = await publication.PublishAsync(version, versions, null, request.Reason, cancellationToken);
        return outcome.Refused
            ? Result<SavedDefinition>.Refused(outcome.Refusals())
            : SaveDefinitionHandler.Saved(version, false, outcome.Consumers, outcome.Findings);
    }
}
