using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Npgsql;

namespace CaseFlow.Benchmarks;

/// <summary>A PostgreSQL with fsync on in the place of the tests' fast one; nothing for SQLite, which keeps fsync anyway.</summary>
internal sealed class DurableServer(PgServer? server) : IAsyncDisposable
{
    public static async Task<DurableServer> StartAsync(DatabaseProvider database)
    {
        if (database == DatabaseProvider.Sqlite)
        {
            return new DurableServer(null);
        }

        var server = await PgServer.StartAsync(durable: true);
        Environment.SetEnvironmentVariable("CASEFLOW_TEST_PG", server.Admin);
        return new DurableServer(server);
    }

    /// <summary>CPU time of PostgreSQL and all its processes so far; zero for SQLite, which works in this process.</summary>
    public TimeSpan Cpu() => server is null ? TimeSpan.Zero : ProcessFamily.Cpu(new NpgsqlConnectionStringBuilder(server.Admin).Port);

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.StopAsync();
        }
    }
}
