using CaseFlow.Host.Mail;
using Quartz;

namespace CaseFlow.Host.Scheduling;

/// <summary>Looks for what is due. One host of the cluster at a time; were it two, the rows' locks keep them apart.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(StartTriggers starts, DueSweep sweep, TimeProvider time) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await starts.KeepUpAsync(cancellationToken);
        await sweep.RunAsync(time.GetUtcNow(), cancellationToken);
    }
}

/// <summary>Sends what stands in the outbox.</summary>
[DisallowConcurrentExecution]
internal sealed class OutboxJob(OutboxDispatcher outbox) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await outbox.RunAsync(cancellationToken);
}
