using CaseFlow.Domain.Deadlines;

namespace CaseFlow.Host.Pages.Kit;

/// <summary>The working calendar for what a page shows; asked for once per page of a circuit, not once per badge.</summary>
public sealed class PageCalendar(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private Task<IWorkCalendar>? _current;
    private long _asked;

    public Task<IWorkCalendar> CurrentAsync()
    {
        if (_current is null || _current.IsFaulted || time.GetElapsedTime(_asked) > Fresh)
        {
            _asked = time.GetTimestamp();
            _current = LoadAsync();
        }

        return _current;
    }

    private async Task<IWorkCalendar> LoadAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IWorkCalendars>().CurrentAsync(CancellationToken.None);
    }
}
