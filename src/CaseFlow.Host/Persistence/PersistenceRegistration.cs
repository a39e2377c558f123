using CaseFlow.Domain.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Persistence;

public static class PersistenceRegistration
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
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

    /// <summary>Brings the database to the schema of this version; safe to run from several hosts at once.</summary>
    public static async Task PrepareDatabaseAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        if (db is SqliteCaseFlowDb && new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource is { Length: > 0 } file
            && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        await db.Database.EnsureCreatedAsync(ct);
    }
}
