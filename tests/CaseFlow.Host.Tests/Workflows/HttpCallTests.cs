using System.Text;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Workflows.Http;
using CaseFlow.Testing;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Instances;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseFlow.Host.Tests.Workflows;

/// <summary>Requests of definitions against a real server on loopback.</summary>
public sealed class HttpCallTests
{
    private static readonly Guid Case = Guid.Parse("0193c7a0-0000-7000-8000-000000000002");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Request_leaves_after_the_commit_once_and_its_answer_resumes_the_instance(DatabaseProvider provider)
    {
        await using var target = await Target.StartAsync();
        await using var district = await StartAsync(provider, target.Port);
        await BeginAsync(district, target, "/ok");
        target.Seen.ShouldBeEmpty();
        (await RunAsync(district)).ShouldBe(1);
        (await RunAsync(district)).ShouldBe(0);
        var seen = target.Seen.ShouldHaveSingleItem();
        (seen.Method, seen.Body, seen.Authorization).ShouldBe(("POST", "{\"a\":1}", "Bearer t"));
        Guid.TryParse(seen.Key, out _).ShouldBeTrue();
        (await WaitsAsync(district)).ShouldBe(["ok"]);
        (await CountAsync(district, "workflow_http_calls")).ShouldBe(0);
    }

    [Theory]
    [InlineData("/missing", "unmatched")]
    [InlineData("/elsewhere", "failed")]
    [InlineData("/loop", "failed")]
    [InlineData("/huge", "failed")]
    [InlineData("/slow", "late")]
    [InlineData("/moved", "ok")]
    public async Task What_comes_of_a_request_chooses_the_way_out(string path, string way)
    {
        await using var target = await Target.StartAsync();
        await using var district = await StartAsync(DatabaseProvider.Sqlite, target.Port);
        await BeginAsync(district, target, path);
        await RunAsync(district);
        (await WaitsAsync(district)).ShouldBe([way]);
    }

    [Fact]
    public async Task Burst_that_is_rolled_back_sends_nothing()
    {
        await using var target = await Target.StartAsync();
        await using var district = await StartAsync(DatabaseProvider.Sqlite, target.Port);
        await BeginAsync(district, target, "/ok", commit: false);
        (await RunAsync(district)).ShouldBe(0);
        target.Seen.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Host_that_dies_after_sending_leaves_the_request_to_be_sent_again_under_the_same_key(DatabaseProvider provider)
    {
        await using var target = await Target.StartAsync();
        var dying = new Dying();
        await using var district = await StartAsync(provider, target.Port, s => s.AddSingleton<IFailpoint>(dying));
        await BeginAsync(district, target, "/ok");
        dying.Next = true;
        (await RunAsync(district)).ShouldBe(0);
        (await RunAsync(district)).ShouldBe(0, "another host has to wait for the lease");
        district.Time.Advance(TimeSpan.FromMinutes(2));
        (await RunAsync(district)).ShouldBe(1);
        target.Seen.Count.ShouldBe(2);
        target.Seen.Select(s => s.Key).Distinct().ShouldHaveSingleItem();
        (await WaitsAsync(district)).ShouldBe(["ok"]);
    }

    [Fact]
    public async Task Target_that_is_not_allowed_is_an_incident_that_names_it()
    {
        await using var target = await Target.StartAsync();
        await using var district = await StartAsync(DatabaseProvider.Sqlite, port: 1);
        await BeginAsync(district, target, "/ok");
        var incident = (await district.SendAsync(new ListIncidents())).Value.ShouldHaveSingleItem();
        incident.Text.ShouldContain($"127.0.0.1:{target.Port}");
        (await CountAsync(district, "workflow_http_calls")).ShouldBe(0);
    }

    private const string Document = """
        {"definitionId":"flow","id":"flow-v1","name":"flow","version":1,"root":{"type":"Elsa.Flowchart","id":"f","version":1,"activities":[
          {"type":"Elsa.Event","id":"begin","version":1,"eventName":"begin","customProperties":{"canStartWorkflow":true}},
          {"type":"Elsa.FlowSendHttpRequest","id":"send","version":1,"url":"URL","method":"POST","authorization":"Bearer t",
           "content":{"typeName":"Object","expression":{"type":"Object","value":"{\"a\":1}"}},"expectedStatusCodes":[200]},
          {"type":"Elsa.Event","id":"ok","version":1,"eventName":"ok"},{"type":"Elsa.Event","id":"unmatched","version":1,"eventName":"unmatched"},
          {"type":"Elsa.Event","id":"failed","version":1,"eventName":"failed"},{"type":"Elsa.Event","id":"late","version":1,"eventName":"late"}],
         "connections":[
          {"source":{"activity":"begin","port":"Done"},"target":{"activity":"send","port":"In"}},
          {"source":{"activity":"send","port":"200"},"target":{"activity":"ok","port":"In"}},
          {"source":{"activity":"send","port":"Unmatched status code"},"target":{"activity":"unmatched","port":"In"}},
          {"source":{"activity":"send","port":"Failed to connect"},"target":{"activity":"failed","port":"In"}},
          {"source":{"activity":"send","port":"Timeout"},"target":{"activity":"late","port":"In"}}]}}
        """;

    private static Task<TestDistrict> StartAsync(DatabaseProvider provider, int port, Action<IServiceCollection>? configure = null) => TestDistrict.StartAsync(
        provider, configure: configure,
        settings: new() { ["Workflows:Http:AllowedHosts:0"] = $"127.0.0.1:{port}", ["Workflows:Http:TimeoutSeconds"] = "3", ["Workflows:Http:MostKilobytes"] = "64", ["Workflows:Http:Redirects"] = "3" });

    private static async Task BeginAsync(TestDistrict district, Target target, string path, bool commit = true)
    {
        var document = Document.Replace("URL", $"http://127.0.0.1:{target.Port}{path}", StringComparison.Ordinal);
        (await district.SendAsync(new ImportDefinitions([new DefinitionFile("flow.json", document)], "test"))).Succeeded.ShouldBeTrue();
        await using var scope = district.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<IDatabaseDialect>().BeginWriteAsync(db, default);
        await scope.ServiceProvider.GetRequiredService<IProcesses>().PublishAsync("begin", Case, [], default);
        await db.SaveChangesAsync();
        if (commit)
        {
            await transaction.CommitAsync(default);
        }
    }

    private static Task<int> RunAsync(TestDistrict district) => district.Services.GetRequiredService<HttpCallDispatcher>().RunAsync(default);

    private static Task<List<string>> WaitsAsync(TestDistrict district) =>
        district.WithDbAsync(db => db.Database.SqlQueryRaw<string>("select key as \"Value\" from workflow_bookmarks").ToListAsync());

#pragma warning disable EF1002 // names of tables are written here
    private static Task<int> CountAsync(TestDistrict district, string table) =>
        district.WithDbAsync(db => db.Database.SqlQueryRaw<int>($"select count(*) as \"Value\" from {table}").SingleAsync());
#pragma warning restore EF1002

    private sealed class Dying : IFailpoint
    {
        public bool Next { get; set; }

        public void Hit(string name)
        {
            if (Next && name == "http.sent")
            {
                Next = false;
                throw new InvalidOperationException("The host died here.");
            }
        }
    }

    private sealed record Request(string Method, string Body, string Authorization, string Key);

    private sealed class Target(WebApplication app) : IAsyncDisposable
    {
        public List<Request> Seen { get; } = [];

        public int Port => new Uri(app.Urls.First()).Port;

        public static async Task<Target> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var target = new Target(builder.Build());
            target.Map();
            await target.StartAppAsync();
            return target;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private Task StartAppAsync() => app.StartAsync();

        private void Map() => app.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
            var body = await reader.ReadToEndAsync();
            lock (Seen)
            {
                Seen.Add(new Request(http.Request.Method, body, http.Request.Headers.Authorization.ToString(), http.Request.Headers["Idempotency-Key"].ToString()));
            }

            switch (http.Request.Path.Value)
            {
                case "/ok":
                    await http.Response.WriteAsJsonAsync(new JsonObject { ["id"] = 7 });
                    break;
                case "/moved":
                    http.Response.Redirect("/ok");
                    break;
                case "/elsewhere":
                    http.Response.Redirect("http://localhost:9/secret");
                    break;
                case "/loop":
                    http.Response.Redirect("/loop");
                    break;
                case "/huge":
                    await http.Response.WriteAsync(new string('x', 200_000));
                    break;
                case "/slow":
                    await Task.Delay(TimeSpan.FromSeconds(20), http.RequestAborted);
                    break;
                default:
                    http.Response.StatusCode = 404;
                    break;
            }
        });
    }
}
