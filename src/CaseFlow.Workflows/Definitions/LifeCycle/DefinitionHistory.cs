using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>What was done to a definition, by whom and why, newest first; also of one that was deleted.</summary>
[AnyRole]
public sealed record DefinitionHistory(string DefinitionId) : IQuery<IReadOnlyList<DefinitionHistoryItem>>;

public sealed record DefinitionHistoryItem(int Version, DefinitionChange What, string Text, string By, DateTimeOffset At, string Why, string ContentHash)
{
    internal static DefinitionHistoryItem Of(DefinitionEvent e) => new(e.Version, e.What, TextCatalog.Get($"definition-change.{e.What}"), e.By, e.At, e.Why, e.ContentHash);
}

internal sealed class DefinitionHistoryHandler(CaseFlowDb db) : IRequestHandler<DefinitionHistory, Result<IReadOnlyList<DefinitionHistoryItem>>>
{
    public async Task<Result<IReadOnlyList<DefinitionHistoryItem>>> Handle(DefinitionHistory request, CancellationToken cancellationToken)
    {
        var events = await db.Set<DefinitionEvent>().AsNoTracking().Where(e => e.DefinitionId == request.DefinitionId)
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).ToListAsync(cancellationToken);
        return events.Count == 0
            ? Refusal.NotFound("workflow.definition.unknown", request.DefinitionId)
            : Result<IReadOnlyList<DefinitionHistoryItem>>.From(events.ConvertAll(DefinitionHistoryItem.Of));
    }
}
