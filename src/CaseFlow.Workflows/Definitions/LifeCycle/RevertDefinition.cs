using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Persistence;
using FluentValidation;
using MediatR;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Makes a new latest draft of an old version. A draft that was the latest stays as it is, a version before it.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record RevertDefinition(string DefinitionId, int Version, string Reason) : ICommand<SavedDefinition>;

internal sealed class RevertDefinitionValidator : AbstractValidator<RevertDefinition>
{
    public RevertDefinitionValidator() => RuleFor(x => x.Reason).NotEmpty();
}

internal sealed class RevertDefinitionHandler(DefinitionLedger ledger, DatabaseGraphs graphs) : IRequestHandler<RevertDefinition, Result<SavedDefinition>>
{
    public async Task<Result<SavedDefinition>> Handle(RevertDefinition request, CancellationToken cancellationToken)
    {
        await ledger.LockAsync(cancellationToken);
        var versions = await ledger.VersionsAsync(request.DefinitionId, cancellationToken);
        if (versions.Find(v => v.Version == request.Version) is not { } old)
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        var document = WorkflowDocument.Parse(old.Document);
        var (graph, pins) = await graphs.CompileAsync(document, null, cancellationToken);
        var version = await ledger.AddAsync(document, versions, pins, DefinitionChange.Reverted, request.Reason, keepNumber: false, cancellationToken);
        return SaveDefinitionHandler.Saved(version, false, [], graph.Findings);
    }
}
