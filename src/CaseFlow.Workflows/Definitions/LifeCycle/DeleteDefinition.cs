using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Persistence;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Deletes a definition with all its versions, where none is published, none ever had an instance and none uses it.</summary>
/// <returns>How many versions went.</returns>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record DeleteDefinition(string DefinitionId, string Reason) : ICommand<int>;

internal sealed class DeleteDefinitionValidator : AbstractValidator<DeleteDefinition>
{
    public DeleteDefinitionValidator() => RuleFor(x => x.Reason).NotEmpty();
}

internal sealed class DeleteDefinitionHandler(CaseFlowDb db, DefinitionLedger ledger, OpenReleases releases) : IRequestHandler<DeleteDefinition, Result<int>>
{
    public async Task<Result<int>> Handle(DeleteDefinition request, CancellationToken cancellationToken)
    {
        await ledger.LockAsync(cancellationToken);
        var versions = await ledger.VersionsAsync(request.DefinitionId, cancellationToken);
        if (versions.Count == 0)
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        var latest = versions[^1];
        if (versions.Find(v => v.IsPublished) is { } published)
        {
            return new Refusal("workflow.definition.still-published", null, published.Name, published.Version);
        }

        var instances = await db.Set<WorkflowInstance>().CountAsync(i => i.DefinitionId == request.DefinitionId, cancellationToken);
        if (instances > 0)
        {
            return new Refusal("workflow.definition.in-use", null, latest.Name, instances);
        }

        var pinned = await db.Set<DefinitionVersion>().Where(d => d.Pins != "" && d.DefinitionId != request.DefinitionId)
            .Select(d => new { d.Name, d.Pins }).ToListAsync(cancellationToken);
        if (pinned.Find(d => ChildPins.Parse(d.Pins).Of(request.DefinitionId) is not null) is { } consumer)
        {
            return new Refusal("workflow.definition.used-by", null, latest.Name, consumer.Name);
        }

        db.RemoveRange(versions);
        ledger.Record(latest, DefinitionChange.Deleted, request.Reason);
        await releases.VoidAsync(request.DefinitionId, null, "release.void-deleted", cancellationToken);
        return versions.Count;
    }
}
