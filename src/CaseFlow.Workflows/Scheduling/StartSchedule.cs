using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Scheduling;

/// <summary>
/// The start activities of a definition's published version as rows: the index by which events find them, and one due row
/// for each that goes by the clock. Written in the transaction that publishes or retracts, so that nothing of the version
/// before starts once more.
/// </summary>
internal sealed class StartSchedule(CaseFlowDb db, IDueQueue due, KnownTriggers known, TimeProvider time)
{
    /// <summary>Kind of the due rows; their owner is the trigger.</summary>
    public const string Kind = "start-trigger";

    /// <summary>The definition has these start activities from now on; none when it is retracted.</summary>
    public async Task ReplaceAsync(string definitionId, IEnumerable<TriggerRow> triggers, CancellationToken ct)
    {
        known.Clear();
        await db.Set<TriggerRow>().Where(t => t.DefinitionId == definitionId).LoadAsync(ct);
        var old = db.Set<TriggerRow>().Local.Where(t => t.DefinitionId == definitionId).ToList();
        var waiting = await due.WaitingAsync(Kind, old.ConvertAll(t => t.Id), ct);
        foreach (var gone in old)
        {
            await due.CancelAsync(Kind, gone.Id, ct);
        }

        db.RemoveRange(old);
        var now = time.GetUtcNow();
        foreach (var trigger in triggers)
        {
            db.Add(trigger);
            if (ScheduledStart.GoesByTheClock(trigger.Kind) && (Missed(trigger) ?? ScheduledStart.Of(trigger).Next(now)) is { } at)
            {
                await due.ScheduleAsync(Kind, trigger.Id, at, ct);
            }
        }

        // A time that came while no host ran is not lost because the host came back with another version of the definition.
        DateTimeOffset? Missed(TriggerRow trigger) =>
            old.Find(t => (t.NodeId, t.Kind, t.Value) == (trigger.NodeId, trigger.Kind, trigger.Value)) is { } same && waiting.TryGetValue(same.Id, out var at)
                ? at
                : null;
    }
}
