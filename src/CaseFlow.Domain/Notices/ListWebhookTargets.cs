using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Notices;

/// <summary>The gateways with what became of the last messages to each; never their secrets.</summary>
[AllowedTo(Roles.SystemAdministrator)]
public sealed record ListWebhookTargets : IQuery<IReadOnlyList<WebhookTargetRow>>;

/// <param name="Waiting">Messages that have not gone out yet.</param>
/// <param name="Dead">Messages that were given up.</param>
public sealed record WebhookTargetRow(
    Guid Id, string Name, string Url, bool On, string ChangedBy, DateTimeOffset ChangedAt, int Version, int Waiting, int Dead, IReadOnlyList<WebhookResult> Last);

public sealed record WebhookResult(string Title, OutboxState State, int Attempts, DateTimeOffset At, DateTimeOffset? SentAt, string? Error);

internal sealed class ListWebhookTargetsHandler(CaseFlowDb db) : IRequestHandler<ListWebhookTargets, Result<IReadOnlyList<WebhookTargetRow>>>
{
    private const int Shown = 5;

    public async Task<Result<IReadOnlyList<WebhookTargetRow>>> Handle(ListWebhookTargets request, CancellationToken cancellationToken)
    {
        var targets = await db.Set<WebhookTarget>().AsNoTracking().OrderBy(t => t.Name).ToListAsync(cancellationToken);
        var open = await db.Set<OutboxMessage>().Where(m => m.TargetId != null && m.State != OutboxState.Sent)
            .GroupBy(m => new { m.TargetId, m.State }).Select(g => new { g.Key.TargetId, g.Key.State, Count = g.Count() }).ToListAsync(cancellationToken);
        List<WebhookTargetRow> rows = [];
        foreach (var t in targets)
        {
            var last = await db.Set<OutboxMessage>().AsNoTracking().Where(m => m.TargetId == t.Id).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(Shown)
                .Select(m => new WebhookResult(m.Subject, m.State, m.Attempts, m.At, m.SentAt, m.LastError)).ToListAsync(cancellationToken);
            rows.Add(new(t.Id, t.Name, t.Url, t.On, t.ChangedBy, t.ChangedAt, t.Version, Count(t.Id, OutboxState.Waiting), Count(t.Id, OutboxState.Dead), last));
        }

        return rows;

        int Count(Guid id, OutboxState state) => open.Find(o => o.TargetId == id && o.State == state)?.Count ?? 0;
    }
}

/// <summary>The gateways that are on and have messages due, for the sender.</summary>
[ProcessOnly]
public sealed record DueWebhooks(DateTimeOffset At) : IQuery<IReadOnlyList<WebhookAddress>>;

internal sealed class DueWebhooksHandler(CaseFlowDb db) : IRequestHandler<DueWebhooks, Result<IReadOnlyList<WebhookAddress>>>
{
    public async Task<Result<IReadOnlyList<WebhookAddress>>> Handle(DueWebhooks request, CancellationToken cancellationToken) =>
        await db.Set<WebhookTarget>().AsNoTracking()
            .Where(t => t.On && db.Set<OutboxMessage>().Any(m => m.TargetId == t.Id && m.State == OutboxState.Waiting && m.NextAttemptAt <= request.At))
            .Select(t => new WebhookAddress(t.Id, t.Name, t.Url, t.Secret)).ToListAsync(cancellationToken);
}
