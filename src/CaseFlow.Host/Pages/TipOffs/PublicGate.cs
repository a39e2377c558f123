using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using CaseFlow.Host.Security;

namespace CaseFlow.Host.Pages.TipOffs;

/// <summary>
/// How often one address may submit and ask without signing in, and how often it may guess a receipt code. In memory of this
/// host: addresses of informants are written nowhere.
/// </summary>
internal sealed class PublicGate(SecurityOptions options, SecurityClock clock)
{
    private const int Most = 10_000;
    private const int Flood = 3;

    // A household has a network of this many bits, and all its addresses.
    private const int Ipv6Network = 8;

    private readonly ConcurrentDictionary<string, Visitor> _visitors = new(StringComparer.Ordinal);
    private readonly Visitor _others = new();
    private readonly Lock _sweeping = new();
    private DateTimeOffset _swept;

    /// <summary>So many come from there that nothing more is read of what it sends.</summary>
    public bool IsFlooding(string address) => Of(address).Attempts(clock.Now) > Flood * options.TipOffsPerMinute;

    public bool MaySubmit(string address) => Of(address).Enter(v => v.Submitted, clock.Now, options.TipOffsPerMinute, options.TipOffsPerHour);

    /// <summary>Locked after too many wrong codes, right ones too.</summary>
    public bool MayFollow(string address) => Of(address) is var visitor && !visitor.IsLocked(clock.Now)
        && visitor.Enter(v => v.Followed, clock.Now, options.TipOffLooksPerMinute, options.TipOffLooksPerMinute * 60);

    public void Wrong(string address) => Of(address).Wrong(clock.Now, options.TipOffFailures, TimeSpan.FromMinutes(options.LockMinutes));

    /// <summary>While there are more addresses than can be kept apart, new ones share one measure.</summary>
    private Visitor Of(string address)
    {
        var network = Network(address);
        if (_visitors.TryGetValue(network, out var known))
        {
            return known;
        }

        Sweep();
        return _visitors.Count < Most ? _visitors.GetOrAdd(network, _ => new Visitor()) : _others;
    }

    private void Sweep()
    {
        lock (_sweeping)
        {
            if (_visitors.Count < Most || clock.Now < _swept.AddMinutes(1))
            {
                return;
            }

            _swept = clock.Now;
        }

        foreach (var (gone, _) in _visitors.Where(v => v.Value.IsIdle(clock.Now)))
        {
            _visitors.TryRemove(gone, out _);
        }
    }

    private static string Network(string address) => !IPAddress.TryParse(address, out var ip) ? address
        : ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4().ToString()
        : ip.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(ip.GetAddressBytes().AsSpan(0, Ipv6Network)) : ip.ToString();

    private sealed class Visitor
    {
        private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
        private readonly Lock _lock = new();
        private const int MostAttempts = 10_000;
        private readonly Queue<DateTimeOffset> _wrong = new();
        private readonly Queue<DateTimeOffset> _attempts = new();
        private DateTimeOffset _lockedUntil;

        public Queue<DateTimeOffset> Submitted { get; } = new();

        public Queue<DateTimeOffset> Followed { get; } = new();

        /// <summary>Counts this one, and those of the last minute with it.</summary>
        public int Attempts(DateTimeOffset now)
        {
            lock (_lock)
            {
                var past = Recent(_attempts, now, TimeSpan.FromMinutes(1));
                if (past.Count < MostAttempts)
                {
                    past.Enqueue(now);
                }

                return past.Count;
            }
        }

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
                return now >= _lockedUntil && Recent(Submitted, now, Hour).Count == 0 && Recent(Followed, now, Hour).Count == 0 && Recent(_wrong, now, Hour).Count == 0 && Recent(_attempts, now, Hour).Count == 0;
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
