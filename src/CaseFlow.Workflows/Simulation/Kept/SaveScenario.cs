using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Simulation.Kept;

/// <summary>Adds a scenario, or replaces the content of one that people wrote.</summary>
/// <param name="Document">JSON as <c>workflows/scenario.schema.json</c> describes it.</param>
/// <param name="Id">Null adds.</param>
/// <param name="Version">The one the caller began from; null overwrites whatever is there.</param>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record SaveScenario(string DefinitionId, string Document, Guid? Id = null, int? Version = null) : ICommand<ScenarioSaved>;

public sealed record ScenarioSaved(Guid Id, string Name);

internal sealed class SaveScenarioHandler(CaseFlowDb db, ScenarioDocument reader, ScenarioShelf shelf) : IRequestHandler<SaveScenario, Result<ScenarioSaved>>
{
    public async Task<Result<ScenarioSaved>> Handle(SaveScenario request, CancellationToken cancellationToken)
    {
        var read = await reader.ReadAsync(request.DefinitionId, request.Document, cancellationToken);
        if (!read.Succeeded)
        {
            return Result<ScenarioSaved>.Refused(read.Refusals);
        }

        if (request.Id is not { } id)
        {
            return await shelf.AddAsync(request.DefinitionId, read.Value, request.Document, cancellationToken);
        }

        var found = await db.Set<StoredScenario>().FirstOrDefaultAsync(s => s.Id == id && s.DefinitionId == request.DefinitionId, cancellationToken);
        switch (found)
        {
            case null:
                return Refusal.NotFound("scenario.unknown");
            case { ShippedAs: not null }:
                return Refusal.Conflict("scenario.shipped", found.Name);
            case not null when request.Version is { } began && began != found.Version:
                return Refusal.Conflict("scenario.changed-meanwhile", found.Name, found.ChangedBy, found.ChangedAt.ToLongText());
            default:
                shelf.Write(found, read.Value, request.Document);
                await db.SaveChangesAsync(cancellationToken);
                return new ScenarioSaved(found.Id, found.Name);
        }
    }
}
