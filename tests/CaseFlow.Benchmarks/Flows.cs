using System.Diagnostics;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Instances;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Benchmarks;

/// <summary>
/// Instances started to their wait point and resumed to their end by an event, each a command through the real pipeline
/// with its audit, one commit each; with one client and with eight.
/// </summary>
internal static class Flows
{
    private const int WarmUp = 2_000;

    public static async Task<int> RunAsync(DatabaseProvider database, string file, int count)
    {
        await using var server = await DurableServer.StartAsync(database);
        await using var district = await TestDistrict.StartAsync(database);
        var document = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
        var definition = document["model"]?.AsObject().DeepClone().AsObject() ?? document;
        var imported = await district.SendAsync(new ImportDefinitions([new DefinitionFile(Path.GetFileName(file), definition.ToJsonString())], "benchmark"));
        var id = imported.Value[0].DefinitionId;
        using var self = Process.GetCurrentProcess();
        foreach (var clients in (int[])[8, 1])
        {
            await PassAsync(clients, WarmUp, print: false);
            await Settling.WaitAsync(self);
        }

        var before = await Footprint.OfAsync(district);
        foreach (var clients in (int[])[1, 8])
        {
            await PassAsync(clients, count, print: true);
        }

        var after = await Footprint.OfAsync(district);
        Console.WriteLine($"{(after.Bytes - before.Bytes) / (double)(2 * count) / 1024:F1} KB and {(after.Rows - before.Rows) / (double)(2 * count):F1} rows stored per finished instance, indexes included");
        return 0;

        async Task PassAsync(int clients, int instances, bool print)
        {
            var started = new Guid[instances];
            await MeasureAsync("start to bookmark", clients, instances, print, async i =>
                started[i] = (await SendAsync(new StartInstance(id))).InstanceId!.Value);
            if (print)
            {
                var stored = await Footprint.OfAsync(district, compact: false);
                Console.WriteLine($"    {string.Join(", ", stored.Tables.Where(t => t.Value > 0 && t.Key.StartsWith("workflow", StringComparison.Ordinal)).Select(t => $"{t.Key} {t.Value}"))}");
            }

            await MeasureAsync("resume by event", clients, instances, print, async i =>
            {
                if ((await SendAsync(new TriggerEvent("go") { InstanceId = started[i] })).Taken != 1)
                {
                    throw new InvalidOperationException("An event was not taken.");
                }
            });
        }

        async Task<T> SendAsync<T>(ICommand<T> command)
        {
            var answer = await district.SendAsync(command);
            return answer.Succeeded ? answer.Value : throw new InvalidOperationException(string.Join(", ", answer.Refusals.Select(r => r.Code)));
        }

        async Task MeasureAsync(string what, int clients, int instances, bool print, Func<int, Task> one)
        {
            self.Refresh();
            var cpu = self.TotalProcessorTime;
            var garbage = GC.GetTotalAllocatedBytes();
            var postgres = server.Cpu();
            var next = -1;
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
            {
                while (Interlocked.Increment(ref next) is var i && i < instances)
                {
                    await one(i);
                }
            })));
            watch.Stop();
            self.Refresh();
            if (print)
            {
                Console.WriteLine(
                    $"{database}, {clients} clients, {what}: {instances / watch.Elapsed.TotalSeconds:F0} a second, "
                    + $"{(self.TotalProcessorTime - cpu).TotalMilliseconds / instances:F2} ms CPU here, {(server.Cpu() - postgres).TotalMilliseconds / instances:F2} ms in PostgreSQL, "
                    + $"{(GC.GetTotalAllocatedBytes() - garbage) / (double)instances / 1024:F0} KB allocated");
            }
        }
    }
}
