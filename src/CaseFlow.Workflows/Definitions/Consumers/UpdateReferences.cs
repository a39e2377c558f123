using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// Takes the definitions that use this one to its published version, whatever its own option says. That publishes them, so it
/// is refused where the settings ask for a second person.
/// </summary>
/// <returns>Ids of the definitions that were moved.</returns>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record UpdateReferences(string DefinitionId) : ICommand<IReadOnlyList<string>>;

internal sealed class UpdateReferencesHandler(DefinitionLedger ledger, Publication publication, ReleaseSettings releases, RequestContext context)
    : IRequestHandler<UpdateReferences, Result<IReadOnlyList<string>>>
{
    public async Task<Result<IReadOnlyList<string>>> Handle(UpdateReferences request, CancellationToken cancellationToken)
    {
        await ledger.LockAsync(cancellationToken);
        var versions = await ledger.VersionsAsync(request.DefinitionId, cancellationToken);
        if (versions.Count == 0)
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        if (releases.IsNeeded(context.Who))
        {
            return new Refusal("workflow.release.second-person-for-consumers", null, versions[^1].Name);
        }

        return Result<IReadOnlyList<string>>.From(
            versions.Find(v => v.IsPublished) is { } published ? await publication.MoveConsumersAsync(published, cancellationToken) : []);
    }
}
