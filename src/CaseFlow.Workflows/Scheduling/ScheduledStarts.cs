using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Scheduling;

/// <summary>The start activities of published versions that go by the clock, for the scheduler to keep in step with.</summary>
[ProcessOnly]
public sealed record ScheduledStarts : IQuery<IReadOnlyList<ScheduledStart>>;

/// <summary>Exactly one of cron (Elsa's form, see <see cref="CronText"/>), interval and at is given.</summary>
public sealed record ScheduledStart(Guid TriggerId, string DefinitionId, int Version, string? Cron, TimeSpan? Interval, DateTimeOffset? At)
{
    /// <summary>The first time after the instant; intervals count from midnight UTC of 2000-01-01, so that a restart does not shift them.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        if (Cron is not null)
        {
            return CronText.Next(Cron, after);
        }

        if (Interval is { } interval)
        {
            var origin = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
            return origin + (interval * (((after - origin).Ticks / interval.Ticks) + 1));
        }

        return At > after ? At : null;
    }
}

internal sealed class ScheduledStartsHandler(CaseFlowDb db) : IRequestHandler<ScheduledStarts, Result<IReadOnlyList<ScheduledStart>>>
{
    public async Task<Result<IReadOnlyList<ScheduledStart>>> Handle(ScheduledStarts request, CancellationToken cancellationToken)
    {
        var rows = await db.Set<TriggerRow>().AsNoTracking().Where(t => t.Kind != TriggerKinds.Event).OrderBy(t => t.Id).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<ScheduledStart>>.From(rows.Select(Of).ToList());
    }

    internal static ScheduledStart Of(TriggerRow row) => new(
        row.Id,
        row.DefinitionId,
        row.DefinitionVersion,
        row.Kind == TriggerKinds.Cron ? row.Value : null,
        row.Kind == TriggerKinds.Timer ? TimeSpan.Parse(row.Value, CultureInfo.InvariantCulture) : null,
        row.Kind == TriggerKinds.StartAt ? JsonValues.To<DateTimeOffset>(row.Value) : null);
}
