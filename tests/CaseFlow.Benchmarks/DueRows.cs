using System.Diagnostics;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Scheduling;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks;

/// <summary>So many deadlines pass at once while others wait; the sweep fires each in a transaction of its own, subjects side by side.</summary>
internal static class DueRows
{
    public static async Task<int> RunAsync(DatabaseProvider database, int count, int waiting)
    {
        await using var server = await DurableServer.StartAsync(database);
        await using var district = await TestDistrict.StartAsync(database);
        await FillAsync(district, database, waiting);
        await StartAsync(district, count);
        await LookAsync(district, database, waiting);

        district.Time.Advance(TimeSpan.FromHours(2));
        DateTimeOffset? now = district.Time.GetUtcNow();
        using var self = Process.GetCurrentProcess();
        var cpu = self.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var fired = await district.Services.GetRequiredService<DueSweep>().RunAsync(_ => Task.FromResult(now), CancellationToken.None);
        watch.Stop();
        self.Refresh();
        Console.WriteLine($"{database}: {fired} due rows fired in {watch.Elapsed.TotalSeconds:F1} s, {fired / watch.Elapsed.TotalSeconds:F0} a second, "
            + $"{(self.TotalProcessorTime - cpu).TotalMilliseconds / Math.Max(1, fired):F2} ms of CPU each in this process; {waiting} others wait");
        await LookAsync(district, database, waiting);
        return fired == count ? 0 : 1;
    }

    /// <summary>Rows that are due in a year, written by the database itself.</summary>
    private static Task<bool> FillAsync(TestDistrict district, DatabaseProvider database, int waiting) => district.WithDbAsync(async db =>
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var at = district.Time.GetUtcNow().AddYears(1);
        await (database == DatabaseProvider.PostgreSQL
            ? db.Database.ExecuteSqlRawAsync(
                "insert into due_items (id, kind, owner_id, due_at, fire_at, attempts) select gen_random_uuid(), 'deadline', gen_random_uuid(), t, t, 0 from (select {0} + n * interval '1 second' t from generate_series(1, {1}) n) x",
                at, waiting)
            : db.Database.ExecuteSqlRawAsync(
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < {1}) insert into due_items (id, kind, owner_id, due_at, fire_at, attempts) select upper(hex(randomblob(16))), 'deadline', upper(hex(randomblob(16))), {0} + i * 10000000, {0} + i * 10000000, 0 from n where i <= {1}",
                at.UtcTicks, waiting));
        await db.Database.ExecuteSqlRawAsync("analyze");
        return true;
    });

    private static async Task StartAsync(TestDistrict district, int count)
    {
        var now = district.Time.GetUtcNow();
        for (var i = 0; i < count; i++)
        {
            await district.SendAsync(new StartDeadline(
                Guid.CreateVersion7(now), Guid.Empty, "rectification", "整改期限", new Limit(1, LimitUnit.Hours), now, null, ReminderLadder.None));
        }
    }

    /// <summary>What a look costs that finds nothing due, which is what the sweep does every second.</summary>
    private static async Task LookAsync(TestDistrict district, DatabaseProvider database, int waiting)
    {
        const int looks = 300;
        var at = district.Time.GetUtcNow();
        List<double> taken = [];
        using var self = Process.GetCurrentProcess();
        var cpu = self.TotalProcessorTime;
        for (var i = 0; i < looks; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await district.SendAsync(new DueBatch(at, 500));
            taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        self.Refresh();
        taken.Sort();
        Console.WriteLine($"{database}: a look that finds nothing, {waiting} waiting: median {taken[looks / 2]:F2} ms, {(self.TotalProcessorTime - cpu).TotalMilliseconds / looks:F2} ms of CPU");
        await PlanAsync(district, database);
    }

    private static Task<bool> PlanAsync(TestDistrict district, DatabaseProvider database) => district.WithDbAsync(async db =>
    {
        var at = district.Time.GetUtcNow();
        var query = "select id from due_items where fire_at <= {0} order by fire_at, due_at limit 500";
        var plan = database == DatabaseProvider.PostgreSQL
            ? await ReadAsync(db, $"explain (analyze, buffers, costs off) {query}", at)
            : await ReadAsync(db, $"explain query plan {query}", at.UtcTicks);
        Console.WriteLine(string.Join(Environment.NewLine, plan.Select(l => $"  {l}")));
        return true;
    });

    private static async Task<List<string>> ReadAsync(Domain.Kernel.CaseFlowDb db, string sql, object at)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        await db.Database.OpenConnectionAsync();
#pragma warning disable CA2100 // The benchmark's own statements.
        command.CommandText = sql.Replace("{0}", "@at", StringComparison.Ordinal);
#pragma warning restore CA2100
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@at", at);
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(reader.FieldCount - 1));
        }

        return lines;
    }
}
