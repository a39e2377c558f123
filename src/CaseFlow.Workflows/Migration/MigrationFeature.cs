using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseFlow.Workflows.Migration;

internal sealed class MigrationFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.TryAddSingleton(new MigrationSettings());
        services.AddScoped<MigrationMaps>();
        services.AddScoped<HeldPlans>();
        services.AddScoped<MigrationCases>();
        services.AddScoped<ISubjectDirectory, MigrationSubjects>();
        services.AddSingleton<MigrationRunner>();
    }
}
