using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Host.DemoClock;

/// <summary>
/// Moves the demonstration clock forward. No command of its own transaction: what falls due runs in many.
/// </summary>
/// <param name="To">ISO 8601; without an offset it is China's time.</param>
[AnyRole]
public sealed record MoveClock(string? To) : IRequest<Result<ClockShows>>;

/// <summary>Where the demonstration clock stands.</summary>
[AnyRole]
public sealed record ShowClock : IQuery<ClockShows>;

/// <param name="Fired">What fell due on the way.</param>
public sealed record ClockShows(DateTimeOffset Now, int Fired);

internal sealed class MoveClockHandler(IServiceProvider services)
    : IRequestHandler<MoveClock, Result<ClockShows>>, IRequestHandler<ShowClock, Result<ClockShows>>
{
    private static readonly Refusal Off = Refusal.NotFound("demo-clock.off", $"--{DemoClockWeb.Setting} {DemoInstant.Example}");

    public async Task<Result<ClockShows>> Handle(MoveClock request, CancellationToken cancellationToken)
    {
        if (services.GetService<MovableClock>() is not { } clock)
        {
            return Off;
        }

        if (DemoInstant.Parse(request.To) is not { } to)
        {
            return new Refusal("demo-clock.instant", "to", request.To, DemoInstant.Example);
        }

        if (to < clock.Now)
        {
            return new Refusal("demo-clock.backwards", "to", to.ToLongText(), clock.Now.ToLongText());
        }

        var fired = await services.GetRequiredService<ClockMover>().MoveAsync(to, cancellationToken);
        return new ClockShows(clock.Now.ToChina(), fired);
    }

    public Task<Result<ClockShows>> Handle(ShowClock request, CancellationToken cancellationToken) =>
        Task.FromResult<Result<ClockShows>>(services.GetService<MovableClock>() is { } clock ? new ClockShows(clock.Now.ToChina(), 0) : Off);
}
