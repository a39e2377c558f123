using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CaseFlow.Testing;

/// <summary>
/// A throw-away PostgreSQL on loopback, one per test process. It ends with the process however that ends: a shell holds
/// our pipe and stops the server when it closes. <c>CASEFLOW_TEST_PG</c> (an administrator's connection string) or
/// <c>PG_BIN</c> (a folder of binaries) choose another.
/// </summary>
public sealed class PgServer
{
    private const string Script = """
        set -eu
        as=""
        if [ "$(id -u)" = 0 ]; then
          u=postgres; getent passwd $u >/dev/null || u=nobody
          chmod 711 "$DIR"; mkdir "$DIR/d"; chown $u "$DIR/d"; as="setpriv --reuid=$u --regid=$(id -g $u) --init-groups --"
        else
          mkdir "$DIR/d"
        fi
        $as "$BIN/initdb" -D "$DIR/d/data" -U test -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$DIR/init.log" 2>&1
        $as "$BIN/postgres" -D "$DIR/d/data" -p $PORT -h 127.0.0.1 -k "$DIR/d" $FLAGS -c max_connections=300 >"$DIR/log" 2>&1 </dev/null & pid=$!
        cat >/dev/null || true
        kill -TERM $pid 2>/dev/null || true; sleep 0.2; kill -QUIT $pid 2>/dev/null || true
        wait; rm -rf "$DIR"
        """;

    private const string Fast = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 -c shared_buffers=64MB";

    private static readonly Lazy<Task<PgServer>> SharedServer = new(() => StartAsync(durable: false));

    private readonly Process? _shell;

    private PgServer(Process? shell, string admin) => (_shell, Admin) = (shell, admin);

    /// <summary>The one of this process, started at first use, without durability.</summary>
    public static Task<PgServer> Shared => SharedServer.Value;

    /// <summary>Connection string of an administrator.</summary>
    public string Admin { get; }

    /// <param name="durable">True keeps fsync on, for measurements and crash tests.</param>
    public static async Task<PgServer> StartAsync(bool durable)
    {
        if (Environment.GetEnvironmentVariable("CASEFLOW_TEST_PG") is { Length: > 0 } given)
        {
            return new PgServer(null, given);
        }

        var bin = Binaries() ?? throw new InvalidOperationException("No PostgreSQL binaries: install postgresql, or set PG_BIN or CASEFLOW_TEST_PG.");
        var port = FreePort();
        var shell = Process.Start(new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            ArgumentList = { "-c", Script },
            Environment =
            {
                ["BIN"] = bin,
                ["DIR"] = Directory.CreateTempSubdirectory("caseflow-pg-").FullName,
                ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
                ["FLAGS"] = durable ? "" : Fast,
            },
        })!;
        var admin = $"Host=127.0.0.1;Port={port};Username=test;Database=postgres;Pooling=false";
        await WaitUntilUpAsync(admin, shell);
        return new PgServer(shell, admin);
    }

    /// <summary>Creates a database and answers its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string name, string? template = null)
    {
        await using var connection = new NpgsqlConnection(Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database \"{name}\"" + (template is null ? "" : $" template \"{template}\""), connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(Admin) { Database = name, Pooling = true, MaxPoolSize = 20 }.ConnectionString;
    }

    public async Task DropDatabaseAsync(string name)
    {
        await using var connection = new NpgsqlConnection(Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"drop database if exists \"{name}\" with (force)", connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Stops the server; only for one that was started with <see cref="StartAsync"/>.</summary>
    public async Task StopAsync()
    {
        if (_shell is not null)
        {
            _shell.StandardInput.Close();
            await _shell.WaitForExitAsync();
        }
    }

    private static async Task WaitUntilUpAsync(string admin, Process shell)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(admin);
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (waited.Elapsed < TimeSpan.FromSeconds(60) && !shell.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    private static string? Binaries()
    {
        const string debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(debian)
            ? Directory.GetDirectories(debian).OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var v) ? v : 0).Select(d => $"{d}/bin")
            : [];
        return installed.Prepend(Environment.GetEnvironmentVariable("PG_BIN")).FirstOrDefault(d => d is not null && File.Exists($"{d}/initdb"));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
