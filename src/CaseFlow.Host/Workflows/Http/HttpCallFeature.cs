using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Settings;
using CaseFlow.Workflows.Activities.Http;

namespace CaseFlow.Host.Workflows.Http;

internal sealed class HttpCallFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSettings<HttpCallOptions>(HttpCallOptions.Section);
        services.AddSingleton(p => new HttpTargets(p.GetRequiredService<HttpCallOptions>().AllowedHosts));
        services.AddSingleton<HttpCallSender>();
        services.AddSingleton<HttpCallDispatcher>();
    }
}
