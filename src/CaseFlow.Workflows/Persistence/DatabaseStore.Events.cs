using System.Text.Json.Nodes;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Persistence;

/// <summary>Events that are stored: for everybody, until they are handed out; addressed ones, until somebody waits for them.</summary>
internal sealed partial class DatabaseStore
{
    public Task KeepEventAsync(PublishedEvent published, DateTimeOffset at, CancellationToken ct)
    {
        Store(published, at);

        // Who keeps one throws out those whose time is over; those for everybody have a due row that does it.
        return db.Set<StoredEvent>().Where(e => e.ExpiresAt < at && (e.CorrelationId != null || e.InstanceId != null)).ExecuteDeleteAsync(ct);
    }

    public Task<IReadOnlyList<WaitPoint>?> BroadcastAsync(PublishedEvent published, DateTimeOffset at, CancellationToken ct)
    {
        due.ScheduleNew(EventDue.DueKind, Store(published, at), at);
        return Task.FromResult<IReadOnlyList<WaitPoint>?>(null);
    }

    public async Task<JsonObject?> TakeEventAsync(string name, InstanceState state, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var candidate in await CandidatesAsync(name, state, at, ct))
        {
            // Somebody else's wait point may have taken it meanwhile. Its due row finds nothing any more.
            if (await dialect.HoldAsync<StoredEvent>(db, candidate, "taken = 0", ct) is { } stored)
            {
                db.Remove(stored);
                return JsonNode.Parse(stored.Payload)!.AsObject();
            }
        }

        return null;
    }

    /// <summary>
    /// Events for this instance, for its correlation, or for everybody. One for everybody goes first to those who waited
    /// when it came; only when nobody did is it anybody's.
    /// </summary>
    private async Task<IReadOnlyList<Guid>> CandidatesAsync(string name, InstanceState state, DateTimeOffset at, CancellationToken ct)
    {
        var (instance, correlation) = (state.Id, state.CorrelationId);
        var stored = await db.Set<StoredEvent>().AsNoTracking()
            .Where(e => e.Name == name && e.Taken == 0 && e.ExpiresAt > at
                && ((e.InstanceId == instance && (e.CorrelationId == null || e.CorrelationId == correlation))
                    || (e.InstanceId == null && e.CorrelationId != null && e.CorrelationId == correlation)
                    || (e.InstanceId == null && e.CorrelationId == null && e.Looks > 0)))
            .OrderBy(e => e.Id).Select(e => e.Id).Take(8).ToListAsync(ct);
        var added = db.ChangeTracker.Entries<StoredEvent>()
            .Where(e => e.State == EntityState.Added && e.Entity.Name == name
                && ((e.Entity.InstanceId == instance && (e.Entity.CorrelationId is null || e.Entity.CorrelationId == correlation)) || (e.Entity.InstanceId is null && e.Entity.CorrelationId is not null && e.Entity.CorrelationId == correlation)))
            .Select(e => e.Entity.Id);
        return [.. stored.Concat(added).Order()];
    }

    private Guid Store(PublishedEvent published, DateTimeOffset at)
    {
        var row = new StoredEvent
        {
            Id = Guid.CreateVersion7(at),
            Name = published.Name,
            CorrelationId = published.CorrelationId,
            InstanceId = published.OnlyTo,
            Payload = published.Payload.ToJsonString(JsonValues.Options),
            At = at,
            ExpiresAt = at + limits.KeptEvents,
        };
        db.Add(row);
        return row.Id;
    }
}
