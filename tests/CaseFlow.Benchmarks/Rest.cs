using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Security.Accounts;
using CaseFlow.Host.Security.Tokens;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks;

/// <summary>The same as <see cref="Flows"/> over Elsa's REST interface, by a signed-in caller, against a host of its own.</summary>
internal static class Rest
{
    private const string Administrator = "LIUCHENG";
    private const int WarmUp = 2_000;

    public static async Task<int> RunAsync(DatabaseProvider database, string file, int count)
    {
        await using var server = await DurableServer.StartAsync(database);
        await using var trial = await Trial.OnAsync(database);
        await using var host = await trial.StartHostAsync();
        using var client = host.Client();
        var (definition, token) = await PrepareAsync(trial, file);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var clients in (int[])[8, 1])
        {
            await PassAsync(clients, WarmUp, print: false);
            await Settling.WaitAsync(host.Process);
        }

        foreach (var clients in (int[])[1, 8])
        {
            await PassAsync(clients, count, print: true);
        }

        host.Process.Refresh();
        Console.WriteLine($"{host.Process.WorkingSet64 / 1024.0 / 1024:F0} MB resident at the end");
        return 0;

        async Task PassAsync(int clients, int instances, bool print)
        {
            var started = new string[instances];
            await MeasureAsync("execute", clients, instances, print, async i =>
            {
                using var answer = await client.PostAsJsonAsync($"/elsa/api/workflow-definitions/{definition}/execute", new { });
                started[i] = (string)(await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!["workflowState"]!["id"]!;
            });
            await MeasureAsync("event", clients, instances, print, async i =>
            {
                using var answer = await client.PostAsJsonAsync("/elsa/api/events/go/trigger", new { workflowInstanceId = started[i] });
                answer.EnsureSuccessStatusCode();
            });
            var open = await trial.NumberAsync($"select count(*) from workflow_bookmarks where instance_id in (select id from workflow_instances where definition_id = '{definition}')");
            if (open > 0)
            {
                throw new InvalidOperationException($"{open} instances were not resumed.");
            }
        }

        async Task MeasureAsync(string what, int clients, int instances, bool print, Func<int, Task> one)
        {
            host.Process.Refresh();
            var cpu = host.Process.TotalProcessorTime;
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
            host.Process.Refresh();
            if (print)
            {
                Console.WriteLine(
                    $"{database}, {clients} clients, REST {what}: {instances / watch.Elapsed.TotalSeconds:F0} a second, "
                    + $"{(host.Process.TotalProcessorTime - cpu).TotalMilliseconds / instances:F2} ms CPU in the host, {(server.Cpu() - postgres).TotalMilliseconds / instances:F2} ms in PostgreSQL");
            }
        }
    }

    private static Task<(string Definition, string Token)> PrepareAsync(Trial trial, string file) => trial.InsideAsync(async services =>
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
        var mediator = services.GetRequiredService<IMediator>();
        var imported = await mediator.Send(new ImportDefinitions([new DefinitionFile("bench.json", (document["model"] ?? document).ToJsonString())], "benchmark"));
        var person = await services.GetRequiredService<CaseFlowDb>().Set<Account>().Where(a => a.NormalizedUserName == Administrator).Select(a => a.PersonId).SingleAsync();
        services.GetRequiredService<RequestContext>().Actor = await services.GetRequiredService<IActors>().FindAsync(person, default);
        var token = (await mediator.Send(new CreateAccessToken("benchmark", 1))).Value.Token;
        return (imported.Value[0].DefinitionId, token);
    });
}
