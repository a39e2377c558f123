using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Persistence;

public static class PersistenceRegistration
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        var options = SettingsRegistration.Read<DatabaseOptions>(configuration, DatabaseOptions.Section);
        services.AddSingleton(options);
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            services.AddSingleton<IDatabaseDialect, SqliteDialect>();
            services.AddDbContext<SqliteCaseFlowDb>(b => b.UseSqlite(options.ConnectionString));
            services.AddScoped<CaseFlowDb>(p => p.GetRequiredService<SqliteCaseFlowDb>());
        }
        else
        {
            services.AddSingleton<IDatabaseDialect, PostgresDialect>();
            services.AddDbContext<PostgresCaseFlowDb>(b => b.UseNpgsql(options.ConnectionString));
            services.AddScoped<CaseFlowDb>(p => p.GetRequiredService<PostgresCaseFlowDb>());
        }

        return services;
    }

    /// <summary>A failed command is an exception that says more; logging it as well would only put SQL before the reader.</summary>
    public static ILoggingBuilder AddDatabaseFilter(this ILoggingBuilder logging) =>
        logging.AddFilter("Microsoft.EntityFrameworkCore.Database", LogLevel.None);

    /// <summary>Brings the database to the schema of this version; safe to run from several hosts at once.</summary>
    public static async Task PrepareDatabaseAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        if (db is SqliteCaseFlowDb && new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource is { Length: > 0 } file
            && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            CreateFolder(folder);
        }

        await db.Database.MigrateAsync(ct);
    }

    private static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(TextCatalog.Get("database.file-unusable", e.Message), e);
        }
    }
}
