using CaseFlow.Host.Mail;
using Quartz;

namespace CaseFlow.Host.Scheduling;

/// <summary>Looks for what is due, unless this host's clock is wrong. One host of the cluster at a time; were it two, the rows' locks keep them apart.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(StartTriggers starts, DueSweep sweep, ClockGuard clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (await clock.NowAsync(cancellationToken) is not null)
        {
            await starts.KeepUpAsync(cancellationToken);
            await sweep.RunAsync(clock.NowAsync, cancellationToken);
        }
    }
}

/// <summary>Sends what stands in the outbox.</summary>
[DisallowConcurrentExecution]
internal sealed class OutboxJob(OutboxDispatcher outbox) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await outbox.RunAsync(cancellationToken);
}
