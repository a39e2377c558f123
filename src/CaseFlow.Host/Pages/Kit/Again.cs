namespace CaseFlow.Host.Pages.Kit;

/// <summary>
/// Looks again every few seconds while a page is shown. By the clock of the wall, not of the product: this is how often to
/// look, and the demonstration clock stands still.
/// </summary>
public sealed class Again : IDisposable
{
    private readonly CancellationTokenSource _gone = new();

    private Again()
    {
    }

    /// <param name="look">Runs in the page's own context; answers false when nothing more will change.</param>
    public static Again Every(TimeSpan period, Func<Task<bool>> look)
    {
        var again = new Again();
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
            while (await timer.WaitForNextTickAsync(token) && await look())
            {
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }
}
