using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Deadlines;

internal sealed class DeadlinesFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton<WorkCalendars.Kept>();
        services.AddScoped<IWorkCalendars, WorkCalendars>();
        services.AddScoped<SeenDeadlines>();
        services.AddScoped<IDueQueue, DueQueue>();
        services.AddScoped<IDueHandler, DeadlineFalls>();
        services.AddScoped<IWaitHolder, DeadlineWaits>();
        services.AddScoped<DeadlineBook>();
        services.AddScoped<DeadlineClock>();
    }
}
