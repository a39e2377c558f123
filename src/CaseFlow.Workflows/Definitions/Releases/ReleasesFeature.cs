using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Definitions;

/// <summary>Publishing with a second person.</summary>
public sealed class ReleasesFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<OpenReleases>();
        services.AddScoped<ReleaseNotices>();
        services.AddScoped<ISubjectDirectory, ReleaseParties>();
        services.AddScoped<IPartyDirectory, ReleaseParties>();
    }
}
