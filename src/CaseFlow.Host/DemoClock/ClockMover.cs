using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Mail;
using CaseFlow.Host.Scheduling;
using CaseFlow.Host.Webhooks;
using CaseFlow.Host.Workflows.Http;
using MediatR;

namespace CaseFlow.Host.DemoClock;

/// <summary>
/// Moves the demonstration clock from one due instant to the next, working each off before it goes on: what answers an
/// overdue deadline on Monday has its own dates counted from Monday, although the clock is sent to Friday in one step.
/// </summary>
internal sealed class ClockMover(
    MovableClock clock, StartTriggers starts, DueSweep sweep, OutboxDispatcher outbox, WebhookDispatcher webhooks, HttpCallDispatcher calls, IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Answers when everything due up to that instant is done.</summary>
    /// <returns>How many due rows fired.</returns>
    public async Task<int> MoveAsync(DateTimeOffset to, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var fired = 0;
            await starts.KeepUpAsync(ct);
            while (await NextAsync(ct) is { } next && next <= to)
            {
                clock.Advance(next);
                fired += await sweep.RunAsync(clock.Now, ct);
                await calls.RunAsync(ct);
            }

            clock.Advance(to);
            await outbox.RunAsync(ct);
            await webhooks.StartAsync(ct);
            return fired;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<DateTimeOffset?> NextAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new NextDue(), ct)).Value;
    }

    public void Dispose() => _one.Dispose();
}
