using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Kernel;

/// <summary>Registers what a feature brings besides its handlers and validators, which are found by scan, as this is.</summary>
public interface IFeature
{
    void Register(IServiceCollection services);
}
