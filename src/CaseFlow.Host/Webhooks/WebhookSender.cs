using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;

namespace CaseFlow.Host.Webhooks;

/// <summary>Finds the addresses of a name; a test puts others in its place.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken ct);

/// <param name="Error">Null: taken.</param>
/// <param name="Reached">False: the gateway itself does not answer, so the next message would not arrive either.</param>
internal sealed record WebhookOutcome(string? Error, bool Reached);

/// <summary>
/// Sends one signed message. No redirect is followed, no proxy or cookie used; where the connection goes is decided by the
/// resolved address itself, so that a name that changes between two look-ups gains nothing.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    public const string IdHeader = "X-CaseFlow-Id";
    public const string TimestampHeader = "X-CaseFlow-Timestamp";
    public const string SignatureHeader = "X-CaseFlow-Signature";

    private const int MostShown = 200;
    private static readonly HttpRequestOptionsKey<bool> Listed = new("caseflow.listed");

    private readonly WebhookOptions _options;
    private readonly WebhookPolicy _policy;
    private readonly ResolveHost _resolve;
    private readonly HttpClient _client;

    public WebhookSender(WebhookOptions options, WebhookPolicy policy, ResolveHost resolve)
    {
        (_options, _policy, _resolve) = (options, policy, resolve);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = ConnectAsync,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            MaxResponseHeadersLength = 16,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
    }

    public static string Sign(string secret, long timestamp, string body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}")));

    public async Task<WebhookOutcome> SendAsync(WebhookAddress target, Guid id, string body, DateTimeOffset now, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(_options.TimeoutSeconds));
        try
        {
            if (_policy.WhyNot(target.Url) is { } code)
            {
                return new(TextCatalog.Get(code), false);
            }

            using var message = Message(target, id, body, now.ToUnixTimeSeconds());
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return response.IsSuccessStatusCode ? new(null, true) : new(await SaidAsync(response, limit.Token), true);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(TextCatalog.Get("webhook.no-answer", _options.TimeoutSeconds), false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or FormatException or InvalidOperationException)
        {
            return new(e.GetBaseException() is InternalTarget inside ? inside.Message : TextCatalog.Get("webhook.not-reached", e.GetBaseException().Message), false);
        }
    }

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Message(WebhookAddress target, Guid id, string body, long timestamp)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, target.Url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        message.Headers.Add(IdHeader, id.ToString());
        message.Headers.Add(TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture));
        message.Headers.Add(SignatureHeader, Sign(target.Secret, timestamp, body));
        message.Options.Set(Listed, _policy.IsListed(message.RequestUri!));
        return message;
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await _resolve(host, ct);
        var listed = context.InitialRequestMessage.Options.TryGetValue(Listed, out var l) && l;
        if (!listed && addresses.FirstOrDefault(InternalAddress.Is) is { } inside)
        {
            throw new InternalTarget(TextCatalog.Get("webhook.inside", host, inside));
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<string> SaidAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
        {
            return TextCatalog.Get("webhook.redirect", status);
        }

        var buffer = new byte[MostShown * 4];
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        var text = Encoding.UTF8.GetString(buffer, 0, read).Trim();
        return $"HTTP {status} {(text.Length > MostShown ? text[..MostShown] : text)}".TrimEnd();
    }

    /// <summary>Its text is for people, as it stands.</summary>
    private sealed class InternalTarget(string message) : HttpRequestException(message);
}
