using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Webhooks;
using CaseFlow.Host.Workflows;
using CaseFlow.Host.Workflows.Http;
using Microsoft.Data.Sqlite;
using Npgsql;
using Quartz;

namespace CaseFlow.Host.Scheduling;

/// <summary>
/// Quartz with a persistent store: clustered on PostgreSQL; beside SQLite a file of its own, because Quartz does not queue
/// with our writers and would meet them at the file's lock.
/// </summary>
internal static class QuartzRegistration
{
    // A host is taken for dead after check-in plus threshold; jobs are idempotent for the one that only stalled.
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CheckInThreshold = TimeSpan.FromSeconds(4);

    public static IServiceCollection AddScheduler(this IServiceCollection services, DatabaseOptions database, SchedulingOptions options, bool mail)
    {
        services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o =>
            {
                o.InstanceName = "caseflow";
                o.GenerateInstanceId = true;
            });
            q.UseTimeProvider(TimeProvider.System);
            q.UseDefaultTimeZone(ChinaTime.Zone);
            q.UseDefaultThreadPool(4);
            q.UsePersistentStore(store => Store(store, database));
            Every<SweepJob>(q, options.SweepSeconds);
            Every<HttpCallJob>(q, options.SweepSeconds);
            Every<MigrationJob>(q, options.MigrationSeconds);
            Every<WebhookJob>(q, options.OutboxSeconds);
            if (mail)
            {
                Every<OutboxJob>(q, options.OutboxSeconds);
            }
        });
        return services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }

    private static void Store(IPersistentStoreBuilder store, DatabaseOptions database)
    {
        if (database.Provider == DatabaseProvider.PostgreSQL)
        {
            store.UsePostgres(NpgsqlFactory.Instance, database.ConnectionString);
            store.UseClustering(c =>
            {
                c.CheckinInterval = CheckIn;
                c.CheckinMisfireThreshold = CheckInThreshold;
            });
        }
        else
        {
            store.UseSqlite(SqliteFactory.Instance, BesideTheDatabase(database.ConnectionString));
        }

        store.ProvisionSchema();
        store.UseSystemTextJsonSerializer();
    }

    private static void Every<TJob>(IQuartzBuilder q, int seconds)
        where TJob : class, IJob
    {
        var name = typeof(TJob).Name;
        q.AddJob<TJob>(j => j.WithIdentity(name).StoreDurably());
        q.AddTrigger(t => t.WithIdentity(name).ForJob(name).StartNow()
            .WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromSeconds(seconds)).RepeatForever()));
    }

    // data/caseflow.db → data/caseflow-quartz.db
    private static string BesideTheDatabase(string connectionString)
    {
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        var name = $"{Path.GetFileNameWithoutExtension(file)}-quartz{Path.GetExtension(file)}";
        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(Path.GetDirectoryName(file) ?? "", name) }.ToString();
    }
}
