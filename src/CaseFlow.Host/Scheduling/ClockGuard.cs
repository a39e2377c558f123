using CaseFlow.Domain.Kernel;

namespace CaseFlow.Host.Scheduling;

/// <summary>
/// Whether this host's clock can be trusted (reliability B5). On PostgreSQL it is held against the database's, which all
/// hosts share; on SQLite against the time that has run since it was last right. A host whose clock is wrong fires
/// nothing, raises an alarm, and goes on by itself when the clock is right again.
/// </summary>
internal sealed partial class ClockGuard(IServiceScopeFactory scopes, TimeProvider time, SchedulingOptions options, ILogger<ClockGuard> logger) : IDisposable
{
    private static readonly TimeSpan AlarmAgain = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private (DateTimeOffset Clock, long Ticks)? _lastRight;
    private (TimeSpan Difference, long Ticks)? _jumped;
    private long? _alarmed;

    /// <summary>By how much this host's clock is ahead (behind where negative); null while it is right.</summary>
    public TimeSpan? Wrong { get; private set; }

    /// <summary>The time by this host's clock; null while it is wrong.</summary>
    public async Task<DateTimeOffset?> NowAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            return await LookAsync(ct);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<DateTimeOffset?> LookAsync(CancellationToken ct)
    {
        var (now, ticks) = (time.GetUtcNow(), time.GetTimestamp());
        var (difference, uncertain) = await DifferenceAsync(now, ticks, ct);
        if (difference.Duration() <= options.ClockTolerance + uncertain)
        {
            Right(now, ticks);
            return now;
        }

        Wrong = difference;
        if (_alarmed is not { } last || time.GetElapsedTime(last, ticks) >= AlarmAgain)
        {
            _alarmed = ticks;
            IsWrong(logger, difference);
        }

        return null;
    }

    private async Task<(TimeSpan Difference, TimeSpan Uncertain)> DifferenceAsync(DateTimeOffset now, long ticks, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        if (await scope.ServiceProvider.GetRequiredService<IDatabaseDialect>().ClockAsync(db, ct) is not { } theirs)
        {
            return (SinceLastRight(now, ticks), TimeSpan.Zero);
        }

        // They read their clock somewhere between our question and their answer.
        var half = time.GetElapsedTime(ticks) / 2;
        return (now + half - theirs, half);
    }

    /// <summary>A clock that jumped and then runs on from there for long was set on purpose, or the machine slept.</summary>
    private TimeSpan SinceLastRight(DateTimeOffset now, long ticks)
    {
        if (_lastRight is not { } right)
        {
            return TimeSpan.Zero;
        }

        var difference = now - (right.Clock + time.GetElapsedTime(right.Ticks, ticks));
        if (difference.Duration() <= options.ClockTolerance)
        {
            _jumped = null;
            return difference;
        }

        if (_jumped is not { } jumped || (difference - jumped.Difference).Duration() > options.ClockTolerance)
        {
            _jumped = (difference, ticks);
            return difference;
        }

        if (time.GetElapsedTime(jumped.Ticks, ticks) < TimeSpan.FromMinutes(options.ClockSettleMinutes))
        {
            return difference;
        }

        IsTaken(logger, difference);
        return TimeSpan.Zero;
    }

    private void Right(DateTimeOffset now, long ticks)
    {
        (_lastRight, _jumped, _alarmed) = ((now, ticks), null, null);
        if (Wrong is { } was)
        {
            Wrong = null;
            IsRight(logger, was);
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "This host's clock is wrong by {Difference}: nothing that is due fires here until it is right. Set it by NTP.")]
    private static partial void IsWrong(ILogger logger, TimeSpan difference);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This host's clock jumped by {Difference} and has run on from there: it is taken to be right now.")]
    private static partial void IsTaken(ILogger logger, TimeSpan difference);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This host's clock is right again, it was wrong by {Difference}: what is due fires from now on.")]
    private static partial void IsRight(ILogger logger, TimeSpan difference);
}
