using CaseFlow.Domain.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Simulation.Kept;

internal sealed class KeptScenariosFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<VersionsAtHand>();
        services.AddScoped<ScenarioDocument>();
        services.AddScoped<ScenarioShelf>();
        services.AddScoped<ScenarioRuns>();
    }
}
