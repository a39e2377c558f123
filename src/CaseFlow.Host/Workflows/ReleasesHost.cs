using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Settings;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Host.Workflows;

internal sealed class ReleasesHostFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddSettings<ReleaseSettings>(ReleaseSettings.Section);
}
