using System.Diagnostics;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;

namespace CaseFlow.Benchmarks;

/// <summary>From the process's creation to the first page read to its end; first on an empty database, then warm.</summary>
internal static class StartUp
{
    private const int Warm = 5;

    public static async Task<int> RunAsync(DatabaseProvider database)
    {
        await using var trial = await Trial.OnAsync(database, durable: true);
        Console.WriteLine($"{database}: first start {Describe(await OnceAsync(trial))}");
        List<(double Listens, double Page, double Memory, double Cpu)> warm = [];
        for (var i = 0; i < Warm; i++)
        {
            warm.Add(await OnceAsync(trial));
            Console.WriteLine($"{database}: warm start {Describe(warm[^1])}");
        }

        Console.WriteLine($"{database}: median warm start to first page {warm.Select(w => w.Page).Order().ElementAt(Warm / 2):F2} s");
        return 0;
    }

    private static async Task<(double Listens, double Page, double Memory, double Cpu)> OnceAsync(Trial trial)
    {
        var watch = Stopwatch.StartNew();
        await using var host = await trial.StartHostAsync();
        using var client = host.Client();
        var page = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        page.EnsureSuccessStatusCode();
        await page.Content.ReadAsStringAsync();
        var first = watch.Elapsed.TotalSeconds;
        for (var i = 0; i < 50; i++)
        {
            await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        }

        host.Process.Refresh();
        return (host.StartedIn.TotalSeconds, first, host.Process.WorkingSet64 / 1024.0 / 1024, host.Process.TotalProcessorTime.TotalSeconds);
    }

    private static string Describe((double Listens, double Page, double Memory, double Cpu) once) =>
        $"listens after {once.Listens:F2} s, first page after {once.Page:F2} s; after 51 pages {once.Memory:F0} MB resident, {once.Cpu:F1} s of CPU";
}
