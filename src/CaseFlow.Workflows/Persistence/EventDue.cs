using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Persistence;

/// <summary>
/// Hands a stored event for everybody to those who waited when it was stored, so many to a transaction, and then to what it
/// starts. One that nobody took is kept, and looked at again: a wait point that was being written meanwhile cannot have seen
/// it. It goes when its time is over.
/// </summary>
internal sealed class EventDue(
    ProcessDriver driver, CaseFlowDb db, IDatabaseDialect dialect, IDueQueue due, RequestContext context, RuntimeLimits limits, TimeProvider time) : IDueHandler
{
    public const string DueKind = "workflow-event";

    private const string Always = "TRUE";

    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(10);

    public string Kind => DueKind;

    public async Task FireAsync(Guid ownerId, DateTimeOffset dueAt, CancellationToken ct)
    {
        // Locked, because a wait point that appears now may take it as well.
        if (await dialect.HoldAsync<StoredEvent>(db, ownerId, Always, ct) is not { } stored)
        {
            return;
        }

        if (stored.Taken == 0 && stored.Targets is not null && stored.ExpiresAt <= time.GetUtcNow())
        {
            db.Remove(stored);
            return;
        }

        context.SubjectId ??= stored.Id;
        using (context.EnterProcess())
        {
            await HandOutAsync(stored, ct);
        }
    }

    private async Task HandOutAsync(StoredEvent stored, CancellationToken ct)
    {
        var payload = JsonNode.Parse(stored.Payload)!.AsObject();
        var first = stored.Targets is null;
        var targets = first ? await WaitingAsync(stored.Name, int.MaxValue, ct) : JsonSerializer.Deserialize<List<Guid>>(stored.Targets!)!;
        if (targets.Count == 0 && !first)
        {
            // Kept: it belongs to the first that comes.
            targets = await WaitingAsync(stored.Name, 1, ct);
        }

        var now = targets.Take(limits.EventTargetsPerTransaction).ToList();
        if (first)
        {
            stored.Taken += await driver.StartTriggeredAsync(new PublishedEvent(stored.Name, null, payload), ct);
        }

        stored.Taken += await driver.HandToAsync(now, payload, ct);
        targets.RemoveRange(0, now.Count);
        stored.Targets = JsonSerializer.Serialize(targets, JsonValues.Options);
        stored.Looks++;
        if (targets.Count > 0)
        {
            await due.ScheduleAsync(DueKind, stored.Id, time.GetUtcNow(), ct);
        }
        else if (stored.Taken > 0)
        {
            db.Remove(stored);
        }
        else
        {
            await due.ScheduleAsync(DueKind, stored.Id, NextLook(stored), ct);
        }
    }

    // After 1, 2, 4 … seconds, at last every ten minutes, and when it expires.
    private DateTimeOffset NextLook(StoredEvent stored)
    {
        var wait = FirstLook * Math.Pow(2, Math.Min(stored.Looks - 1, 12));
        var next = time.GetUtcNow() + (wait < LongestLook ? wait : LongestLook);
        return next < stored.ExpiresAt ? next : stored.ExpiresAt;
    }

    private Task<List<Guid>> WaitingAsync(string name, int most, CancellationToken ct) =>
        db.Set<BookmarkRow>().AsNoTracking().Where(b => b.Stimulus == Stimuli.Event && b.Key == name).OrderBy(b => b.Id).Take(most).Select(b => b.Id).ToListAsync(ct);
}
