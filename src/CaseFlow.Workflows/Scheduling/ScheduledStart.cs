using System.Globalization;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Persistence;

namespace CaseFlow.Workflows.Scheduling;

/// <summary>A start activity that goes by the clock. Exactly one of cron (Elsa's form, see <see cref="CronText"/>), interval and at is given.</summary>
public sealed record ScheduledStart(Guid TriggerId, string DefinitionId, int Version, string? Cron, TimeSpan? Interval, DateTimeOffset? At)
{
    /// <summary>Kind of the due rows; their owner is the trigger.</summary>
    public const string DueKind = StartSchedule.Kind;

    private static readonly DateTimeOffset Origin = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What becomes of missed times.</summary>
    public Misfire Misfire { get; init; } = new(MisfireSettings.Default.Rule, MisfireSettings.Default.Most);

    /// <summary>The first time after the instant; intervals count from midnight UTC of 2000-01-01, so that a restart does not shift them.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        if (Cron is not null)
        {
            return CronText.Next(Cron, after);
        }

        if (Interval is { } interval)
        {
            return Origin + (interval * (((after - Origin).Ticks / interval.Ticks) + 1));
        }

        return At > after ? At : null;
    }

    /// <summary>Of the times from <paramref name="due"/> to <paramref name="now"/> the first of the latest so many; never counts further than that.</summary>
    public DateTimeOffset FirstOfLatest(int most, DateTimeOffset due, DateTimeOffset now)
    {
        if (!MoreThan(most - 1, due, now))
        {
            return due;
        }

        // The earliest second after which no more than so many are left.
        var (early, late) = (due, now);
        while (late - early > TimeSpan.FromSeconds(1))
        {
            var middle = early + TimeSpan.FromTicks((late - early).Ticks / 2);
            (early, late) = MoreThan(most, middle, now) ? (middle, late) : (early, middle);
        }

        return Next(late) is { } first && first <= now ? first : due;
    }

    private bool MoreThan(int count, DateTimeOffset after, DateTimeOffset upTo)
    {
        for (var at = Next(after); at <= upTo; at = Next(at.Value))
        {
            if (--count < 0)
            {
                return true;
            }
        }

        return false;
    }

    internal static bool GoesByTheClock(string kind) => kind is TriggerKinds.Cron or TriggerKinds.Timer or TriggerKinds.StartAt;

    internal static ScheduledStart Of(TriggerRow row) => new(
        row.Id,
        row.DefinitionId,
        row.DefinitionVersion,
        row.Kind == TriggerKinds.Cron ? row.Value : null,
        row.Kind == TriggerKinds.Timer ? TimeSpan.Parse(row.Value, CultureInfo.InvariantCulture) : null,
        row.Kind == TriggerKinds.StartAt ? JsonValues.To<DateTimeOffset>(row.Value) : null);
}
