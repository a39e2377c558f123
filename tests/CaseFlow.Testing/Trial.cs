using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host;
using CaseFlow.Host.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Testing;

/// <summary>
/// A database and a folder of attachments that outlive the hosts which work on them: hosts are started, killed and
/// started again on it, and between them the test prepares and looks through the product's own parts.
/// </summary>
public sealed class Trial : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly List<HostProcess> _hosts = [];
    private readonly Func<Task> _drop;

    private Trial(DatabaseProvider provider, DirectoryInfo folder, string connection, Func<Task> drop) =>
        (Provider, _folder, Connection, _drop) = (provider, folder, connection, drop);

    public DatabaseProvider Provider { get; }

    public string Connection { get; }

    public string Folder => _folder.FullName;

    /// <summary>With nothing in the database.</summary>
    /// <param name="durable">On PostgreSQL: a server of its own with fsync on, in place of the shared fast one.</param>
    public static Task<Trial> OnAsync(DatabaseProvider provider, bool durable = false) =>
        OnAsync(provider, Directory.CreateTempSubdirectory("caseflow-trial-"), durable, template: null);

    /// <summary>As a host left it that was started once and stopped, with or without the demo district.</summary>
    public static async Task<Trial> AfterFirstStartAsync(DatabaseProvider provider, bool district = true, IReadOnlyList<string>? arguments = null)
    {
        var folder = Directory.CreateTempSubdirectory("caseflow-trial-");
        return await OnAsync(provider, folder, durable: false, await FirstStart.CopyAsync(provider, district, arguments ?? [], folder.FullName));
    }

    public async Task<HostProcess> StartHostAsync(IReadOnlyList<string>? arguments = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var host = await HostProcess.StartAsync(Provider, Connection, Path.Combine(Folder, "attachments"), arguments, environment);
        _hosts.Add(host);
        return host;
    }

    /// <summary>Works through the product's own parts on this database, as the system, in this process.</summary>
    public async Task<T> InsideAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var services = Compose();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        return await work(scope.ServiceProvider);
    }

    /// <summary>The product without the web, on this database and the real clock.</summary>
    public ServiceProvider Compose(Action<IServiceCollection>? configure = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = Provider.ToString(),
            ["Database:ConnectionString"] = Connection,
            ["Attachments:Path"] = Path.Combine(Folder, "attachments"),
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton(TestLogs.Factory);
        services.AddLogging();
        services.AddCaseFlow(configuration);
        configure?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>One number from the database, e.g. a count of rows.</summary>
    public async Task<long> NumberAsync(string sql)
    {
        await using System.Data.Common.DbConnection connection = Provider == DatabaseProvider.Sqlite
            ? new SqliteConnection(Connection)
            : new Npgsql.NpgsqlConnection(Connection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own statements.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Rows by table, of all tables of the product.</summary>
    public Task<IReadOnlyDictionary<string, long>> CountsAsync() => InsideAsync<IReadOnlyDictionary<string, long>>(async services =>
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var model = services.GetRequiredService<CaseFlowDb>().Model;
        foreach (var table in model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct())
        {
            counts[table] = await NumberAsync($"select count(*) from {table}");
        }

        return counts;
    });

    /// <summary>Waits until the condition holds; answers false when it does not within the limit.</summary>
    public static async Task<bool> UntilAsync(Func<Task<bool>> condition, TimeSpan limit)
    {
        using var over = new CancellationTokenSource(limit);
        while (!await condition())
        {
            if (over.IsCancellationRequested)
            {
                return false;
            }

            await Task.Delay(200);
        }

        return true;
    }

    private static async Task<Trial> OnAsync(DatabaseProvider provider, DirectoryInfo folder, bool durable, string? template)
    {
        if (provider == DatabaseProvider.Sqlite)
        {
            return new Trial(provider, folder, $"Data Source={folder.FullName}/caseflow.db", () => Task.CompletedTask);
        }

        var name = $"trial{Guid.NewGuid():N}";
        var server = durable ? await PgServer.StartAsync(durable: true) : await PgServer.Shared;
        var connection = await server.CreateDatabaseAsync(name, template);
        return new Trial(provider, folder, connection, () => durable ? server.StopAsync() : server.DropDatabaseAsync(name));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        await _drop();
        _folder.Delete(recursive: true);
    }
}
