using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using MediatR;
using IStartup = CaseFlow.Host.Web.IStartup;

namespace CaseFlow.Host.Scheduling;

/// <summary>The holiday notices that come with the product; an empty calendar takes them in at start, a filled one is left alone.</summary>
internal sealed partial class BundledCalendars(IServiceScopeFactory scopes, ILogger<BundledCalendars> logger) : IStartup
{
    public int Order => 10;

    /// <summary>The notices beside the executable, the oldest first.</summary>
    public static IReadOnlyList<HolidayFile> Files =>
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "calendars"), "2*.json").Order(StringComparer.Ordinal)
            .Select(f => new HolidayFile(Path.GetFileName(f), File.ReadAllText(f))),
    ];

    public async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.Actor, context.Origin) = (Actor.System, "start");
        if ((await scope.ServiceProvider.GetRequiredService<IWorkCalendars>().CurrentAsync(ct)).Version > 0)
        {
            return;
        }

        // Two hosts that start at once on an empty database: the second finds nothing new to say.
        var imported = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ImportCalendar(Files), ct);
        Imported(logger, imported.Value.Version, string.Join(", ", imported.Value.Years));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Calendar version {Version} taken in for {Years}")]
    private static partial void Imported(ILogger logger, int version, string years);
}
