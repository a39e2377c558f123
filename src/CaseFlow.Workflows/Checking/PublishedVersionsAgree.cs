using System.Runtime.CompilerServices;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Persistence;
using CaseFlow.Workflows.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Checking;

/// <summary>At most one version of a definition is published; only its start activities are indexed, and those that go by the clock wait for their time.</summary>
internal sealed class PublishedVersionsAgree(CaseFlowDb db, IDueQueue due, TimeProvider time) : IInvariant
{
    public async IAsyncEnumerable<Violation> BrokenAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var published = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.IsPublished).Select(d => new { d.DefinitionId, d.Version }).ToListAsync(ct);
        foreach (var definition in published.GroupBy(d => d.DefinitionId).Where(g => g.Count() > 1))
        {
            yield return new Violation(
                Invariants.PublishedTwice, null, definition.Key, null, definition.Key, string.Join(", ", definition.Select(d => d.Version).Order()));
        }

        var triggers = await db.Set<TriggerRow>().AsNoTracking().ToListAsync(ct);
        foreach (var trigger in triggers.Where(t => !published.Exists(p => p.DefinitionId == t.DefinitionId && p.Version == t.DefinitionVersion)))
        {
            yield return new Violation(Invariants.TriggerOfUnpublished, null, trigger.DefinitionId, trigger.DefinitionVersion, trigger.NodeId, trigger.Value);
        }

        var now = time.GetUtcNow();
        var clocked = triggers.Where(t => t.Kind != TriggerKinds.Event).ToList();
        var waiting = await due.WaitingAsync(StartSchedule.Kind, clocked.ConvertAll(t => t.Id), ct);
        foreach (var trigger in clocked.Where(t => !waiting.ContainsKey(t.Id) && ScheduledStart.Of(t).Next(now) is not null))
        {
            yield return new Violation(Invariants.StartNotScheduled, null, trigger.DefinitionId, trigger.DefinitionVersion, trigger.NodeId, trigger.Value);
        }
    }
}
