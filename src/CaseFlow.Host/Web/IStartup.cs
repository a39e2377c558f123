namespace CaseFlow.Host.Web;

/// <summary>
/// Work between the database being ready and the first request: calendars 10, definitions 20, demo district 30.
/// Registered as a service; idempotent, since several hosts may start at once.
/// </summary>
public interface IStartup
{
    int Order { get; }

    Task RunAsync(CancellationToken ct);
}
