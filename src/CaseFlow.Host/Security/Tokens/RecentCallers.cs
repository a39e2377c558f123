using System.Collections.Concurrent;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Requests;

namespace CaseFlow.Host.Security.Tokens;

/// <summary>
/// Whose a token is and which posts its owner holds, remembered for two seconds, because a program asks many times a second.
/// Any command about accounts, tokens or people forgets it here at once; other hosts follow within the two seconds
/// (reliability F5 asks for five).
/// </summary>
internal sealed class RecentCallers(SecurityClock clock) : ICommitted
{
    private const int Most = 10_000;

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(2);
    private static readonly string[] About = [typeof(RecentCallers).Namespace![..^".Tokens".Length], typeof(Roles).Namespace!];

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, LiveToken Token)> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, (DateTimeOffset At, Actor Actor)> _actors = new();

    public Task<LiveToken?> TokenAsync(string hash, Func<Task<LiveToken?>> find) => RecallAsync(_tokens, hash, find);

    public Task<Actor?> ActorAsync(Guid person, Func<Task<Actor?>> find) => RecallAsync(_actors, person, find);

    public void Committed(Type command)
    {
        if (About.Any(a => command.Namespace?.StartsWith(a, StringComparison.Ordinal) == true))
        {
            _tokens.Clear();
            _actors.Clear();
        }
    }

    private async Task<T?> RecallAsync<TKey, T>(ConcurrentDictionary<TKey, (DateTimeOffset At, T Value)> memory, TKey key, Func<Task<T?>> find)
        where TKey : notnull
        where T : class
    {
        var now = clock.Now;
        if (memory.TryGetValue(key, out var known) && now >= known.At && now - known.At < Remembered)
        {
            return known.Value;
        }

        if (await find() is not { } found)
        {
            return null;
        }

        if (memory.Count >= Most)
        {
            memory.Clear();
        }

        memory[key] = (now, found);
        return found;
    }
}
