using System.Diagnostics;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Scheduling;
using CaseFlow.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks;

/// <summary>So many deadlines pass at once; the sweep fires each in a transaction of its own.</summary>
internal static class DueRows
{
    public static async Task<int> RunAsync(DatabaseProvider database, int count)
    {
        await using var server = await DurableServer.StartAsync(database);
        await using var district = await TestDistrict.StartAsync(database);
        var now = district.Time.GetUtcNow();
        for (var i = 0; i < count; i++)
        {
            await district.SendAsync(new StartDeadline(
                Guid.CreateVersion7(now), Guid.Empty, "rectification", "整改期限", new Limit(1, LimitUnit.Hours), now, null, ReminderLadder.None));
        }

        district.Time.Advance(TimeSpan.FromHours(2));
        var watch = Stopwatch.StartNew();
        var fired = await district.Services.GetRequiredService<DueSweep>().RunAsync(district.Time.GetUtcNow());
        Console.WriteLine($"{database}: {fired} due rows fired in {watch.Elapsed.TotalSeconds:F1} s, {fired / watch.Elapsed.TotalSeconds:F0} a second");
        return fired == count ? 0 : 1;
    }
}
