using CaseFlow.Domain.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Deadlines;

internal sealed class DeadlinesFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton<WorkCalendars.Kept>();
        services.AddScoped<IWorkCalendars, WorkCalendars>();
        services.AddScoped<IDueQueue, DueQueue>();
        services.AddScoped<IDueHandler, DeadlineFalls>();
        services.AddScoped<DeadlineBook>();
        services.AddScoped<DeadlineClock>();
    }
}
