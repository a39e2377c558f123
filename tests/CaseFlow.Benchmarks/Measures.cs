using System.Collections.Concurrent;
using System.Diagnostics;

namespace CaseFlow.Benchmarks;

/// <summary>Durations by name, from many clients at once.</summary>
internal sealed class Measures
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> _taken = new();

    public async Task<T> TakeAsync<T>(string name, Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await work();
        _taken.GetOrAdd(name, _ => []).Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return answer;
    }

    public int Count => _taken.Values.Sum(v => v.Count);

    public void Print(TimeSpan elapsed)
    {
        Console.WriteLine($"{"command",-34}{"count",8}{"p50 ms",10}{"p95 ms",10}{"p99 ms",10}{"max ms",10}");
        foreach (var (name, taken) in _taken.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            Line(name, taken);
        }

        Line("all", _taken.Values.SelectMany(v => v));
        Console.WriteLine($"{Count / elapsed.TotalSeconds:F0} commands a second over {elapsed.TotalSeconds:F1} s");
    }

    private static void Line(string name, IEnumerable<double> taken)
    {
        double[] sorted = [.. taken.Order()];
        Console.WriteLine($"{name,-34}{sorted.Length,8}{At(0.5),10:F1}{At(0.95),10:F1}{At(0.99),10:F1}{sorted[^1],10:F1}");

        double At(double share) => sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)];
    }
}
