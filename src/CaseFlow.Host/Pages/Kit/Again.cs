namespace CaseFlow.Host.Pages.Kit;

/// <summary>
/// Looks again every few seconds while a page is shown. By the clock of the wall, not of the product: this is how often to
/// look, and the demonstration clock stands still. A look that fails is logged, and the next one is taken all the same.
/// </summary>
public sealed partial class Again : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private readonly ILogger _logger;

    private Again(ILogger logger) => _logger = logger;

    /// <param name="look">Runs in the page's own context; answers false when nothing more will change.</param>
    public static Again Every(TimeSpan period, Func<Task<bool>> look, ILogger logger)
    {
        var again = new Again(logger);
        _ = again.WatchAsync(period, look);
        return again;
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task WatchAsync(TimeSpan period, Func<Task<bool>> look)
    {
        using var timer = new PeriodicTimer(period);
        var token = _gone.Token;
        try
        {
            while (await timer.WaitForNextTickAsync(token) && await LookAsync(look, token))
            {
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task<bool> LookAsync(Func<Task<bool>> look, CancellationToken token)
    {
        try
        {
            return await look();
        }
        catch (Exception e)
        {
            // Once the page is left its circuit may be gone too: nothing to tell.
            if (!token.IsCancellationRequested)
            {
                Failed(_logger, e);
            }

            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A page could not look whether anything has changed; it looks again.")]
    private static partial void Failed(ILogger logger, Exception error);
}
