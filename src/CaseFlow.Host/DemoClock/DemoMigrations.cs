using CaseFlow.Workflows.Migration;

namespace CaseFlow.Host.DemoClock;

/// <summary>
/// Works off migrations while the demonstration clock stands still: Quartz is not there then, and whether cases are moved
/// does not hang on the hour.
/// </summary>
internal sealed partial class DemoMigrations(MigrationRunner runner, ILogger<DemoMigrations> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, stoppingToken);
            try
            {
                await runner.RunAllAsync("migration", stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(logger, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Migrations could not be worked off; they are tried again.")]
    private static partial void Failed(ILogger logger, Exception error);
}
