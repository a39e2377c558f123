using CaseFlow.Domain.Kernel;
using CaseFlow.Host.DemoClock;
using CaseFlow.Host.Mail;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Settings;
using CaseFlow.Host.Web;
using Quartz;
using IStartup = CaseFlow.Host.Web.IStartup;

namespace CaseFlow.Host.Scheduling;

/// <summary>The server keeps time: Quartz looks for what is due every second. Not while the demonstration clock runs.</summary>
internal sealed class SchedulingWeb : IWebFeature
{
    public int Order => 20;

    public void Add(WebApplicationBuilder builder)
    {
        var options = SettingsRegistration.Read<SchedulingOptions>(builder.Configuration, SchedulingOptions.Section);
        if (!options.Enabled || builder.Configuration[DemoClockWeb.Setting] is not null)
        {
            return;
        }

        var database = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        var mail = SettingsRegistration.Read<MailOptions>(builder.Configuration, MailOptions.Section);
        builder.Services.AddScheduler(database, options, mail.Enabled);
        builder.Services.AddSingleton<IStartup, SchemaOfQuartz>();
        builder.Services.AddHostedService<ClockWatch>();
    }

    public void Use(WebApplication app) => app.Use(app.Services.GetRequiredService<RequestLoad>().CountAsync);

    /// <summary>Hosts that start at once on an empty database make Quartz's tables one after another.</summary>
    private sealed class SchemaOfQuartz(IServiceScopeFactory scopes, ISchedulerFactory quartz) : IStartup
    {
        public int Order => 80;

        public async Task RunAsync(CancellationToken ct)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
            var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
            var dialect = scope.ServiceProvider.GetRequiredService<IDatabaseDialect>();
            await using var transaction = await dialect.BeginWriteAsync(db, ct);
            await dialect.LockAsync(db, "quartz-schema", ct);
            await quartz.GetScheduler(ct);
            await transaction.CommitAsync(ct);
        }
    }
}
