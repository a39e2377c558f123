using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace CaseFlow.Reliability.Tests;

/// <summary>
/// Stands between a host and PostgreSQL. Of the connection on which it sees a mark it lets the COMMIT through, waits for
/// the server's answer, and cuts the line without handing it on: the client cannot know what became of its transaction.
/// </summary>
internal sealed class CommitCutter : IAsyncDisposable
{
    private static readonly byte[] Commit = Encoding.ASCII.GetBytes("COMMIT\0");

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly byte[] _mark;
    private int _cuts;

    public CommitCutter(string connection, string mark)
    {
        (_server, _mark) = (new NpgsqlConnectionStringBuilder(connection), Encoding.UTF8.GetBytes(mark));
        _listener.Start();
        Connection = new NpgsqlConnectionStringBuilder(connection) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port, SslMode = SslMode.Disable }.ConnectionString;
        _ = AcceptAsync();
    }

    /// <summary>The way to the same database that leads through here.</summary>
    public string Connection { get; }

    public int Cuts => Volatile.Read(ref _cuts);

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            await server.ConnectAsync(_server.Host!, _server.Port, _stop.Token);
            client.NoDelay = server.NoDelay = true;
            var line = new Line();
            try
            {
                await Task.WhenAny(ForwardAsync(client.GetStream(), server.GetStream(), line), BackAsync(server.GetStream(), client.GetStream(), line));
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // One of the two has hung up.
            }
        }
    }

    private async Task ForwardAsync(NetworkStream client, NetworkStream server, Line line)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await client.ReadAsync(buffer, _stop.Token)) > 0;)
        {
            var sent = buffer.AsSpan(0, read);
            line.Marked |= sent.IndexOf(_mark) >= 0;
            if (line.Marked && Cuts == 0 && sent.IndexOf(Commit) >= 0)
            {
                line.Cutting = true;
            }

            await server.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }

    private async Task BackAsync(NetworkStream server, NetworkStream client, Line line)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await server.ReadAsync(buffer, _stop.Token)) > 0;)
        {
            if (line.Cutting && buffer.AsSpan(0, read).IndexOf("COMMIT\0"u8) >= 0)
            {
                Interlocked.Increment(ref _cuts);
                return;
            }

            await client.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        _stop.Dispose();
    }

    private sealed class Line
    {
        public volatile bool Marked;
        public volatile bool Cutting;
    }
}
