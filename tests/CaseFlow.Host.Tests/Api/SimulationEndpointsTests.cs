using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api;

[Collection(nameof(ApiHost))]
public class SimulationEndpointsTests(ApiHost api)
{
    private const string Definition = "/api/v1/definitions/listed-supervision";

    private static object Simulation(params object[] answers) => new { at = "2018-11-09T09:00:00+08:00", answers };

    [Fact]
    public async Task Dry_run_asks_for_the_first_task_and_goes_on_with_its_answer()
    {
        var administrator = await api.AsAsync("liucheng");
        var asked = await ApiHost.ReadAsync(await administrator.PostAsJsonAsync($"{Definition}/simulations", Simulation()));
        asked["result"]!["tasks"]!.AsArray().Single(t => t!["asked"]!.GetValue<bool>())!["activity"]!.GetValue<string>().ShouldBe("decide");
        var declined = await ApiHost.ReadAsync(await administrator.PostAsJsonAsync(
            $"{Definition}/simulations", Simulation(new { task = "decide", outcome = "Declined", after = new { workingDays = 1 } })));
        declined["result"]!["status"]!.GetValue<string>().ShouldBe("finished");
        (await ApiHost.ReadAsync(await administrator.GetAsync($"{Definition}/simulations")))["event"]!.GetValue<string>().ShouldBe("HazardProposedForListing");
    }

    [Fact]
    public async Task Shipped_scenarios_are_there_after_the_start_and_run_by_name()
    {
        var administrator = await api.AsAsync("liucheng");
        var all = (await administrator.GetFromJsonAsync<JsonArray>($"{Definition}/scenarios"))!;
        all.Count.ShouldBeGreaterThan(5);
        all.ShouldAllBe(s => s!["shipped"]!.GetValue<bool>());
        var ran = await ApiHost.ReadAsync(await administrator.PostAsJsonAsync($"{Definition}/scenarios/runs", new { scenarios = new[] { all[0]!["id"]!.GetValue<Guid>() } }));
        (ran["passed"]!.GetValue<int>(), ran["failed"]!.GetValue<int>()).ShouldBe((1, 0));
        (await ApiHost.RefusedAsync(await administrator.DeleteAsync($"{Definition}/scenarios/{all[0]!["id"]}"))).Status.ShouldBe(409);
        var kept = await ApiHost.ReadAsync(await administrator.PostAsJsonAsync($"{Definition}/scenarios/from-simulation", new { name = "接口存的场景", simulation = new { at = "2018-11-09T09:00:00+08:00", automatic = true } }));
        var path = $"{Definition}/scenarios/{kept["id"]}";
        var document = JsonNode.Parse((await ApiHost.ReadAsync(await administrator.GetAsync(path)))["document"]!.GetValue<string>())!;
        document["name"]!.GetValue<string>().ShouldBe("接口存的场景");
        document["name"] = "改名";
        (await ApiHost.ReadAsync(await administrator.PutAsJsonAsync(path, document)))["name"]!.GetValue<string>().ShouldBe("改名");
        (await administrator.PostAsJsonAsync($"{path}/disable", new { reason = "试行" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await administrator.DeleteAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Replay_is_accepted_and_asked_for_until_it_is_done()
    {
        var administrator = await api.AsAsync("liucheng");
        var started = await administrator.PostAsJsonAsync($"{Definition}/replays", new { most = 5 });
        started.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var path = started.Headers.Location!.ToString();
        JsonObject run;
        do
        {
            run = await ApiHost.ReadAsync(await administrator.GetAsync(path));
        }
        while (run["finishedAt"] is null);

        run["done"]!.GetValue<int>().ShouldBe(run["total"]!.GetValue<int>());
        (await ApiHost.RefusedAsync(await administrator.GetAsync($"{Definition}/replays/{Guid.NewGuid()}"))).Code.ShouldBe("replay.unknown");
    }

    [Fact]
    public async Task Others_are_refused_everywhere()
    {
        var officer = await api.AsAsync("xiaozhai");
        (await ApiHost.RefusedAsync(await officer.PostAsJsonAsync($"{Definition}/simulations", Simulation()))).Status.ShouldBe(403);
        (await ApiHost.RefusedAsync(await officer.GetAsync($"{Definition}/scenarios"))).Status.ShouldBe(403);
        (await ApiHost.RefusedAsync(await officer.PostAsJsonAsync($"{Definition}/scenarios", new { name = "x" }))).Status.ShouldBe(403);
        (await ApiHost.RefusedAsync(await officer.PostAsJsonAsync($"{Definition}/replays", new { }))).Status.ShouldBe(403);
        (await api.Anonymous.GetAsync($"{Definition}/scenarios")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
