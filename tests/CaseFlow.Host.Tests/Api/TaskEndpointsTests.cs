using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CaseFlow.Host.Tests.Api;

[Collection(nameof(ApiHost))]
public class TaskEndpointsTests(ApiHost api)
{
    [Fact]
    public async Task A_hazard_is_proposed_and_listed_over_the_interface_and_its_case_hides_from_other_streets()
    {
        var (caseId, task) = await ProposeAsync();
        var body = await api.AsAsync("anweiban.zhuren");
        var answer = await body.GetAsync($"/api/v1/tasks/{task}");
        var version = answer.Headers.ETag!.Tag.Trim('"');
        var view = await ApiHost.ReadAsync(answer);
        view["task"]!["title"]!.GetValue<string>().ShouldBe("审定挂牌");

        var (status, _, problem) = await ApiHost.RefusedAsync(await CompleteAsync(body, task, version, []));
        status.ShouldBe(400);
        problem["errors"]!.AsObject().Select(e => e.Key).ShouldContain("leaderPersonId");

        var officer = await api.AsAsync("xiaozhai");
        var seen = await ApiHost.ReadAsync(await officer.GetAsync($"/api/v1/cases/{caseId}"));
        seen["case"]!["state"]!.GetValue<string>().ShouldBe("proposed");
        (await ApiHost.ReadAsync(await officer.GetAsync($"/api/v1/cases/{caseId}/timeline")))["total"]!.GetValue<int>().ShouldBeGreaterThan(0);
        var stranger = await api.AsAsync("yuhuazhai");
        (await (await stranger.GetAsync($"/api/v1/cases/{caseId}")).Content.ReadAsStringAsync())
            .ShouldBe(await (await stranger.GetAsync($"/api/v1/cases/{Guid.NewGuid()}")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Change_without_version_and_with_a_stale_one_are_refused()
    {
        var (_, task) = await ProposeAsync();
        var body = await api.AsAsync("anweiban.zhuren");
        (await ApiHost.RefusedAsync(await body.PostAsync($"/api/v1/tasks/{task}/claim", null))).Code.ShouldBe("request.version-missing");
        (await ApiHost.RefusedAsync(await body.PostAsJsonAsync($"/api/v1/tasks/{task}/claim", new { version = 99 }))).Status.ShouldBe(409);
        using var claim = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/tasks/{task}/claim");
        claim.Headers.IfMatch.Add(new EntityTagHeaderValue((await body.GetAsync($"/api/v1/tasks/{task}")).Headers.ETag!.Tag));
        (await body.SendAsync(claim)).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task Tasks_notices_calendar_and_the_exported_list_answer()
    {
        var officer = await api.AsAsync("anweiban1");
        (await ApiHost.ReadAsync(await officer.GetAsync("/api/v1/tasks?filter=unit")))["counts"]!["mine"].ShouldNotBeNull();
        (await ApiHost.ReadAsync(await officer.GetAsync("/api/v1/notices")))["unread"].ShouldNotBeNull();
        var end = await ApiHost.ReadAsync(await officer.GetAsync("/api/v1/calendar/preview?from=2018-09-28T10:00:00%2B08:00&number=5&unit=WorkingDays"));
        DateOnly.Parse(end["lastDay"]!.GetValue<string>(), CultureInfo.InvariantCulture).ShouldBe(new DateOnly(2018, 10, 10));
        foreach (var address in (string[])["/api/v1/cases/export.xlsx", "/notices/deliveries/export?state=sent"])
        {
            var export = await officer.GetAsync(address);
            export.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", address);
            (await export.Content.ReadAsByteArrayAsync())[..2].ShouldBe("PK"u8.ToArray());
        }

        (await ApiHost.RefusedAsync(await (await api.AsAsync("xiaozhai")).GetAsync("/notices/deliveries/export"))).Code.ShouldBe("access.role");
    }

    private async Task<(string CaseId, string Task)> ProposeAsync()
    {
        var officer = await api.AsAsync("xiaozhai");
        var hazard = (await ApiHost.ReadAsync(await officer.PostAsJsonAsync("/api/v1/hazards", await ApiHost.HazardAsync(officer))))["hazardId"];
        var office = await api.AsAsync("anweiban1");
        var proposed = await office.PostAsJsonAsync($"/api/v1/hazards/{hazard}/listing-proposal", new { reason = "重大隐患" });
        proposed.IsSuccessStatusCode.ShouldBeTrue(await proposed.Content.ReadAsStringAsync());
        var caseId = (await ApiHost.ReadAsync(proposed))["caseId"]!.GetValue<string>();
        var view = await ApiHost.ReadAsync(await office.GetAsync($"/api/v1/cases/{caseId}"));
        return (caseId, view["tasks"]![0]!["id"]!.GetValue<string>());
    }

    private static Task<HttpResponseMessage> CompleteAsync(HttpClient client, string task, string version, JsonObject data) =>
        client.PostAsJsonAsync($"/api/v1/tasks/{task}/complete", new JsonObject { ["outcome"] = "Listed", ["data"] = data, ["version"] = int.Parse(version, CultureInfo.InvariantCulture) });
}
