using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Migration;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Reliability.Tests;

/// <summary>
/// Many cases go from one version to the next while the process that moves them is killed (reliability E6).
/// <c>CASEFLOW_MIGRATION_CASES</c> says how many, 40 where nothing is said.
/// </summary>
public class MigrationKillTests
{
    private static readonly int Cases =
        int.TryParse(Environment.GetEnvironmentVariable("CASEFLOW_MIGRATION_CASES"), CultureInfo.InvariantCulture, out var cases) ? cases : 40;

    private static readonly string[] Migrate = ["workflows", "migrate", "flow", "--from", "1", "--to", "2", "--map", "pause=rest", "--reason", "another name"];

    [Theory]
    [InlineData(DatabaseProvider.PostgreSQL, "migration.item", true)]
    [InlineData(DatabaseProvider.PostgreSQL, "command.after-commit", false)]
    [InlineData(DatabaseProvider.Sqlite, "migration.item", false)]
    public async Task A_migration_killed_in_the_middle_is_resumed_and_moves_each_case_once(DatabaseProvider database, string place, bool always)
    {
        Assert.SkipUnless(always || Rounds.Long, Rounds.OnlyLong);
        await using var trial = await Trial.AfterFirstStartAsync(database, district: false);
        await PrepareAsync(trial);
        var due = await DueAsync(trial);
        var killed = await CommandProcess.RunAsync(trial, Migrate, new() { ["CASEFLOW_FAILPOINT"] = $"{place}:{Cases / 2}" });
        killed.Code.ShouldBe(137, killed.Error);
        killed.Error.ShouldContain($"failpoint {place}: killed");
        var moved = await trial.NumberAsync("select count(*) from migration_items where status = 'Moved'");
        moved.ShouldBeInRange(1, Cases - 1, "the kill came in the middle");

        var plan = (await trial.InsideAsync(async s => await s.GetRequiredService<IMediator>().Send(new ListMigrations()))).Value.Items.ShouldHaveSingleItem().Id;
        var resumed = await CommandProcess.RunAsync(trial, ["workflows", "migrate", "resume", $"{plan}", "--json"], []);
        resumed.Code.ShouldBe(0, resumed.Error);
        JsonNode.Parse(resumed.Output)!["plan"]!["progress"]!["moved"]!.GetValue<int>().ShouldBe(Cases);
        await EachMovedOnceAsync(trial, due);
        (await CommandProcess.RunAsync(trial, ["workflows", "migrate", "status", $"{plan}"], [])).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_migration_whose_command_line_died_is_gone_on_with_by_a_host()
    {
        await using var trial = await Trial.AfterFirstStartAsync(DatabaseProvider.PostgreSQL, district: false);
        await PrepareAsync(trial);
        var due = await DueAsync(trial);
        (await CommandProcess.RunAsync(trial, Migrate, new() { ["CASEFLOW_FAILPOINT"] = $"migration.item:{Cases / 3}" })).Code.ShouldBe(137);
        await using var host = await trial.StartHostAsync(environment: Deadlines.NoDemo.With("Scheduling__MigrationSeconds", "1"));
        (await Trial.UntilAsync(async () => await trial.NumberAsync("select count(*) from migration_plans where status = 'Done'") == 1, TimeSpan.FromMinutes(2))).ShouldBeTrue(host.Log);
        await EachMovedOnceAsync(trial, due);
    }

    private static async Task EachMovedOnceAsync(Trial trial, long due)
    {
        (await trial.NumberAsync("select count(*) from migration_items where status = 'Moved'")).ShouldBe(Cases);
        (await trial.NumberAsync("select count(*) from workflow_instances where definition_version = 2 and bursts = 2")).ShouldBe(Cases);
        (await trial.NumberAsync("select count(*) from workflow_journal")).ShouldBe(2 * Cases);
        (await trial.NumberAsync("select count(*) from workflow_bookmarks where activity_id = 'rest'")).ShouldBe(Cases);
        (await trial.NumberAsync("select count(*) from due_items where kind = 'workflow-bookmark'")).ShouldBe(Cases);
        (await DueAsync(trial)).ShouldBe(due, "due dates stay");
        (await trial.NumberAsync("select count(*) from audit_entries where command = 'MoveInstance' and succeeded")).ShouldBe(Cases);
        (await trial.NumberAsync("select count(*) from timeline_entries where text_key = 'timeline.case-migrated'")).ShouldBe(Cases);
        await Invariants.HoldAsync(trial);
    }

    private static Task<long> DueAsync(Trial trial) => trial.NumberAsync(trial.Provider == DatabaseProvider.Sqlite
        ? "select sum(due_at / 10000 % 1000000000) from due_items"
        : "select sum((extract(epoch from due_at) * 1000)::bigint) from due_items");

    private static async Task PrepareAsync(Trial trial)
    {
        await using var services = trial.Compose(s => s.AddScoped<IRequestHandler<Begin, Result<int>>, BeginHandler>());
        (await SendAsync(services, Import("pause"))).Succeeded.ShouldBeTrue();
        for (var i = 0; i < Cases; i++)
        {
            (await SendAsync(services, new Begin(Guid.Parse($"0193c7a0-0000-7000-8000-{i:D12}")))).Value.ShouldBe(1);
        }

        (await SendAsync(services, Import("rest"))).Succeeded.ShouldBeTrue();
    }

    private static async Task<Result<T>> SendAsync<T>(ServiceProvider services, IRequest<Result<T>> request)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    private static ImportDefinitions Import(string pause) => new([new DefinitionFile("flow.json", """
        {"definitionId":"flow","id":"flow-PAUSE","name":"flow","root":{"type":"Elsa.Flowchart","id":"root","version":1,"activities":[
          {"type":"Elsa.Event","id":"begin","version":1,"customProperties":{"canStartWorkflow":true},"eventName":{"typeName":"String","expression":{"type":"Literal","value":"begin"}}},
          {"type":"Elsa.Delay","id":"PAUSE","version":1,"timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"30.00:00:00"}}}],
         "connections":[{"source":{"activity":"begin","port":"Done"},"target":{"activity":"PAUSE","port":"In"}}]}}
        """.Replace("PAUSE", pause, StringComparison.Ordinal))], "test");
}

/// <summary>Starts the process of a case.</summary>
[ProcessOnly]
public sealed record Begin(Guid SubjectId) : ICommand<int>;

internal sealed class BeginHandler(IProcesses processes) : IRequestHandler<Begin, Result<int>>
{
    public async Task<Result<int>> Handle(Begin request, CancellationToken cancellationToken) => await processes.PublishAsync("begin", request.SubjectId, [], cancellationToken);
}
