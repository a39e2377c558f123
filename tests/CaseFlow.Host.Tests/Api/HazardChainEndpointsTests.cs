using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api;

/// <summary>The routes of a hazard's way that no page of the tests goes through.</summary>
[Collection(nameof(ApiHost))]
public class HazardChainEndpointsTests(ApiHost api)
{
    [Fact]
    public async Task Way_targets_likes_and_counts_of_a_hazard_are_read()
    {
        var officer = await api.AsAsync("xiaozhai");
        var report = await ApiHost.HazardAsync(officer);
        var id = await ReportAsync(officer, report);

        var way = await ApiHost.ReadAsync(await officer.GetAsync($"/api/v1/hazards/{id}/way"));
        (way["station"]!.GetValue<string>(), way["stops"]!.AsArray().Count).ShouldBe(("street", 1));
        (await ApiHost.ReadAsync(await officer.GetAsync($"/api/v1/hazards/{id}/targets")))["communities"]!.AsArray().ShouldNotBeEmpty();
        var alike = await ListAsync(officer, $"/api/v1/hazards/similar?enterprise={report["enterpriseId"]}&description={Uri.EscapeDataString(report["description"]!.GetValue<string>())}");
        alike.Select(h => h!["hazardId"]!.GetValue<string>()).ShouldContain(id);
        (await ApiHost.ReadAsync(await officer.GetAsync("/api/v1/hazards/counts?from=2020-01-01&to=2099-12-31")))["found"]!.GetValue<int>().ShouldBePositive();
    }

    [Fact]
    public async Task Hazard_is_regraded_prompted_and_joined_by_who_may()
    {
        var (officer, office) = (await api.AsAsync("xiaozhai"), await api.AsAsync("anweiban1"));
        var report = await ApiHost.HazardAsync(officer);
        var (id, other) = (await ReportAsync(officer, report), await ReportAsync(officer, await ApiHost.HazardAsync(officer)));

        (await officer.PostAsJsonAsync($"/api/v1/hazards/{id}/regrade", new { grade = "general", reason = "复核" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ApiHost.ReadAsync(await officer.GetAsync($"/api/v1/hazards/{id}")))["grade"]!.GetValue<string>().ShouldBe("general");
        (await ApiHost.RefusedAsync(await officer.PostAsJsonAsync($"/api/v1/hazards/{id}/prompt", new { text = "请抓紧" }))).Code.ShouldBe("access.role");
        (await ApiHost.ReadAsync(await office.PostAsJsonAsync($"/api/v1/hazards/{id}/prompt", new { text = "请抓紧" })))["told"]!.AsArray().ShouldNotBeEmpty();
        (await officer.PostAsJsonAsync($"/api/v1/hazards/{other}/join", new { leadingId = id, reason = "同一处" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ApiHost.ReadAsync(await officer.GetAsync($"/api/v1/hazards/{id}/way")))["joined"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Duties_of_a_department_are_changed_by_the_district_office_alone()
    {
        var (officer, office) = (await api.AsAsync("xiaozhai"), await api.AsAsync("anweiban1"));
        var hazard = (await ApiHost.ReadAsync(await office.GetAsync("/api/v1/hazards?size=1")))["departments"]!.AsArray();
        var unit = hazard[0]!["key"]!.GetValue<string>();

        (await ApiHost.RefusedAsync(await officer.PutAsJsonAsync($"/api/v1/hazards/duties/{unit}", new { industries = new[] { "98" } }))).Code.ShouldBe("access.role");
        (await office.PutAsJsonAsync($"/api/v1/hazards/duties/{unit}", new { industries = new[] { "98" } })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ListAsync(officer, "/api/v1/hazards/duties")).Single(d => d!["unitId"]!.GetValue<string>() == unit)!["industries"]!.AsArray().Select(i => i!.GetValue<string>()).ShouldBe(["98"]);
    }

    [Fact]
    public async Task Hand_over_is_refused_where_the_community_did_not_move()
    {
        var officer = await api.AsAsync("xiaozhai");
        var id = await ReportAsync(officer, await ApiHost.HazardAsync(officer));

        (await ListAsync(officer, "/api/v1/hazards/hand-over")).ShouldBeEmpty();
        (await ApiHost.RefusedAsync(await officer.PostAsJsonAsync($"/api/v1/hazards/{id}/hand-over", new { reason = "调整" }))).Code.ShouldBe("hazard.not-moved");
        (await ApiHost.ReadAsync(await officer.PostAsJsonAsync("/api/v1/hazards/hand-over", new { communityCode = "610113001001", reason = "调整" })))["count"]!.GetValue<int>().ShouldBe(0);
    }

    private static async Task<string> ReportAsync(HttpClient officer, JsonObject report) =>
        (await ApiHost.ReadAsync(await officer.PostAsJsonAsync("/api/v1/hazards", report)))["hazardId"]!.GetValue<string>();

    private static async Task<JsonArray> ListAsync(HttpClient client, string address) => (await client.GetFromJsonAsync<JsonArray>(address))!;
}
