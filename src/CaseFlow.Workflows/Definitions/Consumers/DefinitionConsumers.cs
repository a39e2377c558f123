using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Ids of the definitions whose latest or published version uses this one as an activity, directly or through others.</summary>
[AnyRole]
public sealed record DefinitionConsumers(string DefinitionId) : IQuery<IReadOnlyList<string>>;

internal sealed class DefinitionConsumersHandler(CaseFlowDb db) : IRequestHandler<DefinitionConsumers, Result<IReadOnlyList<string>>>
{
    public async Task<Result<IReadOnlyList<string>>> Handle(DefinitionConsumers request, CancellationToken cancellationToken)
    {
        if (!await db.Set<DefinitionVersion>().AnyAsync(d => d.DefinitionId == request.DefinitionId, cancellationToken))
        {
            return Refusal.NotFound("workflow.definition.unknown", request.DefinitionId);
        }

        var uses = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.Pins != "" && (d.IsLatest || d.IsPublished))
            .Select(d => new { d.DefinitionId, d.Pins }).ToListAsync(cancellationToken);
        var by = uses.SelectMany(u => ChildPins.Parse(u.Pins).Versions.Keys.Select(child => (Child: child, u.DefinitionId))).ToLookup(u => u.Child, u => u.DefinitionId);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([request.DefinitionId]);
        while (open.TryPop(out var next))
        {
            foreach (var consumer in by[next].Where(found.Add))
            {
                open.Push(consumer);
            }
        }

        return found.ToList();
    }
}
