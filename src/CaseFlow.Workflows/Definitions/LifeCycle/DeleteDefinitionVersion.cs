using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Persistence;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Deletes a draft. A version that was published stays: cases refer to it, and it must be possible to replay them.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record DeleteDefinitionVersion(string DefinitionId, int Version, string Reason) : ICommand<Done>;

internal sealed class DeleteDefinitionVersionValidator : AbstractValidator<DeleteDefinitionVersion>
{
    public DeleteDefinitionVersionValidator() => RuleFor(x => x.Reason).NotEmpty();
}

internal sealed class DeleteDefinitionVersionHandler(CaseFlowDb db, DefinitionLedger ledger, OpenReleases releases) : IRequestHandler<DeleteDefinitionVersion, Result<Done>>
{
    public async Task<Result<Done>> Handle(DeleteDefinitionVersion request, CancellationToken cancellationToken)
    {
        await ledger.LockAsync(cancellationToken);
        var versions = await ledger.VersionsAsync(request.DefinitionId, cancellationToken);
        if (versions.Find(v => v.Version == request.Version) is not { } version)
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        if (!version.IsDraft)
        {
            return new Refusal("workflow.definition.version-stays", null, version.Name, version.Version);
        }

        var instances = await db.Set<WorkflowInstance>().CountAsync(i => i.DefinitionId == version.DefinitionId && i.DefinitionVersion == version.Version, cancellationToken);
        if (instances > 0)
        {
            return new Refusal("workflow.definition.version-in-use", null, version.Name, version.Version, instances);
        }

        db.Remove(version);
        ledger.Record(version, DefinitionChange.VersionDeleted, request.Reason);
        if (version.IsLatest)
        {
            await releases.VoidAsync(version.DefinitionId, null, "release.void-deleted", cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        if (version.IsLatest && versions.Where(v => v != version).MaxBy(v => v.Version) is { } before)
        {
            before.IsLatest = true;
            before.Revision++;
        }

        return Done.Value;
    }
}
