using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

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

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.StopAsync();
        }
    }
}
