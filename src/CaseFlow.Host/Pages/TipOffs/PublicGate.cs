using System.Collections.Concurrent;
using CaseFlow.Host.Security;

namespace CaseFlow.Host.Pages.TipOffs;

/// <summary>
/// How often one address may submit and ask without signing in, and how often it may guess a receipt code. In memory of this
/// host: addresses of informants are written nowhere.
/// </summary>
internal sealed class PublicGate(SecurityOptions options, SecurityClock clock)
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, Visitor> _visitors = new(StringComparer.Ordinal);

    public bool MaySubmit(string address) => Of(address).Enter(v => v.Submitted, clock.Now, options.TipOffsPerMinute, options.TipOffsPerHour);

    /// <summary>Locked after too many wrong codes, right ones too.</summary>
    public bool MayFollow(string address) => Of(address) is var visitor && !visitor.IsLocked(clock.Now)
        && visitor.Enter(v => v.Followed, clock.Now, options.TipOffLooksPerMinute, options.TipOffLooksPerMinute * 60);

    public void Wrong(string address) => Of(address).Wrong(clock.Now, options.TipOffFailures, TimeSpan.FromMinutes(options.LockMinutes));

    private Visitor Of(string address)
    {
        if (_visitors.Count > Most)
        {
            foreach (var (gone, _) in _visitors.Where(v => v.Value.IsIdle(clock.Now)))
            {
                _visitors.TryRemove(gone, out _);
            }
        }

        return _visitors.GetOrAdd(address, _ => new Visitor());
    }

    private sealed class Visitor
    {
        private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
        private readonly Lock _lock = new();
        private readonly Queue<DateTimeOffset> _wrong = new();
        private DateTimeOffset _lockedUntil;

        public Queue<DateTimeOffset> Submitted { get; } = new();

        public Queue<DateTimeOffset> Followed { get; } = new();

        public bool Enter(Func<Visitor, Queue<DateTimeOffset>> which, DateTimeOffset now, int perMinute, int perHour)
        {
            lock (_lock)
            {
                var past = Recent(which(this), now, Hour);
                if (past.Count >= perHour || past.Count(at => at > now.AddMinutes(-1)) >= perMinute)
                {
                    return false;
                }

                past.Enqueue(now);
                return true;
            }
        }

        public void Wrong(DateTimeOffset now, int most, TimeSpan window)
        {
            lock (_lock)
            {
                Recent(_wrong, now, window).Enqueue(now);
                if (_wrong.Count >= most)
                {
                    _lockedUntil = now + window;
                    _wrong.Clear();
                }
            }
        }

        public bool IsLocked(DateTimeOffset now)
        {
            lock (_lock)
            {
                return now < _lockedUntil;
            }
        }

        public bool IsIdle(DateTimeOffset now)
        {
            lock (_lock)
            {
                return now >= _lockedUntil && Recent(Submitted, now, Hour).Count == 0 && Recent(Followed, now, Hour).Count == 0 && Recent(_wrong, now, Hour).Count == 0;
            }
        }

        private static Queue<DateTimeOffset> Recent(Queue<DateTimeOffset> queue, DateTimeOffset now, TimeSpan window)
        {
            while (queue.TryPeek(out var first) && first <= now - window)
            {
                queue.Dequeue();
            }

            return queue;
        }
    }
}
