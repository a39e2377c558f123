using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using FluentValidation;
using MediatR;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Takes the published version back: nothing new starts on it, what runs goes on.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record RetractDefinition(string DefinitionId, string Reason) : ICommand<SavedDefinition>;

internal sealed class RetractDefinitionValidator : AbstractValidator<RetractDefinition>
{
    public RetractDefinitionValidator() => RuleFor(x => x.Reason).NotEmpty();
}

internal sealed class RetractDefinitionHandler(DefinitionLedger ledger, Publication publication) : IRequestHandler<RetractDefinition, Result<SavedDefinition>>
{
    public async Task<Result<SavedDefinition>> Handle(RetractDefinition request, CancellationToken cancellationToken)
    {
        await ledger.LockAsync(cancellationToken);
        var versions = await ledger.VersionsAsync(request.DefinitionId, cancellationToken);
        if (versions.Count == 0)
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        if (versions.Find(v => v.IsPublished) is not { } version)
        {
            return new Refusal("workflow.definition.not-published", null, request.DefinitionId);
        }

        version.IsPublished = false;
        version.Revision++;
        ledger.Record(version, DefinitionChange.Retracted, request.Reason);
        await publication.IndexTriggersAsync(request.DefinitionId, null, cancellationToken);
        return SaveDefinitionHandler.Saved(version, false, [], []);
    }
}
