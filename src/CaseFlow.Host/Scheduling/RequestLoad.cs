namespace CaseFlow.Host.Scheduling;

/// <summary>How many requests people wait for at this moment: while there are any, a flood of due rows is worked off by one worker alone.</summary>
public sealed class RequestLoad
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private const int MostSteps = 10;

    private int _open;

    public int Open => Volatile.Read(ref _open);

    /// <summary>Waits while requests are open, but at most a tenth of a second, so that the work goes on under steady load.</summary>
    public async Task GiveWayAsync(CancellationToken ct)
    {
        for (var i = 0; i < MostSteps && Open > 0; i++)
        {
            await Task.Delay(Step, ct);
        }
    }

    /// <summary>Counts the request while it is answered; connections that stay open for hours do not count.</summary>
    public async Task CountAsync(HttpContext http, RequestDelegate next)
    {
        if (http.WebSockets.IsWebSocketRequest || http.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal))
        {
            await next(http);
            return;
        }

        Interlocked.Increment(ref _open);
        try
        {
            await next(http);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
