using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;
using IStartup = CaseFlow.Host.Web.IStartup;

namespace CaseFlow.Host.Scheduling;

internal sealed class SchedulingFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSettings<SchedulingOptions>(SchedulingOptions.Section);
        services.AddSingleton<IStartup, BundledCalendars>();
        services.AddSingleton<DueSweep>();
        services.AddSingleton<StartTriggers>();
        services.AddSingleton<ClockGuard>();
        services.AddSingleton<RequestLoad>();
        services.Replace(ServiceDescriptor.Singleton(p => p.GetRequiredService<SchedulingOptions>().Misfires));
    }
}
