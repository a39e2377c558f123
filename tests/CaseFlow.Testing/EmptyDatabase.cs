using CaseFlow.Host.Persistence;
using Microsoft.Extensions.Time.Testing;

namespace CaseFlow.Testing;

/// <summary>A database of today's schema without rows, migrated once in a test process and copied for each test.</summary>
public static class EmptyDatabase
{
    private const string TemplateName = "caseflow_template";

    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteAsync);
    private static readonly Lazy<Task<PgServer>> PostgresTemplate = new(MakePostgresAsync);

    /// <summary>Copies the SQLite one to a file that is not there yet.</summary>
    public static async Task CopyAsync(string file) => File.Copy(await SqliteTemplate.Value, file);

    /// <summary>Creates the PostgreSQL one under a name; answers its server and its connection string.</summary>
    public static async Task<(PgServer Server, string Connection)> CreateAsync(string name)
    {
        var server = await PostgresTemplate.Value;
        return (server, await server.CreateDatabaseAsync(name, TemplateName));
    }

    private static async Task<string> MakeSqliteAsync()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("caseflow-template-").FullName, "caseflow.db");
        await PrepareAsync(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=false");
        return file;
    }

    private static async Task<PgServer> MakePostgresAsync()
    {
        var server = await PgServer.Shared;
        await PrepareAsync(DatabaseProvider.PostgreSQL, await server.CreateDatabaseAsync(TemplateName) + ";Pooling=false");
        return server;
    }

    private static async Task PrepareAsync(DatabaseProvider provider, string connection)
    {
        await using var services = TestDistrict.Build(provider, connection, new FakeTimeProvider(), null, null, Path.GetTempPath());
        await services.PrepareDatabaseAsync(CancellationToken.None);
    }
}
