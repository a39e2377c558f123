using System.Diagnostics;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Benchmarks;

/// <summary>What saving, publishing and opening a definition costs when it has many versions and many instances. PostgreSQL.</summary>
internal static class Versions
{
    private const int Rounds = 7;

    public static async Task<int> RunAsync(string file, int versions, int instances)
    {
        await using var server = await DurableServer.StartAsync(DatabaseProvider.PostgreSQL);
        await using var district = await TestDistrict.StartAsync(DatabaseProvider.PostgreSQL);
        var document = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
        var definition = (document["model"] ?? document).DeepClone().AsObject();
        var id = (string)definition["definitionId"]!;
        for (var i = 1; i <= versions; i++)
        {
            await PublishAsync($"version {i}");
        }

        await SendAsync(new StartInstance(id));
        await district.WithDbAsync(db => FillAsync(db, instances));
        Console.WriteLine($"{versions} versions, {instances} instances");
        var next = versions;
        await MeasureAsync("save and publish a version", () => PublishAsync($"version {++next}"));
        await MeasureAsync("open the published version", () => SendAsync(new GetDefinition(id)));
        await MeasureAsync("open version 1", () => SendAsync(new GetDefinition(id, 1)));
        await MeasureAsync("list the definitions", () => SendAsync(new ListDefinitions()));
        await MeasureAsync("start an instance", () => SendAsync(new StartInstance(id)));
        return 0;

        Task PublishAsync(string description)
        {
            definition["description"] = description;
            return SendAsync(new SaveDefinition(definition.ToJsonString(), "benchmark", Publish: true));
        }

        async Task SendAsync<T>(IRequest<Result<T>> request)
        {
            var answer = await district.SendAsync(request);
            if (!answer.Succeeded)
            {
                throw new InvalidOperationException(string.Join(", ", answer.Refusals.Select(r => r.Text())));
            }
        }
    }

    private static async Task<int> FillAsync(CaseFlowDb db, int instances)
    {
        var columns = db.Model.FindEntityType(typeof(WorkflowInstance))!.GetProperties().Select(p => p.GetColumnName()).Where(c => c != "id");
        var list = string.Join(", ", columns);
        var sql = $"insert into workflow_instances (id, {list}) select gen_random_uuid(), {list} from (select * from workflow_instances limit 1) one, generate_series(1, {instances})";
        await db.Database.ExecuteSqlRawAsync(sql);
        return await db.Database.ExecuteSqlRawAsync("analyze");
    }

    private static async Task MeasureAsync(string what, Func<Task> one)
    {
        var taken = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await one();
            taken.Add(watch.Elapsed.TotalMilliseconds);
        }

        taken.RemoveAt(0);
        taken.Sort();
        Console.WriteLine($"  {what}: median {taken[Rounds / 2]:F1} ms, most {taken[^1]:F1} ms");
    }
}
