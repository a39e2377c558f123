using CaseFlow.Domain.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Coverage;

internal sealed class CoverageFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddScoped<CoverageBook>();
}
