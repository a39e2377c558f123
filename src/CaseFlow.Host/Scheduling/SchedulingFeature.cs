using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using IStartup = CaseFlow.Host.Web.IStartup;

namespace CaseFlow.Host.Scheduling;

internal sealed class SchedulingFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton<IStartup, BundledCalendars>();
        services.AddSingleton<DueSweep>();
        services.AddSingleton<StartTriggers>();
        services.AddScoped<IDueHandler, StartTriggerFalls>();
    }
}
