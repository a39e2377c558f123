using System.Net.Http.Headers;
using System.Text;
using CaseFlow.Workflows.Activities.Http;

namespace CaseFlow.Host.Workflows.Http;

/// <summary>
/// Sends one request within its limits: allowed hosts only, also behind a redirect; no proxy of the environment, no
/// cookies, no credentials of the host; a response that is too long counts as none.
/// </summary>
internal sealed class HttpCallSender(HttpCallOptions options, HttpTargets targets) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<HttpCallAnswer> SendAsync(Guid id, HttpCallRequest request, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            return await FollowAsync(id, request, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new HttpCallAnswer(HttpCallAnswer.TimedOut, $"No whole answer within {options.TimeoutSeconds} s.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or FormatException or UriFormatException or InvalidOperationException)
        {
            return new HttpCallAnswer(HttpCallAnswer.FailedToConnect, e.Message);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpCallAnswer> FollowAsync(Guid id, HttpCallRequest request, CancellationToken ct)
    {
        var (url, method) = (request.Url, request.Method);
        for (var hop = 0; targets.Allows(url); hop++)
        {
            using var message = MessageOf(id, request, url, method, withSecrets: SameHost(url, request.Url));
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } next || options.Redirects == 0)
            {
                return await AnswerOfAsync(response, ct);
            }

            if (hop >= options.Redirects)
            {
                return new HttpCallAnswer(HttpCallAnswer.FailedToConnect, $"More than {options.Redirects} redirects.");
            }

            url = new Uri(new Uri(url), next).AbsoluteUri;
            method = (int)response.StatusCode is 307 or 308 || method == "HEAD" ? method : "GET";
        }

        return new HttpCallAnswer(HttpCallAnswer.FailedToConnect, $"{url} is not an allowed target.");
    }

    private static HttpRequestMessage MessageOf(Guid id, HttpCallRequest request, string url, string method, bool withSecrets)
    {
        var message = new HttpRequestMessage(new HttpMethod(method), url);
        if (request.Content is { } content && method is not ("GET" or "HEAD"))
        {
            message.Content = new StringContent(content, Encoding.UTF8);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType ?? "application/json");
        }

        message.Headers.TryAddWithoutValidation("Idempotency-Key", id.ToString());
        foreach (var (name, value) in withSecrets ? request.Headers : new Dictionary<string, string>())
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (withSecrets && request.Authorization is { } authorization)
        {
            if (request.Strict)
            {
                message.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
            }
            else
            {
                message.Headers.TryAddWithoutValidation("Authorization", authorization);
            }
        }

        return message;
    }

    private async Task<HttpCallAnswer> AnswerOfAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(',', h.Value));
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var most = options.MostKilobytes * 1024;
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (var read = await body.ReadAsync(buffer, ct); read > 0; read = await body.ReadAsync(buffer, ct))
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > most)
            {
                return new HttpCallAnswer(HttpCallAnswer.FailedToConnect, $"The answer is longer than {options.MostKilobytes} KB.");
            }
        }

        var text = kept.Length == 0 ? null : Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
        return new HttpCallAnswer(null, null, (int)response.StatusCode, headers, response.Content.Headers.ContentType?.MediaType, text);
    }

    private static bool SameHost(string one, string other) => new Uri(one).Authority == new Uri(other).Authority;
}
