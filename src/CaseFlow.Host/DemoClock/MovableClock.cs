namespace CaseFlow.Host.DemoClock;

/// <summary>
/// The clock of a demonstration: it stands until it is moved. Each reading is a microsecond later than the one before,
/// so that what happens at one instant keeps its order.
/// </summary>
public sealed class MovableClock(DateTimeOffset start) : TimeProvider
{
    private const long Microsecond = TimeSpan.TicksPerMillisecond / 1000;

    // Readings never reach the next second, however many there are: 23:59:59 stays in time.
    private const long MostReadings = 999_999;

    private readonly Lock _gate = new();
    private DateTimeOffset _now = start.ToUniversalTime();
    private long _readings;

    /// <summary>The instant it stands at.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
            {
                return _now;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            _readings = Math.Min(_readings + 1, MostReadings);
            return _now.AddTicks(_readings * Microsecond);
        }
    }

    /// <summary>Goes on with the second after an instant that is known to have been, where that lies ahead.</summary>
    public void GoOnAfter(DateTimeOffset known)
    {
        if (known >= Now)
        {
            Advance(new DateTimeOffset(known.UtcTicks - (known.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero).AddSeconds(1));
        }
    }

    /// <summary>Moves forward; an earlier instant, or the one it stands at, changes nothing.</summary>
    public void Advance(DateTimeOffset to)
    {
        lock (_gate)
        {
            if (to > _now)
            {
                (_now, _readings) = (to.ToUniversalTime(), 0);
            }
        }
    }
}
