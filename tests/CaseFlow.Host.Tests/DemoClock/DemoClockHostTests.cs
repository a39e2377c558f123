using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.DemoClock;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Security.Accounts;
using CaseFlow.Host.Settings;
using CaseFlow.Host.Web;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseFlow.Host.Tests.DemoClock;

/// <summary>The whole server on the demonstration clock.</summary>
public sealed class DemoClockHostTests : IDisposable
{
    private const string Start = "2026-11-23T09:00:00+08:00";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("caseflow-demo-");

    [Fact]
    public async Task The_clock_stands_where_it_was_set_and_moves_on_request()
    {
        await using var app = await ServeAsync();
        using var http = Client(app);
        (await NowAsync(await http.GetAsync("/api/v1/demo/clock"))).ShouldBe(Start);
        (await NowAsync(await MoveAsync(http, "2026-12-01T00:00:00+08:00"))).ShouldBe("2026-12-01T00:00:00+08:00");
        (await NowAsync(await http.GetAsync("/api/v1/demo/clock"))).ShouldBe("2026-12-01T00:00:00+08:00");
        app.Services.GetRequiredService<TimeProvider>().GetUtcNow().ShouldBeGreaterThan(DateTimeOffset.Parse("2026-12-01T00:00:00+08:00", null));
    }

    [Fact]
    public async Task A_host_started_again_goes_on_after_what_the_last_one_stored()
    {
        await using (var app = await ServeAsync())
        {
            using var http = Client(app);
            await MoveAsync(http, "2026-12-01T00:00:00+08:00");
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
            (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new OpenAccount("zhang", "Kx7-river-stone", "张伟", Roles.DistrictOffice, "区安委办"))).Refusals.ShouldBeEmpty();
        }

        await using var again = await ServeAsync();
        using var other = Client(again);
        (await NowAsync(await other.GetAsync("/api/v1/demo/clock"))).ShouldBe("2026-12-01T00:00:01+08:00");
    }

    [Theory]
    [InlineData("2026-11-23T08:59:59+08:00", "demo-clock.backwards")]
    [InlineData("next week", "demo-clock.instant")]
    [InlineData(null, "demo-clock.instant")]
    public async Task Backwards_and_malformed_instants_are_refused(string? to, string code)
    {
        await using var app = await ServeAsync();
        using var http = Client(app);
        var answer = await MoveAsync(http, to);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var problem = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
        problem.RootElement.GetProperty("code").GetString().ShouldBe(code);
        (await NowAsync(await http.GetAsync("/api/v1/demo/clock"))).ShouldBe(Start);
    }

    [Fact]
    public async Task A_move_stops_at_every_due_instant_so_that_what_follows_counts_from_there()
    {
        var relay = new Relay();
        await using var app = await ServeAsync(relay);
        using var http = Client(app);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
            await scope.ServiceProvider.GetRequiredService<IDueQueue>().ScheduleAsync(Relay.Name, Guid.NewGuid(), At(1), CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<CaseFlowDb>().SaveChangesAsync();
        }

        var answer = await MoveAsync(http, "2026-11-30T09:00:00+08:00");
        using var shows = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
        shows.RootElement.GetProperty("fired").GetInt32().ShouldBe(4);
        relay.At.Select(t => t.ToUnixTimeSeconds()).ShouldBe(new[] { At(1), At(2), At(3), At(4) }.Select(t => t.ToUnixTimeSeconds()));
        (await NowAsync(await http.GetAsync("/api/v1/demo/clock"))).ShouldBe("2026-11-30T09:00:00+08:00");
    }

    [Fact]
    public async Task What_was_left_undone_at_the_last_stop_is_done_at_the_start()
    {
        var relay = new Relay();
        await using (var app = await ServeAsync(relay))
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
            await scope.ServiceProvider.GetRequiredService<IDueQueue>().ScheduleAsync(Relay.Name, Guid.NewGuid(), At(4), CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<CaseFlowDb>().SaveChangesAsync();
        }

        await using var again = await ServeAsync(relay, start: "2026-12-24T09:00:00+08:00");
        relay.At.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("--environment=Production", "--urls=http://127.0.0.1:0", Start, "Development")]
    [InlineData("--environment=Development", "--urls=http://0.0.0.0:0", Start, "http://0.0.0.0:0")]
    [InlineData("--environment=Development", "--urls=http://127.0.0.1:0;http://*:0", Start, "http://*:0")]
    [InlineData("--environment=Development", "--urls=http://example.gov.cn:80", Start, "example.gov.cn")]
    [InlineData("--environment=Development", "--urls=http://127.0.0.1:0", "yesterday", "yesterday")]
    public void Elsewhere_than_in_Development_on_loopback_it_is_refused(string environment, string urls, string clock, string said)
    {
        var refused = Should.Throw<SettingsException>(() => WebServer.Build([environment, urls, $"--demo-clock={clock}"]));
        refused.Message.ShouldContain(said);
    }

    [Fact]
    public async Task Without_a_demonstration_clock_there_is_none_to_move()
    {
        await using var app = WebServer.Build(["--applicationName=CaseFlow.Host", "--environment=Development", $"--Database:ConnectionString=Data Source={_folder.FullName}/x.db", "--Scheduling:Enabled=false"]);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Actor = Actor.System;
        var refused = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new MoveClock("2030-01-01T00:00:00Z"));
        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("demo-clock.off");
        app.Services.GetRequiredService<TimeProvider>().ShouldBeSameAs(TimeProvider.System);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    // Half past nine on that day of the trial.
    private static DateTimeOffset At(int day) => DateTimeOffset.Parse(Start, null).AddDays(day - 1).AddMinutes(30);

    private async Task<WebApplication> ServeAsync(Relay? relay = null, string start = Start)
    {
        var app = WebServer.Build(
            ["--applicationName=CaseFlow.Host", "--environment=Development", "--urls=http://127.0.0.1:0", $"--demo-clock={start}", $"--Database:ConnectionString=Data Source={_folder.FullName}/caseflow.db",
                $"--Attachments:Path={_folder.FullName}"],
            services =>
            {
                if (relay is not null)
                {
                    services.AddScoped<IDueHandler>(p => new Relay.Handler(relay, p.GetRequiredService<IDueQueue>(), p.GetRequiredService<TimeProvider>()));
                }
            });
        await app.Services.PrepareDatabaseAsync(CancellationToken.None);
        foreach (var step in app.Services.GetServices<Web.IStartup>().Where(s => s.Order is <= 10 or >= 80).OrderBy(s => s.Order))
        {
            await step.RunAsync(CancellationToken.None);
        }

        await app.StartAsync();
        return app;
    }

    private static HttpClient Client(WebApplication app) => new()
    {
        BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()),
    };

    private static Task<HttpResponseMessage> MoveAsync(HttpClient http, string? to) => http.PostAsJsonAsync("/api/v1/demo/clock", new { to });

    private static async Task<string> NowAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var shows = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
        return shows.RootElement.GetProperty("now").GetString()!;
    }

    /// <summary>Each firing schedules the next one a day after the moment it sees, four in all.</summary>
    private sealed class Relay
    {
        public const string Name = "relay";

        public List<DateTimeOffset> At { get; } = [];

        internal sealed class Handler(Relay relay, IDueQueue queue, TimeProvider time) : IDueHandler
        {
            public string Kind => Name;

            public async Task FireAsync(Guid ownerId, DateTimeOffset dueAt, CancellationToken ct)
            {
                var now = time.GetUtcNow();
                relay.At.Add(now);
                if (relay.At.Count < 4)
                {
                    await queue.ScheduleAsync(Name, ownerId, DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()).AddDays(1), ct);
                }
            }
        }
    }
}
