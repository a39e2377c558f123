using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Simulation.Kept;

/// <summary>All scenarios of a definition by name, each with how it went last.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record ListScenarios(string DefinitionId) : IQuery<IReadOnlyList<ScenarioItem>>;

/// <summary>One scenario with its document.</summary>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record GetScenario(Guid Id) : IQuery<ScenarioDetails>;

/// <param name="Shipped">It came with the product and follows its file: copied, but neither changed nor deleted.</param>
/// <param name="Last">Null where it was never run since it changed.</param>
public sealed record ScenarioItem(
    Guid Id, string DefinitionId, string Name, bool Shipped, bool Enabled, string? DisabledReason, DateTimeOffset ChangedAt, string ChangedBy, int Version, ScenarioLast? Last)
{
    internal static ScenarioItem Of(StoredScenario s) => new(
        s.Id, s.DefinitionId, s.Name, s.ShippedAs is not null, s.Enabled, s.DisabledReason, s.ChangedAt, s.ChangedBy, s.Version,
        s.LastRunAt is { } at ? new ScenarioLast(at, s.LastVersion!.Value, s.LastPassed == true, s.LastDifference) : null);
}

public sealed record ScenarioLast(DateTimeOffset At, int Version, bool Passed, string? Difference);

public sealed record ScenarioDetails(ScenarioItem Item, string Document);

internal sealed class ListScenariosHandler(CaseFlowDb db) : IRequestHandler<ListScenarios, Result<IReadOnlyList<ScenarioItem>>>, IRequestHandler<GetScenario, Result<ScenarioDetails>>
{
    public async Task<Result<IReadOnlyList<ScenarioItem>>> Handle(ListScenarios request, CancellationToken cancellationToken)
    {
        var all = await db.Set<StoredScenario>().AsNoTracking().Where(s => s.DefinitionId == request.DefinitionId).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<ScenarioItem>>.From(all.OrderBy(s => s.ShippedAs is not null).ThenBy(s => s.Name, StringComparer.Ordinal).Select(ScenarioItem.Of).ToList());
    }

    public async Task<Result<ScenarioDetails>> Handle(GetScenario request, CancellationToken cancellationToken) =>
        await db.Set<StoredScenario>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == request.Id, cancellationToken) is { } found
            ? new ScenarioDetails(ScenarioItem.Of(found), found.Document)
            : Refusal.NotFound("scenario.unknown");
}
