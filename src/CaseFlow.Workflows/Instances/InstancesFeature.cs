using CaseFlow.Domain.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Instances;

internal sealed class InstancesFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<VisibleInstances>();
        services.AddScoped<InstanceLog>();
    }
}
