using System.Net.Http.Headers;
using System.Net.Http.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Security.Tokens;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Instances;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Reliability.Tests;

/// <summary>
/// An event for everybody, said over REST, while the host that hands it out dies; and the same call many times (reliability
/// A2, A4). Each instance waits for the event twice, so that one handed out twice would be seen.
/// </summary>
public class EventKillTests
{
    private const int Instances = 120;

    private const string Listener = """
        {"definitionId":"listener","id":"listener-1","name":"listener","version":1,"root":{"type":"Elsa.Sequence","id":"s","version":1,"activities":[
          {"type":"Elsa.Event","id":"first","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}},
          {"type":"Elsa.Event","id":"second","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}}]}}
        """;

    // The demo's hazards run processes of their own.
    private const string OfTheListener = "instance_id in (select id from workflow_instances where definition_id = 'listener')";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Stored and nobody told; the first portion taken; the second portion handed out, not committed; committed.</summary>
    [Theory]
    [InlineData(DatabaseProvider.PostgreSQL, "due.claimed:1", false)]
    [InlineData(DatabaseProvider.PostgreSQL, "due.acted:2", true)]
    [InlineData(DatabaseProvider.PostgreSQL, "command.after-commit:2", false)]
    [InlineData(DatabaseProvider.Sqlite, "due.acted:2", false)]
    public async Task Event_whose_host_dies_while_handing_it_out_reaches_each_instance_once(DatabaseProvider database, string place, bool always)
    {
        Assert.SkipUnless(always || Rounds.Long, Rounds.OnlyLong);
        await using var trial = await Trial.AfterFirstStartAsync(database);
        var token = await PrepareAsync(trial);
        var armed = Path.Combine(trial.Folder, "armed");
        await using (var killed = await trial.StartHostAsync(environment: Deadlines.NoDemo.With("CASEFLOW_FAILPOINT", $"{place}@{armed}")))
        {
            using var client = Client(killed, token);
            await File.WriteAllTextAsync(armed, "");
            try
            {
                (await client.PostAsJsonAsync("/elsa/api/events/go/trigger", new { })).EnsureSuccessStatusCode();
            }
            catch (HttpRequestException)
            {
                // It may die before it answers; what it had committed counts all the same.
            }

            (await killed.EndAsync(Limit)).ShouldBe(137);
            killed.Log.ShouldContain($"failpoint {place.Split(':')[0]}: killed");
        }

        (await ReachedAsync(trial)).ShouldBeLessThan(Instances, "the kill came in the middle");
        await using var restarted = await trial.StartHostAsync(environment: Deadlines.NoDemo);
        await EachHeardOnceAsync(trial, restarted);
    }

    [Fact]
    public async Task One_event_call_sent_five_times_at_once_under_one_key_reaches_each_instance_once()
    {
        await using var trial = await Trial.AfterFirstStartAsync(DatabaseProvider.PostgreSQL);
        var token = await PrepareAsync(trial);
        await using var host = await trial.StartHostAsync(environment: Deadlines.NoDemo);
        using var client = Client(host, token);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "event-1");
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => client.PostAsJsonAsync("/elsa/api/events/go/trigger", new { })));
        answers.ShouldAllBe(a => a.IsSuccessStatusCode);
        await EachHeardOnceAsync(trial, host);
    }

    private static async Task<long> ReachedAsync(Trial trial) => await trial.NumberAsync($"select count(*) from workflow_journal where {OfTheListener}") - Instances;

    private static async Task EachHeardOnceAsync(Trial trial, HostProcess host)
    {
        (await Trial.UntilAsync(async () => await trial.NumberAsync("select count(*) from workflow_stored_events") == 0, Limit)).ShouldBeTrue(host.Log);
        (await ReachedAsync(trial)).ShouldBe(Instances, "one start and one resumption each");
        (await trial.NumberAsync($"select count(distinct instance_id) from workflow_bookmarks where {OfTheListener}")).ShouldBe(Instances, "each waits for the second event");
        await Invariants.HoldAsync(trial);
    }

    private static HttpClient Client(HostProcess host, string token)
    {
        var client = host.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>The instances waiting; answers a process administrator's access token.</summary>
    private static async Task<string> PrepareAsync(Trial trial)
    {
        await using var services = trial.Compose();
        await SendAsync(services, new ImportDefinitions([new DefinitionFile("listener.json", Listener)], "test"));
        for (var i = 0; i < Instances; i++)
        {
            await SendAsync(services, new StartInstance("listener"));
        }

        return await trial.InsideAsync(async inside =>
        {
            var mediator = inside.GetRequiredService<IMediator>();
            var administrator = (await mediator.Send(new FindPersons(Role: Roles.ProcessAdministrator))).Value[0];
            inside.GetRequiredService<RequestContext>().Actor = await inside.GetRequiredService<IActors>().FindAsync(administrator.Id, default);
            return (await mediator.Send(new CreateAccessToken("reliability", 1))).Value.Token;
        });
    }

    private static async Task SendAsync<T>(ServiceProvider services, ICommand<T> command)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command)).Succeeded.ShouldBeTrue();
    }
}
