using System.Net;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Host.Settings;
using Quartz;

namespace CaseFlow.Host.Webhooks;

internal sealed class WebhookFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSettings<WebhookOptions>(WebhookOptions.Section);
        services.AddSingleton<WebhookPolicy>();
        services.AddSingleton<IWebhookPolicy>(p => p.GetRequiredService<WebhookPolicy>());
        services.AddSingleton<ResolveHost>((host, ct) => Dns.GetHostAddressesAsync(host, ct));
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<WebhookDispatcher>();
    }
}

/// <summary>Starts the lanes of the gateways and leaves them to themselves: a slow one must not hold up a thread of the scheduler.</summary>
[DisallowConcurrentExecution]
internal sealed class WebhookJob(WebhookDispatcher dispatcher) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await dispatcher.StartAsync(cancellationToken);
}
