using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Operations;
using CaseFlow.Host.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

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
            services.AddPooled<SqliteCaseFlowDb>((p, b) => WriteFailpoint.Heed(p, b.UseSqlite(options.ConnectionString, o => o.MaxBatchSize(WriteFailpoint.BatchSize(p)))));
        }
        else
        {
            services.AddSingleton<IDatabaseDialect, PostgresDialect>();
            services.AddPooled<PostgresCaseFlowDb>((p, b) => WriteFailpoint.Heed(p, b.UseNpgsql(Prepared(options.ConnectionString), o => o.MaxBatchSize(WriteFailpoint.BatchSize(p)))));
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

        await using var turn = db is PostgresCaseFlowDb ? await SchemaTurnAsync(db.Database.GetConnectionString()!, ct) : null;
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>
    /// Hosts that start at once bring the schema up one after another: EF's own lock ends with the first migration's
    /// transaction, and the next host then repeats the second. Null where the database is not there yet.
    /// </summary>
    private static async Task<NpgsqlConnection?> SchemaTurnAsync(string connectionString, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return null;
        }

        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(hashtextextended('caseflow-schema', 0))", connection);
        await command.ExecuteNonQueryAsync(ct);
        return connection;
    }

    /// <summary>A context is costly to make and cheap to clean: scopes borrow one and give it back.</summary>
    private static void AddPooled<T>(this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> use)
        where T : CaseFlowDb
    {
        services.AddPooledDbContextFactory<T>(use);
        // One registration: a second one would give the same context back twice.
        services.AddScoped<CaseFlowDb>(p =>
        {
            var db = p.GetRequiredService<IDbContextFactory<T>>().CreateDbContext();
            db.Request = p.GetRequiredService<RequestContext>();
            return db;
        });
    }

    /// <summary>
    /// Statements that come again are prepared by the connection, so that PostgreSQL plans them once. Nothing here sets
    /// anything for a whole session, so there is nothing to reset when a connection goes from one command to the next.
    /// </summary>
    private static string Prepared(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true };
        if (connection.MaxAutoPrepare == 0)
        {
            (connection.MaxAutoPrepare, connection.AutoPrepareMinUsages) = (200, 3);
        }

        return connection.ConnectionString;
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
