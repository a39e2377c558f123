using Quartz;

namespace CaseFlow.Host.Workflows.Http;

/// <summary>Sends what definitions asked to be sent. A job of its own: a slow target must not hold up what is due.</summary>
[DisallowConcurrentExecution]
internal sealed class HttpCallJob(HttpCallDispatcher dispatcher) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await dispatcher.RunAsync(cancellationToken);
}
