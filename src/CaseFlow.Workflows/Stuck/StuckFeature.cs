using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Instances;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Stuck;

internal sealed class StuckFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<InstanceScope>();
        services.AddScoped<InstanceItems>();
        services.AddSingleton<KeptCheck>();
    }
}
