using Quartz;

namespace CaseFlow.Host.Scheduling;

/// <summary>
/// Keeps Quartz out of a wrong clock's way. Quartz plans by the wall clock in rows that all hosts share: a host whose clock
/// is ahead would plan the next sweep for its own future, and all would wait for it. So this host stands by while its clock
/// is wrong, and whoever has the right time brings a plan that lies too far ahead back. Runs on the time that really passes.
/// </summary>
internal sealed partial class ClockWatch(ClockGuard clock, ISchedulerFactory quartz, SchedulingOptions options, ILogger<ClockWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private bool _standsBy;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, stoppingToken);
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database is away; the next look comes by itself.
                Failed(logger, e.Message);
            }
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var scheduler = await quartz.GetScheduler(ct);
        if (await clock.NowAsync(ct) is not { } now)
        {
            if (await scheduler.GetStatus(ct) == SchedulerStatus.Running)
            {
                _standsBy = true;
                await scheduler.Standby(ct);
            }

            return;
        }

        foreach (var key in await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.AnyGroup(), ct))
        {
            await BringBackAsync(scheduler, key, now, ct);
        }

        if (_standsBy)
        {
            _standsBy = false;
            await scheduler.Start(ct);
        }
    }

    private async Task BringBackAsync(IScheduler scheduler, TriggerKey key, DateTimeOffset now, CancellationToken ct)
    {
        if (await scheduler.GetTrigger(key, ct) is ISimpleTrigger trigger && trigger.NextFireTimeUtc > now + trigger.RepeatInterval + options.ClockTolerance + Every)
        {
            await scheduler.RescheduleJob(key, trigger.GetTriggerBuilder().StartNow().Build(), ct);
            BroughtBack(logger, key.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Job} was planned by a clock that was ahead: brought back to now.")]
    private static partial void BroughtBack(ILogger logger, string job);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clock could not be checked: {Reason}")]
    private static partial void Failed(ILogger logger, string reason);
}
