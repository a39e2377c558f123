using System.Diagnostics;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Instances;
using CaseFlow.Workflows.Migration;
using CaseFlow.Workflows.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Benchmarks;

/// <summary>What the pages about running cases cost with many of them: the dry run of a move, its sums, the list. PostgreSQL.</summary>
internal static class RunningInstances
{
    private const int Rounds = 5;

    public static async Task<int> RunAsync(string file, int instances)
    {
        await using var server = await DurableServer.StartAsync(DatabaseProvider.PostgreSQL);
        await using var district = await TestDistrict.StartAsync(DatabaseProvider.PostgreSQL);
        var document = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
        var definition = (document["model"] ?? document).DeepClone().AsObject();
        var id = (string)definition["definitionId"]!;
        await PublishAsync("version 1");
        await SendAsync(new StartInstance(id) { CorrelationId = Guid.CreateVersion7().ToString() });
        await SendAsync(new StartDeadline(
            Guid.CreateVersion7(), Guid.Empty, "rectification", "整改期限", new Limit(30, LimitUnit.NaturalDays), district.Time.GetUtcNow(), null, ReminderLadder.None));
        await PublishAsync("version 2");
        await district.WithDbAsync(db => FillAsync(db, instances));
        Console.WriteLine($"{instances} instances");
        var draft = new MigrationDraft(id, 1, 2, "benchmark");
        await MeasureAsync("dry run, first page of 20", () => SendAsync(new DryRunMigration(draft, new PageRequest(1, 20))));
        await MeasureAsync("dry run, last page of 20", () => SendAsync(new DryRunMigration(draft, new PageRequest(instances / 20, 20))));
        await MeasureAsync("dry run, first page of 200", () => SendAsync(new DryRunMigration(draft)));
        await MeasureAsync("dry run, sums of all", () => SendAsync(new SurveyMigration(draft)));
        await MeasureAsync("mapping with what waits where", () => SendAsync(new ProposeMapping(id, 1, 2)));
        await MeasureAsync("list of instances with counts", () => SendAsync(new InstancesOf(id)));
        await MeasureAsync("list, standing for 3 days", () => SendAsync(new InstancesOf(id, StandingDays: 3, Sort: "moved")));
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

    /// <summary>Copies of one instance, its wait point and a deadline, each with ids of its own.</summary>
    private static async Task<int> FillAsync(CaseFlowDb db, int instances)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        var copies = Columns(db, "workflow_instances", "id", "correlation_id", "state");
        var points = Columns(db, "workflow_bookmarks", "id", "instance_id", "correlation_id");
        var deadlines = Columns(db, "deadlines", "id", "subject_id", "bookmark_id");
#pragma warning disable EF1002 // The benchmark's own statements.
        await db.Database.ExecuteSqlRawAsync($"""
            create table ids as select gen_random_uuid() i, gen_random_uuid() b, gen_random_uuid() c from generate_series(1, {instances});
            insert into workflow_instances (id, correlation_id, state, {copies})
              select i, c::text, replace(replace(state, w::text, b::text), replace(w::text, '-', ''), replace(b::text, '-', '')), {copies}
              from (select * from workflow_instances limit 1) one, (select id w from workflow_bookmarks limit 1) waits, ids;
            insert into workflow_bookmarks (id, instance_id, correlation_id, {points}) select b, i, c::text, {points} from (select * from workflow_bookmarks limit 1) one, ids;
            insert into deadlines (id, subject_id, bookmark_id, {deadlines}) select gen_random_uuid(), c, b, {deadlines} from (select * from deadlines limit 1) one, ids;
            """);
#pragma warning restore EF1002
        return await db.Database.ExecuteSqlRawAsync("vacuum analyze");
    }

    private static string Columns(CaseFlowDb db, string table, params string[] without) => string.Join(
        ", ", db.Model.GetEntityTypes().Single(t => t.GetTableName() == table).GetProperties().Select(p => p.GetColumnName()).Except(without).Select(c => $"\"{c}\""));

    private static async Task MeasureAsync(string what, Func<Task> one)
    {
        await one();
        var taken = new List<double>();
        GC.Collect();
        var (before, allocated) = (GC.GetTotalMemory(forceFullCollection: true), GC.GetTotalAllocatedBytes());
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await one();
            taken.Add(watch.Elapsed.TotalMilliseconds);
        }

        allocated = GC.GetTotalAllocatedBytes() - allocated;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        taken.Sort();
        Console.WriteLine($"  {what}: median {taken[Rounds / 2]:F1} ms, most {taken[^1]:F1} ms; {allocated / Rounds / 1e6:F1} MB of garbage each, {kept / 1e6:F1} MB kept, peak of the process {Environment.WorkingSet / 1e6:F0} MB");
    }
}
