using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using IStartup = CaseFlow.Host.Web.IStartup;

namespace CaseFlow.Host.DemoClock;

/// <summary>
/// A host started again with the same <c>--demo-clock</c> goes on where the last one was: standing earlier than what is
/// stored, nobody would hold the post yet that the last run gave them.
/// </summary>
internal sealed partial class DemoClockResume(MovableClock clock, IServiceScopeFactory scopes, ILogger<DemoClockResume> logger) : IStartup
{
    // Before anything that asks for the time.
    public int Order => 0;

    public async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        var last = await scope.ServiceProvider.GetRequiredService<CaseFlowDb>().Set<AuditEntry>()
            .OrderByDescending(e => e.At).Select(e => (DateTimeOffset?)e.At).FirstOrDefaultAsync(ct);
        var given = clock.Now;
        clock.GoOnAfter(last ?? DateTimeOffset.MinValue);
        if (clock.Now != given)
        {
            GoesOn(logger, clock.Now.ToLongText());
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The demonstration clock goes on from {Instant}: what is stored reaches that far.")]
    private static partial void GoesOn(ILogger logger, string instant);
}
