using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Settings;
using CaseFlow.Workflows.Migration;
using Quartz;

namespace CaseFlow.Host.Workflows;

/// <summary>Goes on with the migrations that are under way, also those that another host left by dying.</summary>
[DisallowConcurrentExecution]
internal sealed class MigrationJob(MigrationRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.RunAllAsync("migration", cancellationToken);
}

internal sealed class MigrationsHostFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddSettings<MigrationSettings>(MigrationSettings.Section);
}
