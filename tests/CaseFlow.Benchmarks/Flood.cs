using System.Diagnostics;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks;

/// <summary>A host starts with so many overdue deadlines (reliability B3): how long until all have passed, and what a page costs meanwhile.</summary>
internal static class Flood
{
    public static async Task<int> RunAsync(DatabaseProvider database, int count)
    {
        await using var trial = await Trial.OnAsync(database, durable: true);
        await using (var first = await trial.StartHostAsync())
        {
            await first.KillAsync();
        }

        await StartAsync(trial, count);
        var watch = Stopwatch.StartNew();
        await using var host = await trial.StartHostAsync();
        var began = watch.Elapsed;
        using var client = host.Client();
        List<double> pages = [];
        while (await trial.NumberAsync("select count(*) from due_items where kind = 'deadline' and attempts = 0 and owner_id in (select id from deadlines where state = 'Running' and key = 'flood')") > 0)
        {
            var started = Stopwatch.GetTimestamp();
            (await client.GetAsync(new Uri("/sign-in", UriKind.Relative))).EnsureSuccessStatusCode();
            pages.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(50);
        }

        var took = watch.Elapsed - began;
        host.Process.Refresh();
        pages.Sort();
        var passed = await trial.NumberAsync("select count(*) from deadlines where key = 'flood' and state = 'Overdue'");
        var once = await trial.NumberAsync("select count(*) from deadline_changes c join deadlines d on d.id = c.deadline_id where c.kind = 'Passed' and d.key = 'flood'");
        Console.WriteLine($"{database}: {passed} passed ({once} times) within {took.TotalSeconds:F1} s after the host listened, {host.Process.TotalProcessorTime.TotalSeconds:F1} s of CPU in the host with its start");
        Console.WriteLine($"pages meanwhile: {pages.Count}, p50 {pages[pages.Count / 2]:F0} ms, p95 {pages[(int)(pages.Count * 0.95)]:F0} ms, max {pages[^1]:F0} ms");
        return passed == count && once == count ? 0 : 1;
    }

    private static async Task StartAsync(Trial trial, int count)
    {
        await using var services = trial.Compose();
        var due = services.GetRequiredService<TimeProvider>().GetUtcNow().AddMinutes(-1);
        for (var i = 0; i < count; i++)
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new StartDeadline(
                Guid.CreateVersion7(), Guid.Empty, "flood", "整改期限", new Limit(1, LimitUnit.Hours), due.AddHours(-1), null, ReminderLadder.None));
        }
    }
}
