using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CaseFlow.Host.Tests.Webhooks;

internal sealed record ReceivedCall(string Id, string Timestamp, string Signature, string Body);

/// <summary>A gateway on this machine: takes what is posted, and answers as it is told.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentQueue<ReceivedCall> _calls = new();

    public WebhookReceiver()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => $"http://127.0.0.1:{Port}/hook";

    public IReadOnlyList<ReceivedCall> Calls => [.. _calls];

    /// <summary>Status line and headers; null: never answers.</summary>
    public Func<ReceivedCall, string?> Answers { get; set; } = _ => "200 OK";

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Stop();
        _stopped.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stopped.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stopped.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            using var reader = new StreamReader(client.GetStream(), new UTF8Encoding(false));
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            await reader.ReadLineAsync(_stopped.Token);
            while (await reader.ReadLineAsync(_stopped.Token) is { Length: > 0 } line)
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                headers[line[..colon]] = line[(colon + 1)..].Trim();
            }

            var left = int.Parse(headers["Content-Length"], CultureInfo.InvariantCulture);
            var body = new StringBuilder();
            var one = new char[1];
            while (left > 0 && await reader.ReadAsync(one.AsMemory(), _stopped.Token) > 0)
            {
                body.Append(one[0]);
                left -= Encoding.UTF8.GetByteCount(one);
            }

            var call = new ReceivedCall(headers["X-CaseFlow-Id"], headers["X-CaseFlow-Timestamp"], headers["X-CaseFlow-Signature"], body.ToString());
            _calls.Enqueue(call);
            if (Answers(call) is not { } answer)
            {
                await Task.Delay(Timeout.Infinite, _stopped.Token);
                return;
            }

            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), _stopped.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The sender hung up, or the test is over.
        }
    }
}
